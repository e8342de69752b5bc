// How often each neuron fires for each class, over the labelled samples that were shown here.
import type { SampleView } from "../../session/protocol";
import { samples } from "../channel";
import { spikeCounts } from "../spikeHistory";

/** Samples of each class that the mean reaches back over: what learns changes its answers. Chosen. */
const MEMORY = 40;

export class Responses {
  /** by population: mean spikes a sample, `[class, neuron]` */
  private readonly means = new Map<string, Float32Array[]>();
  private readonly seen: number[] = [];
  private readonly parts = new Map<string, Uint16Array>();
  samples = 0;

  append(sample: SampleView): void {
    const { label, whole, spikes } = sample;
    if (label === null) return;
    for (const chunk of spikes) {
      const counts = spikeCounts(chunk);
      const before = this.parts.get(chunk.population);
      if (before?.length === counts.length) for (let n = 0; n < counts.length; n++) counts[n]! += before[n]!;
      this.parts.set(chunk.population, counts);
    }
    if (!whole) return;
    this.samples++;
    this.seen[label] = Math.min(MEMORY, (this.seen[label] ?? 0) + 1);
    const share = 1 / this.seen[label];
    for (const [population, counts] of this.parts) {
      const classes = this.means.get(population) ?? [];
      if (classes[label]?.length !== counts.length) classes[label] = new Float32Array(counts.length);
      const mean = classes[label];
      for (let n = 0; n < counts.length; n++) mean[n]! += share * (counts[n]! - mean[n]!);
      this.means.set(population, classes);
    }
    this.parts.clear();
  }

  /** Mean spikes a sample, `[class][neuron]`; classes not seen are missing. */
  of(population: string): readonly (Float32Array | undefined)[] {
    return this.means.get(population) ?? [];
  }

  clear(): void {
    this.means.clear();
    this.parts.clear();
    this.seen.length = 0;
    this.samples = 0;
  }
}

export const responses = new Responses();

/** From now on what is shown is remembered: it begins with the page, not when a plot of it is opened. */
export function gatherResponses(): void {
  samples.subscribe((sample) => {
    if (sample) responses.append(sample);
    else responses.clear();
  });
}
