// How output neurons get their classes, and how their spikes become an answer. Labels of test data never
// come here: a class is assigned from responses to training samples alone.

/** Spikes of every output neuron to one sample, shape `[n]`. */
export type Counts = Uint16Array;

/** The responses to the last `window` labelled samples. */
export class Responses {
  private readonly window: number;
  private readonly classes: number;
  private readonly kept: { counts: Counts; label: number }[] = [];
  /** spikes summed over the window, shape `[n, classes]` */
  private readonly sums: Float64Array;
  private readonly shown: Float64Array;

  constructor(neurons: number, classes: number, window: number) {
    this.window = window;
    this.classes = classes;
    this.sums = new Float64Array(neurons * classes);
    this.shown = new Float64Array(classes);
  }

  add(counts: Counts, label: number): void {
    this.kept.push({ counts, label });
    this.count(counts, label, 1);
    if (this.kept.length <= this.window) return;
    const oldest = this.kept.shift()!;
    this.count(oldest.counts, oldest.label, -1);
  }

  private count(counts: Counts, label: number, sign: 1 | -1): void {
    this.shown[label]! += sign;
    for (let n = 0; n < counts.length; n++) this.sums[n * this.classes + label]! += sign * counts[n]!;
  }

  /** Spikes of each neuron over the window, shape `[n]`. */
  activity(): Float64Array {
    const total = new Float64Array(this.sums.length / this.classes);
    for (let i = 0; i < this.sums.length; i++) total[Math.floor(i / this.classes)]! += this.sums[i]!;
    return total;
  }

  /**
   * Each neuron's class: the one it answers most to, in spikes a sample. -1 for a neuron that never fired.
   * @see Diehl & Cook 2015, doi:10.3389/fncom.2015.00099, section 2.5
   */
  assign(): Int8Array {
    const assigned = new Int8Array(this.sums.length / this.classes).fill(-1);
    for (let n = 0; n < assigned.length; n++) {
      let best = 0;
      for (let k = 0; k < this.classes; k++) {
        const mean = this.shown[k] ? this.sums[n * this.classes + k]! / this.shown[k]! : 0;
        if (mean > best) {
          best = mean;
          assigned[n] = k;
        }
      }
    }
    return assigned;
  }
}

export interface Answer {
  /** -1 if no assigned neuron fired */
  readonly prediction: number;
  /** share of each class, summing to 1, or all 0; shape `[classes]` */
  readonly scores: Float32Array<ArrayBuffer>;
}

/** All-activity readout: the class whose neurons fired most on average. Ties go to the lower class. */
export function vote(counts: Counts, assigned: Int8Array, classes: number): Answer {
  const sums = new Float64Array(classes);
  const sizes = new Float64Array(classes);
  for (let n = 0; n < counts.length; n++) {
    const k = assigned[n]!;
    if (k < 0) continue;
    sums[k]! += counts[n]!;
    sizes[k]!++;
  }
  const means = sums.map((sum, k) => (sizes[k] ? sum / sizes[k]! : 0));
  const total = means.reduce((a, b) => a + b, 0);
  const scores = new Float32Array(classes);
  if (total === 0) return { prediction: -1, scores };
  let prediction = 0;
  for (let k = 0; k < classes; k++) {
    scores[k] = means[k]! / total;
    if (means[k]! > means[prediction]!) prediction = k;
  }
  return { prediction, scores };
}

/** Spikes of each neuron over `steps` steps of bits, shape `[steps, ceil(n / 32)]`. */
export function countSpikes(bits: Uint32Array, neurons: number): Counts {
  const counts = new Uint16Array(neurons);
  const words = Math.ceil(neurons / 32);
  for (let at = 0; at < bits.length; at++) {
    let word = bits[at]!;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      counts[(at % words) * 32 + bit]!++;
      word &= word - 1;
    }
  }
  return counts;
}
