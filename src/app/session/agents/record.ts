// The episodes that an agent has learned from, how well the last ones went, and how fast they pass.
import type { Episode } from "../../../index";
import type { AgentStatus } from "./agentViews";

/** Episodes that "the last N" counts. */
const RECENT = 20;
/** Episodes that are kept. Chosen: more than any example has. */
const MOST = 10_000;

export class EpisodeRecord {
  /** that pass in a second */
  rate = 0;
  private readonly episodes: Episode[];
  private last = 0;

  /** @param episodes - that were learned from before */
  constructor(episodes: readonly Episode[]) {
    this.episodes = [...episodes];
  }

  add(episode: Episode): void {
    this.episodes.push(episode);
    if (this.episodes.length > 2 * MOST) this.episodes.splice(0, MOST);
    const now = performance.now();
    const rate = 1000 / Math.max(1e-3, now - this.last);
    const isFirst = this.rate === 0 || this.last === 0;
    this.rate = isFirst ? rate : 0.9 * this.rate + 0.1 * rate;
    this.last = now;
  }

  /** Of the first so many in all; the last of them if they are very many. */
  upTo(count: number): readonly Episode[] {
    return this.episodes.filter(({ index }) => index < count).slice(-MOST);
  }

  recent(): AgentStatus["recent"] {
    const last = this.episodes.slice(-RECENT);
    const mean = (of: "total" | "steps") => last.reduce((sum, one) => sum + one[of], 0) / last.length;
    return last.length > 0 ? { total: mean("total"), steps: mean("steps"), count: last.length } : null;
  }
}
