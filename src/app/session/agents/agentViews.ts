// What an agent's run tells the page. Types only.
import type { Actions, Episode, Scene } from "../../../index";

/** One decision, and what came of it. */
export interface DecisionView {
  readonly episode: number;
  /** of its episode, from 0 */
  readonly step: number;
  /** the number of an act, or a direction in radians */
  readonly action: number;
  /** whether no spike decided it */
  readonly random: boolean;
  /** what the critic expected; 0 without one */
  readonly value: number;
  readonly reward: number;
  /** what reached the synapses for the decision before; null where none did */
  readonly signal: number | null;
  /** ms of network time when it was taken */
  readonly at: number;
}

/** What happened since the last one of these. */
export interface AgentView {
  readonly world: string;
  readonly acts: Actions;
  /** as it looks now; null for a world that draws nothing */
  readonly scene: Scene | null;
  readonly learns: boolean;
  readonly decisions: readonly DecisionView[];
  /** sum of rewards of the episode that is on */
  readonly total: number;
  /** those that ended, and were learned from */
  readonly episodes: readonly Episode[];
}

/** What an agent would do at each place, and what it expects there. */
export interface MapView {
  readonly kind: "map";
  readonly acts: Actions;
  /** episodes learned from so far */
  readonly episodes: number;
  /** null for a world that draws nothing */
  readonly scene: Scene | null;
  readonly sites: readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    /** null: no spike would decide */
    readonly action: number | null;
    readonly value: number;
  }[];
}

/** What an agent would do now, where its world has no places. */
export interface NowView {
  readonly kind: "now";
  readonly acts: Actions;
  /** episodes learned from so far */
  readonly episodes: number;
  /** of its thoughts that end in each act, or in each of as many sectors of all directions, the first about 0 */
  readonly shares: readonly number[];
  /** of those in which no spike would decide */
  readonly undecided: number;
  /** what it expects, in their mean */
  readonly value: number;
}

/** Of an agent, in the status. */
export interface AgentStatus {
  readonly world: string;
  /** episodes that its document has it learn from */
  readonly planned: number;
  /** what says how well it does: the steps to a goal, or else what it is paid */
  readonly judged: "steps" | "total";
  /** of the last episodes learned from */
  readonly recent: { readonly total: number; readonly steps: number; readonly count: number } | null;
}

/** How far Step goes where an agent learns. */
export type AgentStep = "decision" | "episode";
