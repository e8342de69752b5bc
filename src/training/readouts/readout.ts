// What a readout is: what it learns from labelled responses, and how it answers a new one. Its table is plain numbers.
import type { ReadoutBy } from "../../core/document";
import type { Counts, Responses } from "../responses";

/** What the output neurons did in one sample. */
export interface Response {
  /** spikes of each neuron, shape `[n]` */
  readonly counts: Counts;
  /** the neuron of each spike, in order, within a step by index; empty where a readout reads counts alone */
  readonly order: Uint32Array;
}

/** What a readout has learned: numbers whose shape is its own. */
export type Table = Float32Array<ArrayBuffer>;

export interface ReadoutModel {
  readonly name: ReadoutBy;
  readonly about: string;
  readonly source: string;
  /** what it needs of each sample to learn, and to answer: `order` of every output spike costs memory and time */
  readonly learnsFrom: "counts" | "order";
  readonly reads: "counts" | "order";
  /** the class of each neuron, shape `[neurons]`, where no response decides it; absent: the one it answers most to */
  readonly assigned?: (neurons: number, classes: number) => Int16Array<ArrayBuffer>;
  /** Equal responses and seeds give equal tables. */
  readonly learn: (responses: Responses, seed: number) => Table;
  readonly answer: (response: Response, table: Table, classes: number) => Answer;
}

export interface Answer {
  /** -1 if no neuron with a class fired */
  readonly prediction: number;
  /** share of each class, summing to 1, or all 0; shape `[classes]` */
  readonly scores: Float32Array<ArrayBuffer>;
}

/** The class with the most votes, the lower one of two that have as many; none if there are no votes. */
export function decide(votes: Float32Array<ArrayBuffer>): Answer {
  const total = votes.reduce((a, b) => a + b, 0);
  if (total === 0) return { prediction: -1, scores: votes };
  let prediction = 0;
  for (let k = 0; k < votes.length; k++) {
    if (votes[k]! > votes[prediction]!) prediction = k;
  }
  return { prediction, scores: votes.map((vote) => vote / total) };
}

/** Every spike votes for each class as its neuron's row of the table says. @param table - shape `[n, classes]` */
export function vote({ counts }: Pick<Response, "counts">, table: Table, classes: number): Answer {
  const votes = new Float32Array(classes);
  for (let neuron = 0; neuron < counts.length; neuron++) {
    const spikes = counts[neuron]!;
    for (let k = 0; spikes > 0 && k < classes; k++) votes[k]! += spikes * table[neuron * classes + k]!;
  }
  return decide(votes);
}
