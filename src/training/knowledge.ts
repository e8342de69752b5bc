// What a network knows of classes: the responses of its output neurons to samples of training, what the readout makes of them,
// and which class a teacher takes each neuron for.
import type { Labels, Samples } from "../data/samples";
import type { Engine } from "../engines/engine";
import { rewardsOf } from "../engines/teaching";
import { evaluate } from "../lang/evaluate";
import { ModelError } from "../util/errors";
import { inTurnOf } from "./readouts/inTurn";
import type { Answer, ReadoutModel, Response, Table } from "./readouts/readout";
import { readouts } from "./readouts/registry";
import { assign, type Counts, Responses, UNLIMITED } from "./responses";
import type { Checkpoint } from "./runs";
import { responseTo, type Shown } from "./show";

/** Training responses that decide a neuron's class. Chosen: labels from 1,000 images cost under 1 point. */
const LABEL_WINDOW = { samples: 1000, spikesPerNeuron: 50 } as const;

export class Knowledge {
  readonly output: { readonly name: string; readonly n: number };
  readonly classes: number;
  private readonly engine: Engine;
  private readonly readout: ReadoutModel;
  private responses: Responses;
  /** what the readout made of the responses; null until someone asks again */
  private learned: Table | null = null;
  /** class of each output neuron by which a teacher rewards it; null until it first learns from one */
  private taught: Int16Array | null = null;

  /** @param engine - of a network with a readout */
  constructor(engine: Engine) {
    const { document, readout } = engine.plan;
    this.engine = engine;
    this.output = readout!;
    this.classes = document.readout!.classes;
    this.readout = readouts[document.readout!.by ?? "proportion"];
    this.responses = new Responses(this.output.n, this.classes, LABEL_WINDOW);
  }

  /** Whether its answers read the order of spikes, not their counts alone. */
  get readsOrder(): boolean {
    return this.readout.reads === "order";
  }

  get learnsOrder(): boolean {
    return this.readout.learnsFrom === "order";
  }

  /** Class of each output neuron, -1 if it has none; shape `[n]`. */
  get assigned(): Int16Array {
    const { assigned } = this.readout;
    if (assigned) return assigned(this.output.n, this.classes);
    return assign(this.responses.profile(), this.classes);
  }

  /** Spikes of each output neuron over the remembered samples, and how many these are. */
  get activity(): { readonly spikes: Float64Array; readonly samples: number } {
    return { spikes: this.responses.activity(), samples: this.responses.count };
  }

  get state(): Pick<Checkpoint, "responses" | "taught"> {
    return { responses: this.responses.state(), ...(this.taught ? { taught: this.taught } : {}) };
  }

  /** @throws {ModelError} if they are of another network */
  read(responses: Uint32Array): Responses {
    return Responses.from(responses, this.output.n, this.classes, LABEL_WINDOW);
  }

  restore(responses: Responses, taught: Int16Array | null): void {
    this.responses = responses;
    this.learned = null;
    this.taught = taught;
  }

  /** Takes over what another network with the same output neurons knows of their classes. */
  goOnFrom(other: Knowledge): void {
    this.restore(this.read(other.responses.state()), this.taught);
  }

  /** What the readout has learned from the responses that are remembered. */
  table(): Table {
    this.learned ??= this.readout.learn(this.responses, this.engine.plan.document.seed);
    return this.learned;
  }

  answer(response: Response, table: Table): Answer {
    return this.readout.answer(response, table, this.classes);
  }

  /** Learns from samples that were shown. */
  learn(shown: Shown, data: Samples): void {
    this.remember(shown, data, this.responses);
    this.learned = null;
  }

  /** The same while others are still on their way. @param counts - of the first of these labels from place `at` on */
  learnCounts(counts: Counts, at: number, labels: Labels): void {
    this.responses.add(counts, at, labels);
    this.learned = null;
  }

  /**
   * Gives output neurons their classes anew by other responses than those given while learning.
   * @param show - hands over what was shown; @returns whether that was all: otherwise the old classes stay
   */
  async relabel(
    data: Samples,
    show: (take: (shown: Shown) => void) => Promise<boolean>,
  ): Promise<{ readonly unseen: number[]; readonly silent: number }> {
    const responses = new Responses(this.output.n, this.classes, UNLIMITED);
    const whole = await show((shown) => this.remember(shown, data, responses));
    if (whole) this.restore(this.read(responses.state()), this.taught);
    const shown = responses.shownByClass;
    return {
      unseen: Array.from(shown.keys()).filter((k) => shown[k] === 0),
      silent: responses.activity().filter((spikes) => spikes === 0).length,
    };
  }

  /** Classes that neurons have when a teacher begins stay theirs; neurons without any take them in turn. */
  taughtClasses(): Int16Array {
    const known = this.assigned;
    this.taught ??= known.some((k) => k >= 0) ? known : inTurnOf(known.length, this.classes);
    return this.taught;
  }

  /** What a teacher gave each output neuron for the last sample, as its end has left the neurons; null without one. */
  async rewards(label: number): Promise<readonly number[] | null> {
    const { plan } = this.engine;
    if (!plan.teacher) return null;
    const { env, model } = plan.teacher;
    const names = Object.keys(model.post);
    const read = await Promise.all(names.map((name) => this.engine.read(`${this.output.name}.${name}`)));
    const own = Object.fromEntries(names.map((name, k) => [name, read[k]!]));
    return rewardsOf(plan, { label, classes: this.taughtClasses() }, (tree, n, more) =>
      evaluate(tree, { lookup: (name) => more[name] ?? own[name]?.[n] ?? env[name]! }),
    );
  }

  /** @returns which of the labels' classes cannot be answered @throws {ModelError} if that is all of them */
  requireSeen(labels: Labels): number[] {
    if (this.readout.assigned) return [];
    const shown = this.responses.shownByClass;
    const asked = [...new Set(labels)].sort((a, b) => a - b);
    const unseen = asked.filter((label) => shown[label] === 0);
    if (unseen.length < asked.length) return unseen;
    const known = Array.from(shown.keys()).filter((k) => shown[k]! > 0);
    if (known.length === 0)
      throw new ModelError(
        "readout",
        "has no class for any neuron yet. Call fit, or label, before evaluate.",
      );
    throw new ModelError(
      "data",
      `holds classes ${asked.join(", ")}, and training only ${known.join(", ")}: no answer could be right.`,
    );
  }

  private remember(shown: Shown, data: Samples, responses: Responses): void {
    const { first, count } = shown.showing;
    if (!this.learnsOrder) responses.add(shown.counts, 0, data.labels.subarray(first, first + count));
    for (let k = 0; this.learnsOrder && k < count; k++)
      responses.addOrdered(responseTo(shown, k).order, data.labels[first + k]!);
  }
}
