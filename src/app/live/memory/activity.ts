// How active each neuron is right now: spikes of the last sample, or in slow motion a trace that fades behind them.
import type { SampleView } from "../../session/protocol";
import { samples } from "../channel";
import { spikeCounts } from "../spikeHistory";

/** ms of network time in which a spike's trace fades to a third. Chosen: seen for a second in slow motion. */
export const FADE = 20;

export class Activity {
  private readonly populations = new Map<string, Float32Array>();
  private open = false;
  private index: number | null = null;
  /** true while parts of a presentation come one after another */
  slow = false;

  append(sample: SampleView): void {
    const goesOn = !sample.whole || (this.open && this.index === sample.index);
    for (const chunk of sample.spikes) {
      const counts = spikeCounts(chunk);
      const before = this.populations.get(chunk.population);
      if (!goesOn || before?.length !== counts.length) {
        this.populations.set(chunk.population, Float32Array.from(counts));
        continue;
      }
      const rest = Math.exp((-chunk.steps * chunk.dt) / FADE);
      for (let n = 0; n < counts.length; n++) before[n] = Math.min(4, before[n]! * rest + counts[n]!);
    }
    this.open = !sample.whole;
    this.index = sample.index;
    this.slow = goesOn;
  }

  /** By neuron, 0: silent, about 1: one spike just now, or the spikes of a whole sample. */
  levels(population: string): Float32Array | undefined {
    return this.populations.get(population);
  }

  clear(): void {
    this.populations.clear();
    this.open = false;
    this.slow = false;
  }
}

export const activity = new Activity();

samples.subscribe((sample) => {
  if (sample) activity.append(sample);
  else activity.clear();
});
