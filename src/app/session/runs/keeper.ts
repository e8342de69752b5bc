// When what is learned is kept: often enough that little is lost, and seldom enough that it is not felt.
import type { Host, Learned } from "./run";

/** ms between two checkpoints at least, and times what one takes: they cost some 2 % at most. Chosen. */
const KEEP_MS = 5000;
const KEEP_SHARE = 50;

export class Keeper {
  private readonly host: Pick<Host, "keep">;
  private next = 0;

  constructor(host: Pick<Host, "keep">) {
    this.host = host;
  }

  get isDue(): boolean {
    return performance.now() > this.next;
  }

  /** @param learned - makes the checkpoint */
  async keep(learned: () => Promise<Learned>): Promise<void> {
    const start = performance.now();
    await this.host.keep(await learned());
    const now = performance.now();
    this.next = now + Math.max(KEEP_MS, KEEP_SHARE * (now - start));
  }
}
