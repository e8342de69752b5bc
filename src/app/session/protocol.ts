// What the page and the engine's worker say to each other. The page calls `Session` (through comlink) and
// gets `Telemetry` back; nothing else crosses. Types only: no code runs here.
import type { Dataset, Episode, Finding, NetworkDocument, Shader } from "../../index";
import type { AgentStatus, AgentStep, AgentView, MapView, NowView } from "./agents/agentViews";

/**
 * `opening`: engine or data not ready yet. `ready`: nothing trained. `running`: without learning. `failed`: see `message`;
 * reset or reopen.
 */
export type Phase =
  | "opening"
  | "ready"
  | "running"
  | "training"
  | "paused"
  | "evaluating"
  | "done"
  | "failed";

/** How far Step goes: one time step, one ms, or to the end of the presentation; `learn`: one sample, learned from. */
export type StepUnit = "step" | "ms" | "sample";

/** What ends training early: held-out accuracy that is reached, or no longer rises; null: nothing. */
export interface StopRule {
  /** 0..1 */
  readonly accuracy: number | null;
  /** tests on held-out digits in a row without a better one */
  readonly patience: number | null;
}

/** What a run is about, so that it can be taken up again. */
export type Doing =
  | { readonly kind: "run" }
  /** data: the name of the only data that it may go on with; absent: any */
  | { readonly kind: "train"; readonly target: number; readonly data?: string };

/** A neuron whose variables the user wants to see. */
export interface Pin {
  readonly population: string;
  readonly neuron: number;
}

/** Correct answers on digits the network never learned from. */
export interface HeldOut {
  /** training samples seen when it was measured */
  readonly samples: number;
  /** 0..1 */
  readonly accuracy: number;
  /** held-out digits it was measured on */
  readonly count: number;
}

/** What was measured before this worker began. */
export interface Past {
  /** on held-out digits */
  readonly tests?: readonly HeldOut[] | undefined;
  /** that an agent has learned from */
  readonly episodes?: readonly Episode[] | undefined;
}

/** What computes. */
export interface EngineView {
  readonly name: string;
  readonly device: string;
  /** a GPU that is emulated on the CPU */
  readonly software: boolean;
  /** why this one */
  readonly reason: string;
  /** true if no GPU could be had */
  readonly fallback: boolean;
  /** synapses that spikes were carried over, and synapses times steps where none was; null where all are computed */
  readonly work: { readonly done: number; readonly skipped: number } | null;
}

/** What the user wants to compute with. */
export type EnginePreference = "auto" | "gpu" | "event";

/** The state of the run, at most ten times a second. */
export interface Status {
  readonly phase: Phase;
  /** why this network cannot be trained on the digits; null if it can */
  readonly untrainable: string | null;
  /** of running without learning: ms of network time so far, and how many pass in a second */
  readonly pace: { readonly ms: number; readonly perSecond: number };
  /** What went wrong and what to do, in words for the user; absent when all is well. */
  readonly message?: string;
  readonly engine: EngineView | null;
  readonly dataset: {
    readonly name: string;
    readonly train: number;
    readonly test: number;
    /** values of one digit */
    readonly pixels?: number;
  } | null;
  /** bytes, while data loads */
  readonly loading?: { readonly loaded: number; readonly total: number };
  /** of a network that acts: then `samples` counts episodes */
  readonly agent?: AgentStatus;
  /** training samples learned, and where training stops */
  readonly samples: number;
  readonly target: number;
  /** of a training in stages: where it stands while it learns; null before and after; absent if it has none */
  readonly stage?: {
    readonly stage: number;
    readonly stages: number;
    readonly doing: "responding" | "learning";
    readonly done: number;
    readonly of: number;
  } | null;
  /** digits shown in the running evaluation, and how many it has */
  readonly evaluated?: { readonly done: number; readonly total: number };
  readonly samplesPerSecond: number;
  /** answers before learning from them, over the last `count` training digits; from running labels */
  readonly recent: { readonly accuracy: number; readonly count: number } | null;
  /** held-out accuracy so far, oldest first; the last one after training is measured on all held-out digits */
  readonly heldOut: readonly HeldOut[];
  /** `[true class, answer]` of the last held-out evaluation, row-major; empty before the first */
  readonly confusion: readonly number[];
  /** class of each output neuron, -1 if it never fired */
  readonly assigned: readonly number[];
  readonly health: { readonly dead: number; readonly medianWins: number } | null;
  /** what makes learning fail, as measured last; empty where all is well */
  readonly findings: readonly Finding[];
  /** hash of all weights, at rest only (ready, paused, done) */
  readonly weightHash?: string;
}

/** What one sample did, or a part of it, as often as the views ask for it. */
export interface SampleView {
  /** -1 where inputs are constant */
  readonly index: number;
  /** `[28, 28]`, 0..255; null where inputs are constant */
  readonly pixels: Uint8Array | null;
  readonly label: number | null;
  /** which of the user's drawings it is, as far as it got; absent: none */
  readonly drawn?: number;
  /** false for a part of a presentation that goes on */
  readonly whole: boolean;
  /** -1: no neuron fired, no labels yet, or the presentation goes on */
  readonly prediction: number;
  /** one score a class, 0..1, summing to 1 or all 0; empty while the presentation goes on */
  readonly scores: Float32Array;
  /** spikes of all populations over the presentation, or this part of it */
  readonly spikes: readonly RasterChunk[];
  /** rewards that fell into it, in order; absent: none */
  readonly doses?: readonly DoseView[];
}

/** A reward, and what dopamine it let reach the synapses. */
export interface DoseView {
  /** steps of its part that were over */
  readonly step: number;
  /** what was paid */
  readonly reward: number;
  /** of dopamine from then on: above 0 for better than expected, below for worse */
  readonly level: number;
  /** ms in which that falls to 1/e; 0: it is gone at once */
  readonly tau: number;
}

/** A variable of one pinned neuron over consecutive steps, while running. */
export interface TraceView extends Pin {
  readonly variable: string;
  readonly unit: string;
  /** ms of network time after the first step */
  readonly start: number;
  /** ms */
  readonly dt: number;
  readonly values: Float32Array;
}

/** Spikes of one population over consecutive steps, one bit a neuron. */
export interface RasterChunk {
  readonly population: string;
  readonly neurons: number;
  /** ms of network time at the first step, counted from the last reset */
  readonly start: number;
  /** ms */
  readonly dt: number;
  readonly steps: number;
  /** `[steps, ceil(neurons / 32)]`; neuron n is bit `n % 32` of word `n / 32` */
  readonly bits: Uint32Array;
}

export interface WeightView {
  readonly projection: string;
  /** shape of the inputs of one neuron */
  readonly pre: readonly number[];
  readonly post: number;
  /** `[pre, post]`, row-major */
  readonly weights: Float32Array;
  /** they are kernels that all places share: `post` counts features, not neurons */
  readonly kernels: boolean;
}

/** The samples that are loaded, class by class. */
export interface DatasetView {
  readonly name: string;
  readonly source: Dataset["source"];
  /** `[rows, columns]` of one sample, or another shape */
  readonly shape: readonly number[];
  readonly classes: readonly {
    readonly name: string;
    readonly train: number;
    readonly test: number;
    /** mean of its training samples, 0..255 */
    readonly mean: Uint8Array;
  }[];
}

/** Digits of the last test that got the same answer. */
export interface AnsweredView {
  /** all there are; `digits` may be fewer */
  readonly count: number;
  /** `pixels` of values 0..255 */
  readonly digits: readonly { readonly index: number; readonly pixels: Uint8Array }[];
  readonly columns: number;
}

/** A network with what it has learned, as a model file, and how far it is. */
export interface Kept {
  readonly file: Uint8Array;
  /** digits, or of an agent episodes, that it has learned from */
  readonly samples: number;
  /** the last of those that an agent has learned from; absent: it is none */
  readonly episodes?: readonly Episode[];
}

export type Telemetry =
  | { readonly kind: "status"; readonly status: Status }
  | { readonly kind: "sample"; readonly sample: SampleView }
  | { readonly kind: "agent"; readonly view: AgentView }
  | { readonly kind: "trace"; readonly trace: TraceView }
  | { readonly kind: "weights"; readonly view: WeightView }
  /** what to go on from if this worker is lost, now and then while it learns; null: nothing was learned */
  | { readonly kind: "checkpoint"; readonly kept: Kept | null }
  /** the device that the engine computes on is gone, once for each engine: only `load` or `open` help */
  | { readonly kind: "lost"; readonly reason: string; readonly doing: Doing | null }
  /** a sign of life, every second */
  | { readonly kind: "beat" };

/** What became of an edit: applied to the running network, or it needs `open` again (weights start anew). */
export type EditResult = "live" | "rebuild";

/** The running network, in its worker. Every promise rejects with an Error whose message is for the user. */
export interface Session {
  /** Called once, first. `sink` receives all telemetry. `dataBase`: URL of the folder of IDX files. */
  start(sink: (telemetry: Telemetry) => void, dataBase: string): Promise<void>;
  /** Builds the engine for a document; forgets weights. The network before goes on if this one is refused. */
  open(document: NetworkDocument, engine: EnginePreference): Promise<void>;
  /** Takes the document's new numbers into the running network, if only live numbers changed. */
  edit(document: NetworkDocument): Promise<EditResult>;
  /** Replaces the digits by four IDX files (optionally gzipped); on an error the old digits stay. An agent goes on. */
  loadFiles(files: readonly File[]): Promise<void>;
  /** Trains until `target` samples were learned or the rule says so, then evaluates on all held-out digits. Returns at once. */
  train(target: number, rule: StopRule): Promise<void>;
  pause(): Promise<void>;
  /** Runs without learning until paused. Returns at once. */
  run(): Promise<void>;
  /** Ms of network time that are run in a second; Infinity: as fast as it goes. */
  setSpeed(msPerSecond: number): Promise<void>;
  /** Whose variables are sent while running. */
  pin(pins: readonly Pin[]): Promise<void>;
  /** Of which projection weights are sent; null: of the first that learns. */
  watch(projection: string | null): Promise<void>;
  /** Learns from exactly one more sample, then pauses; an agent from one decision, or to the end of its episode. */
  step(how?: AgentStep): Promise<void>;
  /** What an agent has done so far; null where nothing acts. */
  recount(): Promise<AgentView | null>;
  /** What an agent thinks of each place of its world, or of what it sees now; null where nothing acts, or it saw nothing yet. */
  look(): Promise<MapView | NowView | null>;
  /** Runs a little without learning, then pauses. */
  advance(unit: StepUnit): Promise<void>;
  /** Begins anew with the state, or draws the weights anew and forgets labels and accuracy, too. */
  reset(what?: "state" | "weights"): Promise<void>;
  /** Classifies `[28, 28]` values, 0..255, without learning. */
  predict(pixels: Uint8Array): Promise<SampleView>;
  /**
   * Numbers of the running network, in base units: `population.variable`, `projection.w`; `projection.delay` in ms and
   * `population.variable.start`, as they were drawn. Null where there is no such array, as of weights that are all one.
   */
  read(name: string): Promise<Float32Array | null>;
  /** Of the samples that are loaded; null before they are. */
  dataName(): Promise<string | null>;
  /** Digits of class `truth` that were answered as `answer` in the last test on held-out digits, `most` of them at most. */
  answered(truth: number, answer: number, most: number): Promise<AnsweredView>;
  /** What is known of the samples; null before they are loaded. */
  describeData(): Promise<DatasetView | null>;
  /** TypeScript that builds a document. */
  code(document: NetworkDocument): Promise<string>;
  /** WGSL of every kernel of a document. */
  shaders(document: NetworkDocument): Promise<readonly Shader[]>;
  /** The trained network as a file. */
  save(): Promise<Uint8Array>;
  /**
   * Goes on with a trained network; the one before goes on if it is refused.
   * @param told - what was measured on the way, and the name of the file, for errors
   * @returns its document
   */
  load(
    file: Uint8Array,
    engine: EnginePreference,
    told?: Past & { readonly name?: string },
  ): Promise<NetworkDocument>;
}
