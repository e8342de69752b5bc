// What an epoch of training adds up to: answers, spikes and time, and the thresholds that it leaves.
import type { EpochRecord } from "./callbacks/callback";
import type { Model } from "./model";
import type { SampleResult } from "./runs";

/** What an epoch adds up to. */
export class Tally {
  samples = 0;
  private right = 0;
  private ms = 0;
  private since = performance.now();
  private readonly spikes: Float64Array;
  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
    this.spikes = new Float64Array(model.engine.plan.readout!.n);
  }

  pause(): void {
    this.ms += performance.now() - this.since;
  }

  go(): void {
    this.since = performance.now();
  }

  add(results: readonly SampleResult[]): void {
    for (const { label, prediction, counts } of results) {
      this.samples++;
      if (prediction === label) this.right++;
      for (let n = 0; n < counts.length; n++) this.spikes[n]! += counts[n]!;
    }
  }

  async record(epoch: number, validation: number | null): Promise<EpochRecord> {
    const { model, samples, ms } = this;
    return {
      epoch,
      samples: model.samples,
      seconds: ms / 1000,
      samplesPerSecond: samples / (ms / 1000),
      accuracy: this.right / samples,
      validation,
      dead: this.spikes.filter((spikes) => spikes === 0).length,
      meanTheta: await meanTheta(model),
    };
  }
}

/** Mean of the raised threshold of each population that has one, mV. */
export async function meanTheta({ engine }: Model): Promise<Record<string, number>> {
  const means: Record<string, number> = {};
  for (const population of engine.plan.populations) {
    if (population.kind !== "neurons" || !population.variables.includes("theta")) continue;
    const theta = await engine.read(`${population.name}.theta`);
    let sum = 0;
    for (const value of theta) sum += value;
    means[population.name] = sum / theta.length;
  }
  return means;
}
