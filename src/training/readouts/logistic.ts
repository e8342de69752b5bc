import { permutation } from "../permute";
import type { LabelledResponse } from "../responses";
import { decide, type ReadoutModel, type Table } from "./readout";

/**
 * Chosen: after 20 passes the answers to held-out digits change no more. Samples are scaled to length 1, so that one
 * step size fits every network; it falls as 1 / (1 + pass).
 */
const PASSES = 20;
const STEP = 2;
/** Share of every weight that is taken off after each pass, at the step size 1: L2. Chosen: small. */
const DECAY = 1e-3;
/** of random numbers: the order of samples */
const STREAM = 2 ** 24;

/**
 * Multinomial logistic regression on the counts, by stochastic gradient: seeded, so that equal responses give equal
 * weights. The one readout here that is not a vote of spikes: it can weigh a neuron against a class.
 * Table: `[n + 1, classes]`, the last row the bias.
 */
export const logistic: ReadoutModel = {
  name: "logistic",
  about: "Logistic regression on how often each neuron spiked.",
  source: "Bishop 2006, Pattern Recognition and Machine Learning, sec. 4.3.4; L2 and seeded order of samples",
  learnsFrom: "counts",
  reads: "counts",
  learn(responses, seed) {
    const { neurons, classes } = responses;
    const weights = new Float64Array((neurons + 1) * classes);
    const samples = [...responses].map((response) => prepare(response, neurons));
    for (let pass = 0; pass < PASSES; pass++) {
      const step = STEP / (1 + pass);
      for (const k of permutation(samples.length, seed, STREAM, pass))
        descend(weights, samples[k]!, classes, step);
      const left = 1 - DECAY * step;
      for (let i = 0; i < neurons * classes; i++) weights[i]! *= left;
    }
    return Float32Array.from(weights);
  },
  answer({ counts }, table, classes) {
    const active: number[] = [];
    for (let neuron = 0; neuron < counts.length; neuron++)
      for (let left = counts[neuron]!; left > 0; left--) active.push(neuron);
    if (active.length === 0 || isBlank(table)) return decide(new Float32Array(classes));
    const sample = prepare({ label: 0, neurons: Uint32Array.from(active) }, counts.length);
    return decide(Float32Array.from(chances(table, sample, classes)));
  },
};

/** Neurons that spiked and the bias, which every sample has, with the share of each in a vector of length 1. */
interface Sample {
  readonly label: number;
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

function prepare({ label, neurons }: LabelledResponse, bias: number): Sample {
  const counts = new Map<number, number>();
  for (const neuron of [...neurons].sort((a, b) => a - b)) counts.set(neuron, (counts.get(neuron) ?? 0) + 1);
  const length = Math.sqrt([...counts.values()].reduce((sum, count) => sum + count ** 2, 0)) || 1;
  return {
    label,
    rows: [...counts.keys(), bias],
    values: [...counts.values()].map((c) => c / length).concat(1),
  };
}

/** Softmax of the weighted sums, shape `[classes]`. */
function chances(weights: Float64Array | Table, { rows, values }: Sample, classes: number): Float64Array {
  const sums = new Float64Array(classes);
  for (const [i, row] of rows.entries())
    for (let k = 0; k < classes; k++) sums[k]! += values[i]! * weights[row * classes + k]!;
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const total = shares.reduce((a, b) => a + b);
  return shares.map((share) => share / total);
}

function descend(weights: Float64Array, sample: Sample, classes: number, step: number): void {
  const errors = chances(weights, sample, classes);
  errors[sample.label]!--;
  for (const [i, row] of sample.rows.entries())
    for (let k = 0; k < classes; k++) weights[row * classes + k]! -= step * sample.values[i]! * errors[k]!;
}

/** Nothing was learned, not even the bias. */
const isBlank = (table: Table): boolean => table.every((weight) => weight === 0);
