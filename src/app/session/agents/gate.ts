// Where a loop is held between two of its rounds, let through for a few, and let go on.

export class Gate {
  private left = 0;
  private state: "idle" | "going" | "holding" = "idle";
  private open: () => void = () => {};
  private waiting: (() => void)[] = [];

  /** Whether a loop stands here. */
  get isHolding(): boolean {
    return this.state === "holding";
  }

  /** Whether a loop is on its way. */
  get isGoing(): boolean {
    return this.state === "going";
  }

  /** Whether a loop that comes here is held. */
  get isClosed(): boolean {
    return this.left <= 0;
  }

  /** @param rounds - that may begin from now on */
  let(rounds = Number.POSITIVE_INFINITY): void {
    this.left = rounds;
    if (!this.isHolding || rounds <= 0) return;
    this.state = "going";
    this.open();
  }

  close(): void {
    this.left = 0;
  }

  /** Settles when no loop goes on: it stands here, or there is none. */
  whenStill(): Promise<void> {
    if (this.state !== "going") return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** A loop begins its first round. */
  begin(): void {
    this.state = "going";
  }

  /** Called by the loop between rounds: settles when the next one may begin. */
  async pass(): Promise<void> {
    if (this.isClosed) {
      const opened = new Promise<void>((resolve) => {
        this.open = resolve;
      });
      this.rest("holding");
      await opened;
    }
    this.left--;
  }

  /** The loop has ended. */
  end(): void {
    this.rest("idle");
  }

  private rest(state: "idle" | "holding"): void {
    this.state = state;
    for (const tell of this.waiting.splice(0)) tell();
  }
}
