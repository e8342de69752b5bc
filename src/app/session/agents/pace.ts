// How fast an agent lives: network time that passes in a second, as it is wanted and as it is measured.

/** ms that a wait for slow motion goes on without looking whether it is still wanted. */
const SLICE_MS = 40;

export class Pace {
  /** ms of network time a second; Infinity: as fast as it goes */
  speed = Number.POSITIVE_INFINITY;
  /** ms of network time so far */
  now = 0;
  /** ms of network time that pass in a second */
  rate = 0;
  private owed = 0;
  private since = 0;

  /** It goes on after it stood. */
  start(): void {
    this.owed = 0;
    this.next();
  }

  /** A decision begins. */
  next(): void {
    this.since = performance.now();
  }

  /** A decision of `ms` is over: waits until they may have passed, as long as they are waited for. */
  async wait(ms: number, isWanted: () => boolean): Promise<void> {
    if (this.speed === Number.POSITIVE_INFINITY) return;
    this.owed += ms;
    let from = this.since;
    for (;;) {
      const now = performance.now();
      this.owed = Math.max(-ms, this.owed - ((now - from) / 1000) * this.speed);
      from = now;
      if (this.owed <= 0 || !isWanted()) return;
      await sleep(Math.min(SLICE_MS, (1000 * this.owed) / this.speed));
    }
  }

  measure(ms: number): void {
    const rate = (1000 * ms) / Math.max(0.01, performance.now() - this.since);
    this.rate = this.rate === 0 ? rate : 0.9 * this.rate + 0.1 * rate;
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
