// A network that is shown digits: it is trained on them, or runs without learning, never both at once.
import { type Dataset, Model } from "../../../index";
import { copy } from "../../copy";
import { type OpenNetwork, untrainable } from "../network";
import { Player } from "../player";
import type { AnsweredView, Doing, Past, SampleView, Status, StepUnit, StopRule } from "../protocol";
import { Training } from "../training";
import type { Host, Learned, Run, Tuning } from "./run";

export class DigitRun implements Run {
  private readonly network: OpenNetwork;
  private readonly dataset: Dataset;
  private readonly host: Host;
  private readonly player: Player;
  /** null: it cannot be trained on these digits */
  private readonly training: Training | null;

  constructor(network: OpenNetwork, dataset: Dataset, host: Host, { tests = [] }: Past = {}) {
    const { engine, learner } = network;
    const { document, populations } = engine.plan;
    this.network = network;
    this.dataset = dataset;
    this.host = host;
    const model = learner instanceof Model ? learner : null;
    const trains = model && untrainable(document, dataset) === null;
    this.training = trains ? new Training(model, dataset, host, tests) : null;
    const inputs = populations.filter(({ kind }) => kind === "input");
    const pixels = dataset.test.images.length / dataset.test.count;
    const samples = inputs.length === 1 && inputs[0]!.n === pixels ? dataset.test : null;
    this.player = new Player({ engine, model, samples }, host);
  }

  get doing(): Doing | null {
    const target = this.training?.goal ?? null;
    if (target !== null) return { kind: "train", target };
    return this.player.isRunning ? { kind: "run" } : null;
  }

  status(): Partial<Status> {
    const { training, player } = this;
    return {
      ...training?.status(),
      ...(player.isRunning ? { phase: "running" as const } : {}),
      pace: player.pace,
    };
  }

  tune(tuning: Tuning): void {
    Object.assign(this.player, tuning);
  }

  async rest(): Promise<void> {
    await this.training?.rest();
  }

  async train(target: number, rule: StopRule): Promise<void> {
    const training = await this.lesson();
    if (training.goal === null) this.host.follow(training.run(target, rule));
  }

  async run(): Promise<void> {
    await this.training?.pause();
    if (!this.player.isRunning) this.host.follow(this.player.run());
  }

  async step(): Promise<void> {
    const training = await this.lesson();
    if (this.network.engine.plan.document.training?.stages) throw new Error(copy.run.noSingle);
    if (training.goal === null) await training.step();
  }

  async advance(unit: StepUnit): Promise<void> {
    await this.pause();
    await this.player.advanceBy(unit);
  }

  async pause(): Promise<void> {
    await this.training?.pause();
    await this.player.pause();
  }

  async rewind(): Promise<void> {
    this.player.rewind();
  }

  end(): Promise<void> {
    return this.pause();
  }

  async learned(): Promise<Learned> {
    const { learner } = this.network;
    if (!learner) throw new Error(copy.share.untrained);
    const checkpoint = await this.host.exclusively<Learned["checkpoint"]>(() => learner.checkpoint());
    return { document: learner.document, checkpoint };
  }

  /** Classifies values 0..255 without learning; what ran goes on afterwards. */
  async predict(pixels: Uint8Array): Promise<SampleView> {
    const wasRunning = this.player.isRunning;
    const training = await this.lesson();
    const view = await training.predict(pixels);
    if (wasRunning) this.host.follow(this.player.run());
    return view;
  }

  /** See `Session.answered`. */
  answered(truth: number, answer: number, most: number): AnsweredView {
    return this.needed().answered(truth, answer, most);
  }

  async look(): Promise<null> {
    return null;
  }

  recount(): null {
    return null;
  }

  /** What learns, with nothing else under way. */
  private async lesson(): Promise<Training> {
    await this.player.pause();
    this.player.interrupt();
    return this.needed();
  }

  private needed(): Training {
    if (this.training) return this.training;
    throw new Error(untrainable(this.network.engine.plan.document, this.dataset) ?? copy.share.untrained);
  }
}
