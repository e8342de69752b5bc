// What one run over samples is told, and what it tells: learning, testing, labelling.
import type { Snapshot, Spikes } from "../engines/engine";
import type { Answer } from "./readouts/readout";
import type { Counts } from "./responses";

/** What one sample did. */
export interface SampleResult extends Answer {
  /** number of the sample in its data set */
  readonly index: number;
  readonly label: number | null;
  readonly counts: Counts;
  /** of every population over the presentation; null where no one watches */
  readonly spikes: Spikes | null;
}

export interface RunOptions {
  /** samples between two calls of `onBatch`, rounded up to whole minibatches; changes no result */
  readonly batch?: number;
  readonly onBatch?: (results: readonly SampleResult[]) => void | Promise<void>;
  /** called as `onBatch` is, with the samples done so far: costs nothing where no one asks for answers */
  readonly onProgress?: (done: number) => void | Promise<void>;
  /** whose spikes the results of a batch hold: the fewer, the faster. `none` if absent */
  readonly watch?: "none" | "last" | "all";
  /** stops after the running batch; what was learned stays */
  readonly signal?: AbortSignal;
}

export interface FitOptions extends RunOptions {
  /** samples learned in all when it stops; once through if absent */
  readonly until?: number;
  /** samples over which parameters are annealed; `until` if absent */
  readonly span?: number;
}

export interface LookOptions extends RunOptions {
  /** samples to show, the first of the data; all if absent */
  readonly count?: number;
}

export interface Evaluation {
  /** 0..1, of `count` samples */
  readonly accuracy: number;
  readonly count: number;
  /** `[true class, answer]`; an unanswered sample counts in no column, but as wrong */
  readonly confusion: Uint32Array<ArrayBuffer>;
  /** classes of these samples that no remembered training response has: they cannot be answered */
  readonly unseen: readonly number[];
}

/** What a pass over training samples told about the output neurons. */
export interface Labelling {
  readonly count: number;
  /** classes that no sample had */
  readonly unseen: readonly number[];
  /** output neurons that never fired, and so have no class */
  readonly silent: number;
}

/** The state of training: with the document it is all that is needed to go on elsewhere, to equal bits. */
export interface Checkpoint {
  readonly samples: number;
  readonly network: Snapshot;
  /** what the readout learns from: of each sample its label, number of spikes, and the neuron of each */
  readonly responses: Uint32Array<ArrayBuffer>;
  /** where a teacher has begun: the class by which it rewards each output neuron */
  readonly taught?: Int16Array;
}
