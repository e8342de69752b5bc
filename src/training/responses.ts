// What output neurons answered to labelled samples of training: all that a readout learns from. Labels of test data
// never come here.
import { ModelError } from "../util/errors";

/** Spikes of every output neuron to one sample, shape `[n]`. */
export type Counts = Uint16Array;

/** Samples that a window holds at least, and spikes a neuron that it holds at most. */
export interface Window {
  readonly samples: number;
  readonly spikesPerNeuron: number;
}

/** Neurons that spiked for one sample, one entry a spike: in the order of their spikes, or by index. */
export interface LabelledResponse {
  readonly label: number;
  readonly neurons: Uint32Array;
}

/** Holds all that it is given. */
export const UNLIMITED: Window = { samples: Number.POSITIVE_INFINITY, spikesPerNeuron: 0 };

/** The responses to the last labelled samples. */
export class Responses {
  readonly neurons: number;
  readonly classes: number;
  private readonly window: Window;
  /**
   * Of each sample its label, how many spikes, and the neurons of these, the oldest first: numbers in a row cost least,
   * and leave nothing to collect.
   */
  private kept = new Uint32Array(1024);
  private oldest = 0;
  private end = 0;
  private samples = 0;
  private spikes = 0;
  /** spikes summed over the window, shape `[n, classes]` */
  private readonly sums: Float64Array;
  private readonly shown: Float64Array;

  constructor(neurons: number, classes: number, window: Window) {
    this.neurons = neurons;
    this.classes = classes;
    this.window = window;
    this.sums = new Float64Array(neurons * classes);
    this.shown = new Float64Array(classes);
  }

  /**
   * Goes on from what `state` gave, whatever window it was kept in.
   * @throws {ModelError} if it is of other neurons or classes
   */
  static from(state: Uint32Array, neurons: number, classes: number, window: Window): Responses {
    const responses = new Responses(neurons, classes, window);
    for (let at = 0; at < state.length; ) {
      const [label, spikes] = [state[at]!, state[at + 1] ?? 0];
      const sequence = state.subarray(at + 2, at + 2 + spikes);
      if (label >= classes || sequence.length < spikes || sequence.some((neuron) => neuron >= neurons)) {
        const here = `${neurons} neurons and ${classes} classes`;
        throw new ModelError("checkpoint.responses", `are of another network; this one has ${here}.`);
      }
      responses.keepAll(sequence, label);
      at += 2 + spikes;
    }
    return responses;
  }

  /** A copy of all that is remembered: of each sample its label, number of spikes, and their neurons. */
  state(): Uint32Array<ArrayBuffer> {
    return this.kept.slice(this.oldest, this.end);
  }

  /** Samples that are remembered. */
  get count(): number {
    return this.samples;
  }

  /** Samples of each class that are remembered, shape `[classes]`. */
  get shownByClass(): Readonly<Float64Array> {
    return this.shown;
  }

  /**
   * Takes the responses to some samples, in order. Most neurons were silent: two of them are looked at in one.
   * @param counts - an array of its own, shape `[any, n]`
   * @param first - number of the first of the samples in it
   * @param labels - of these samples
   */
  add(counts: Counts, first: number, labels: ArrayLike<number>): void {
    const { sums, classes, neurons } = this;
    const pairs = new Uint32Array(counts.buffer, counts.byteOffset, counts.length >> 1);
    for (let k = 0; k < labels.length; k++) {
      const label = labels[k]!;
      const from = (first + k) * neurons;
      let spikes = 0;
      this.keep(label);
      this.keep(0);
      for (let n = from; n < from + neurons; n++) {
        if ((n & 1) === 0 && pairs[n >> 1] === 0) n++;
        else
          for (let left = counts[n]!; left > 0; left--) {
            this.keep(n - from);
            spikes++;
            sums[(n - from) * classes + label]!++;
          }
      }
      this.finish(label, spikes);
      this.forget();
    }
  }

  /** Takes the response to one sample, as the neurons that spiked, one entry a spike. */
  addOrdered(neurons: ArrayLike<number>, label: number): void {
    this.keepAll(neurons, label);
    this.forget();
  }

  /** The responses, the oldest first. */
  *[Symbol.iterator](): Generator<LabelledResponse> {
    for (let at = this.oldest; at < this.end; ) {
      const [label, spikes] = [this.kept[at]!, this.kept[at + 1]!];
      yield { label, neurons: this.kept.subarray(at + 2, at + 2 + spikes) };
      at += 2 + spikes;
    }
  }

  private keepAll(neurons: ArrayLike<number>, label: number): void {
    this.keep(label);
    this.keep(0);
    for (let k = 0; k < neurons.length; k++) {
      this.keep(neurons[k]!);
      this.sums[neurons[k]! * this.classes + label]!++;
    }
    this.finish(label, neurons.length);
  }

  private finish(label: number, spikes: number): void {
    this.kept[this.end - spikes - 1] = spikes;
    this.shown[label]!++;
    this.samples++;
    this.spikes += spikes;
  }

  private forget(): void {
    const most = this.window.spikesPerNeuron * this.neurons;
    while (this.samples > this.window.samples && this.spikes > most) this.drop();
  }

  private keep(number: number): void {
    if (this.end === this.kept.length) this.makeRoom();
    this.kept[this.end++] = number;
  }

  /** Moves what is left to the front, into twice the room if there is more than half of it. */
  private makeRoom(): void {
    const { oldest, end } = this;
    const left = this.kept.subarray(oldest, end);
    if (2 * oldest < this.kept.length) this.kept = new Uint32Array(2 * this.kept.length);
    this.kept.set(left);
    this.end = end - oldest;
    this.oldest = 0;
  }

  private drop(): void {
    const { kept, sums, classes } = this;
    const [label, spikes] = [kept[this.oldest]!, kept[this.oldest + 1]!];
    const end = this.oldest + 2 + spikes;
    for (let k = this.oldest + 2; k < end; k++) sums[kept[k]! * classes + label]!--;
    this.shown[label]!--;
    this.samples--;
    this.spikes -= spikes;
    this.oldest = end;
  }

  /** Spikes of each neuron over the window, shape `[n]`. */
  activity(): Float64Array {
    const total = new Float64Array(this.neurons);
    for (let i = 0; i < this.sums.length; i++) total[Math.floor(i / this.classes)]! += this.sums[i]!;
    return total;
  }

  /**
   * How each neuron's answers are spread over the classes: spikes a sample of the class, summing to 1 a neuron,
   * or all 0 for one that never fired. Shape `[n, classes]`.
   */
  profile(): Profile {
    return profileOf(this.sums, this.shown);
  }
}

/** See `Responses.profile`. */
export type Profile = Float32Array<ArrayBuffer>;

/** @param sums - shape `[n, classes]`; @param shown - samples of each class, shape `[classes]` */
export function profileOf(sums: Float64Array, shown: Readonly<Float64Array>): Profile {
  const classes = shown.length;
  const profile = new Float32Array(sums.length);
  for (let at = 0; at < profile.length; at += classes) {
    let total = 0;
    for (let k = 0; k < classes; k++) {
      const mean = shown[k] ? sums[at + k]! / shown[k]! : 0;
      profile[at + k] = mean;
      total += mean;
    }
    for (let k = 0; total > 0 && k < classes; k++) profile[at + k]! /= total;
  }
  return profile;
}

/** Each neuron's class: the one it answers most to, -1 if it never fired. Shape `[n]`. */
export function assign(profile: Profile, classes: number): Int16Array<ArrayBuffer> {
  const assigned = new Int16Array(profile.length / classes).fill(-1);
  for (let n = 0; n < assigned.length; n++) {
    let best = 0;
    for (let k = 0; k < classes; k++) {
      if (profile[n * classes + k]! <= best) continue;
      best = profile[n * classes + k]!;
      assigned[n] = k;
    }
  }
  return assigned;
}
