// What is done with the network that is open, whether it is shown digits or acts in a world: the worker knows no more.
// Types only.
import type { AgentCheckpoint, Checkpoint, Episode, NetworkDocument } from "../../../index";
import type { AgentStep, AgentView, MapView, NowView } from "../agents/agentViews";
import type { Doing, Pin, Status, StepUnit, StopRule, Telemetry } from "../protocol";

/** Where learning stands: all that is needed to go on from it elsewhere. */
export interface Learned {
  readonly document: NetworkDocument;
  readonly checkpoint: Checkpoint | AgentCheckpoint;
  /** the last of those that an agent has learned from; absent: it learns from digits */
  readonly episodes?: readonly Episode[];
}

/** What a run needs from its worker. */
export interface Host {
  sink(telemetry: Telemetry): unknown;
  tell(): void;
  /** one user of the engine at a time */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** the engine, until what is given is called */
  take(): Promise<() => void>;
  /** Told of what breaks a run before that has ended: a lost device is told with what goes on. */
  broken(error: unknown): void;
  /** Lets what has begun go on; what ends it is told. */
  follow(work: Promise<void>): void;
  /** Takes what was learned to where it outlives this worker. */
  keep(learned: Learned): Promise<void>;
  /** the projection whose weights are shown, where one was chosen */
  watched(): string | null;
}

export interface Tuning {
  /** whose variables are told */
  readonly pins: readonly Pin[];
  /** ms of network time a second; Infinity: as fast as it goes */
  readonly speed: number;
}

/** Settles, if nothing else is said, when it is done. What is not possible is refused with a sentence. */
export interface Run {
  /** what goes on by itself, to be taken up again elsewhere; null: nothing */
  readonly doing: Doing | null;
  status(): Partial<Status>;
  tune(tuning: Tuning): void;
  /** Tells the fingerprint of the weights, now that they stand still. */
  rest(): Promise<void>;
  /** Learns until there were `target` samples or episodes in all; settles when it has begun. */
  train(target: number, rule: StopRule): Promise<void>;
  /** Goes on without learning; settles when it has begun. */
  run(): Promise<void>;
  /** Learns from one sample more; an agent from one decision, or to the end of its episode. */
  step(how: AgentStep): Promise<void>;
  /** A little further without learning. */
  advance(unit: StepUnit): Promise<void>;
  /** Holds it; it goes on from there. */
  pause(): Promise<void>;
  /** Back to the beginning of what it is shown; what was learned stays. */
  rewind(): Promise<void>;
  /** Gives up what is under way, so that the network can be taken away or drawn anew. */
  end(): Promise<void>;
  /** What was learned by now, whole. */
  learned(): Promise<Learned>;
  /** What an agent thinks: see `Session.look`. */
  look(): Promise<MapView | NowView | null>;
  /** What an agent has done so far; null where nothing acts. */
  recount(): AgentView | null;
}
