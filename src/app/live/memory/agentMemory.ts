// What an agent has done: its episodes, all of them, and its last decisions. Kept whether or not a plot shows them.
import type { Episode } from "../../../index";
import type { AgentView, DecisionView } from "../../session/agents/agentViews";
import { acts } from "../channel";

/** Decisions kept: more than the widest strip has pixels. */
export const MOST_DECISIONS = 4000;

export class AgentMemory {
  episodes: Episode[] = [];
  decisions: DecisionView[] = [];
  /** null before anything happened */
  last: AgentView | null = null;

  take(view: AgentView | null): void {
    this.last = view;
    if (view === null) {
      this.episodes = [];
      this.decisions = [];
      return;
    }
    const next = view.episodes[0];
    const known = next ? this.episodes.findIndex(({ index }) => index >= next.index) : -1;
    if (known >= 0) this.episodes.length = known; // learned anew from there
    this.episodes.push(...view.episodes);
    this.decisions.push(...view.decisions);
    // now and then, not at each: what is beyond is few
    if (this.decisions.length > 2 * MOST_DECISIONS) this.decisions = this.decisions.slice(-MOST_DECISIONS);
  }

  /** As it is now, for a plot that is frozen. */
  copy(): AgentMemory {
    const copy = new AgentMemory();
    copy.episodes = [...this.episodes];
    copy.decisions = this.decisions.slice(-MOST_DECISIONS);
    copy.last = this.last;
    return copy;
  }
}

export const agentMemory = new AgentMemory();
acts.subscribe((view) => agentMemory.take(view));

/** Mean over a window of so many values that ends at each. */
export function runningMean(values: readonly number[], window: number): number[] {
  let sum = 0;
  return values.map((value, k) => {
    sum += value - (k >= window ? values[k - window]! : 0);
    return sum / Math.min(k + 1, window);
  });
}
