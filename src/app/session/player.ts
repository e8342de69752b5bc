// Runs a network without learning from digits, in slow motion or as fast as it goes: sample after sample where there are
// some that fit its input, else on and on with constant inputs. A network that has no vote learns from its own spikes.
import {
  type Engine,
  type InputPopulation,
  joinSpikes,
  type Model,
  Payer,
  type Samples,
  type Spikes,
  throughFilter,
  toBytes,
} from "../../index";
import { letMessagesIn } from "./pauses";
import type { DoseView, Pin, SampleView, StepUnit, Telemetry } from "./protocol";
import { readTraces, type TraceParts, tracesOf } from "./traces";
import { dopamineOf, rasterOf, weightsOf } from "./views";

/** What a player needs from its worker. */
interface Host {
  sink(telemetry: Telemetry): void;
  tell(): void;
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** the projection whose weights are shown, where one was chosen */
  watched(): string | null;
}

/** What is run: `model` answers where the network has a readout. */
export interface Played {
  readonly engine: Engine;
  readonly model: Model | null;
  /** to show, one after another; null: inputs are constant */
  readonly samples: Samples | null;
}

/** ms from frame to frame, and that one may take where speed has no limit. Chosen: smooth to the eye. */
const FRAME_MS = 33;
/** Steps of a frame at most: a slow engine then falls behind the wanted speed instead of the user's hand. */
const MOST_STEPS = 4000;
/** Steps between two looks at pinned neurons at most, where every step is read by itself. */
const MOST_TRACED = 200;
/** ms between two pictures of weights that change. Chosen: smooth to the eye. */
const WEIGHTS_MS = 150;

export class Player {
  pins: readonly Pin[] = [];
  /** ms of network time a second; Infinity: as fast as it goes */
  speed = Number.POSITIVE_INFINITY;
  private played: Played;
  private readonly host: Host;
  private stop: AbortController | null = null;
  private loop: Promise<void> = Promise.resolve();
  /** steps of the presentation that is on; null: none has begun */
  private step: number | null = null;
  private index = -1;
  private shown = 0;
  private parts: Spikes[] = [];
  private payer: Payer | null = null;
  /** rewards of the part that is on; `step` counts from where the payer began */
  private doses: DoseView[] = [];
  private measured = 0;
  private lastWeights = 0;

  constructor(played: Played, host: Host) {
    this.played = played;
    this.host = host;
  }

  get isRunning(): boolean {
    return this.stop !== null;
  }

  /** ms of network time so far, and how many a second pass. */
  get pace(): { readonly ms: number; readonly perSecond: number } {
    return { ms: this.shown * this.dt, perSecond: this.isRunning ? this.measured : 0 };
  }

  /** Without a vote it cannot be trained on samples: it learns while it runs. */
  private get learns(): boolean {
    return (
      this.played.model === null && this.played.engine.plan.projections.some(({ rule }) => rule !== null)
    );
  }

  private get dt(): number {
    return this.played.engine.plan.document.dt;
  }

  /** Until `pause`. */
  async run(): Promise<void> {
    this.stop = new AbortController();
    this.loop = this.play(this.stop.signal);
    try {
      await this.loop;
    } finally {
      this.stop = null;
      this.host.tell();
    }
  }

  async pause(): Promise<void> {
    this.stop?.abort();
    await this.loop.catch(() => {});
  }

  /** One step, one ms, or to the end of the presentation. */
  async advanceBy(unit: StepUnit): Promise<void> {
    const { sampleSteps } = this.played.engine.plan;
    const left = sampleSteps - ((this.step ?? 0) % sampleSteps);
    await this.advance(unit === "step" ? 1 : unit === "ms" ? Math.max(1, Math.round(1 / this.dt)) : left);
  }

  /** Back to the first sample, with nothing under way. */
  rewind(): void {
    this.step = null;
    this.index = -1;
    this.shown = 0;
    this.parts = [];
  }

  /** Another one used the engine: what was under way is gone. */
  interrupt(): void {
    this.step = null;
    this.parts = [];
  }

  private async play(signal: AbortSignal): Promise<void> {
    let owed = 0;
    let batch = 16;
    let last = performance.now();
    while (!signal.aborted) {
      const start = performance.now();
      owed += ((start - last) / 1000) * (this.speed / this.dt);
      last = start;
      const free = this.speed === Number.POSITIVE_INFINITY;
      const steps = Math.min(
        free ? batch : Math.floor(owed),
        this.pins.length > 0 ? MOST_TRACED : MOST_STEPS,
      );
      if (steps > 0) await this.advance(steps);
      owed = free ? 0 : Math.min(owed - steps, MOST_STEPS); // no burst after a tab was hidden
      const ms = performance.now() - start;
      if (steps > 0 && free)
        batch = Math.max(1, Math.min(MOST_STEPS, Math.round((batch * FRAME_MS) / Math.max(1, ms))));
      await sleep(Math.max(0, FRAME_MS - ms));
      await letMessagesIn();
      const rate = (steps * this.dt * 1000) / (performance.now() - start);
      this.measured = this.measured === 0 ? rate : 0.9 * this.measured + 0.1 * rate;
      this.host.tell();
    }
  }

  private async advance(steps: number): Promise<void> {
    for (let left = steps; left > 0; ) {
      left -= await this.host.exclusively(() => this.part(left));
    }
  }

  /** Runs to the end of the presentation at most. @returns steps run */
  private async part(wanted: number): Promise<number> {
    const { engine, samples } = this.played;
    const { sampleSteps } = engine.plan;
    if (this.step === null || (samples && this.step >= sampleSteps)) await this.begin();
    const first = this.step!;
    const steps = samples ? Math.min(wanted, sampleSteps - first) : wanted;
    const start = this.shown * this.dt;
    const traced = this.pins.length > 0 ? await this.traced(steps, start) : null;
    const spikes = traced?.spikes ?? (await this.live(steps));
    this.step = first + steps;
    this.shown += steps;
    if (samples) this.parts.push(spikes);
    const doses = this.doses.splice(0).map((dose) => ({ ...dose, step: dose.step - first }));
    this.host.sink({ kind: "sample", sample: { ...this.viewOf(spikes, steps, start), doses } });
    for (const trace of traced?.traces ?? []) this.host.sink({ kind: "trace", trace });
    if (this.learns) await this.showWeights();
    return steps;
  }

  private async begin(): Promise<void> {
    const { engine, samples } = this.played;
    this.index = samples ? (this.index + 1) % samples.count : -1;
    const { populations } = engine.plan.document;
    const values = (name: string, n: number) => {
      if (!samples) return new Float32Array(n).fill(1);
      const seen = throughFilter(populations[name] as InputPopulation, this.pixels());
      return Float32Array.from(seen, (byte) => byte / 255);
    };
    const inputs = engine.plan.populations
      .filter(({ kind }) => kind === "input")
      .map(({ name, n }) => [name, values(name, n)] as const);
    await engine.run([{ do: "begin", inputs: Object.fromEntries(inputs), clock: this.shown >>> 0 }]);
    this.payer = engine.plan.document.payment
      ? new Payer(engine.plan.document, (reward, step) => this.onPaid(reward, step))
      : null;
    this.step = 0;
    this.parts = [];
  }

  private async onPaid(reward: number, step: number): Promise<void> {
    this.doses.push({ step, reward, ...(await dopamineOf(this.played.engine)) });
  }

  private live(steps: number): Promise<Spikes> {
    const { engine } = this.played;
    return this.payer
      ? this.payer.run(engine, steps, this.learns)
      : engine.run([{ do: "run", steps, learn: this.learns }]);
  }

  /** Every step by itself, so that pinned neurons can be read after each. */
  private async traced(steps: number, start: number) {
    const { engine } = this.played;
    const parts: TraceParts = tracesOf(this.pins, engine.plan, steps, start);
    const all: Spikes[] = [];
    for (let k = 0; k < steps; k++) {
      all.push(await this.live(1));
      await readTraces(parts, engine, k);
    }
    return { spikes: joinSpikes(all), traces: parts.traces };
  }

  private async showWeights(): Promise<void> {
    if (performance.now() - this.lastWeights < WEIGHTS_MS) return;
    this.lastWeights = performance.now();
    const view = await weightsOf(this.played.engine, this.host.watched());
    if (view) this.host.sink({ kind: "weights", view });
  }

  private pixels(): Uint8Array {
    const { images, count } = this.played.samples!;
    const n = images.length / count;
    return toBytes(images.subarray(this.index * n, (this.index + 1) * n));
  }

  private viewOf(spikes: Spikes, steps: number, start: number): SampleView {
    const { engine, model, samples } = this.played;
    const { plan } = engine;
    const whole = samples !== null && this.step === plan.sampleSteps;
    const answer = whole && model && this.parts.length > 0 ? model.answer(joinSpikes(this.parts)) : null;
    return {
      index: this.index,
      pixels: samples ? this.pixels().slice() : null,
      label: samples?.labels[this.index] ?? null,
      whole,
      prediction: answer?.prediction ?? -1,
      scores: answer?.scores ?? new Float32Array(0),
      spikes: rasterOf(plan, spikes, start, steps),
    };
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
