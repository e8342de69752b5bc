// What the engine's worker owns: the data, the network that is open, and what is done with it. One for all its life.
import { transfer } from "comlink";
import {
  AgentModel,
  type Dataset,
  datasetFor,
  EngineError,
  type NetworkDocument,
  writeModelFile,
} from "../../../index";
import { copy } from "../../copy";
import { AgentRun } from "../agents/agentRun";
import { tracedEngine } from "../agents/tracedEngine";
import { type OpenNetwork, openNetwork } from "../network";
import type { EnginePreference, Past, Status, TraceView } from "../protocol";
import { THREADS } from "../threads";
import { weightsOf } from "../views";
import { statusOf } from "../workerStatus";
import { DigitRun } from "./digitRun";
import { countOf } from "./learner";
import type { Host, Learned, Run, Tuning } from "./run";
import { send, tell } from "./telling";
import { inTurn, take } from "./turns";

export class EngineRoom {
  network: OpenNetwork | null = null;
  /** what is done with the network; null until there is one, and data */
  run: Run | null = null;
  loading: Status["loading"];
  /** what went wrong */
  message: string | undefined;
  /** the projection whose weights are shown, where one was chosen */
  watched: string | null = null;
  /** what the page or its user loaded, and of that what the network is shown */
  private loaded: Dataset | null = null;
  private shown: Dataset | null = null;
  private tuning: Tuning = { pins: [], speed: Number.POSITIVE_INFINITY };
  private preference: EnginePreference = "auto";
  private threads = THREADS;
  /** the network whose device is gone, once the page knows */
  private lost: OpenNetwork | null = null;
  private readonly host: Host = {
    sink: send,
    tell,
    take,
    keep,
    exclusively: (work) => this.exclusively(work),
    broken: (error) => isLost(error) && this.tellLost(error),
    follow: (work) => this.follow(work),
    watched: () => this.watched,
  };
  /** what reads pinned neurons while an agent acts */
  private readonly watcher = {
    pins: () => (this.run instanceof AgentRun ? this.run.traced : []),
    now: () => (this.run instanceof AgentRun ? this.run.now : 0),
    tell: (trace: TraceView) => send({ kind: "trace", trace }),
  };

  get dataset(): Dataset | null {
    return this.shown;
  }

  status(): Status {
    return statusOf(this);
  }

  /** @throws {Error} where nothing can be done yet */
  get needed(): Run {
    if (!this.run) throw new Error(copy.untrainable.loading);
    return this.run;
  }

  /** What is shown digits. @throws {Error} where nothing is */
  get digits(): DigitRun {
    if (this.needed instanceof DigitRun) return this.needed;
    throw new Error(copy.untrainable.acts);
  }

  tune(tuning: Partial<Tuning>): void {
    this.tuning = { ...this.tuning, ...tuning };
    this.run?.tune(this.tuning);
  }

  build(document: NetworkDocument, engine: EnginePreference): Promise<OpenNetwork> {
    return inTurn(() =>
      openNetwork(document, engine, this.threads, (made) => tracedEngine(made, this.watcher)),
    );
  }

  /** Other data: a network that learns from them begins anew; an agent goes on. */
  async show(data: Dataset): Promise<void> {
    this.loaded = data;
    this.message = undefined;
    if (this.run instanceof DigitRun) await this.reset();
    else if (this.run || !this.network) this.shown = data;
    else await this.begin();
  }

  async replace(next: OpenNetwork, engine: EnginePreference, past: Past = {}): Promise<void> {
    await this.run?.end();
    this.network?.engine.dispose();
    this.network = next;
    this.message = undefined;
    this.preference = engine;
    await this.begin(past);
    tell();
  }

  /** Weights as drawn, nothing learned. */
  async reset(): Promise<void> {
    if (!this.network) return;
    this.message = undefined;
    await this.run?.end();
    const { learner, engine } = this.network;
    if (learner) await this.exclusively(() => learner.reset());
    else {
      const { document } = engine.plan;
      engine.dispose();
      this.network = await this.build(document, this.preference);
    }
    await this.begin();
  }

  async showWeights(): Promise<void> {
    const { network } = this;
    if (!network) return;
    const view = await this.exclusively(() => weightsOf(network.engine, this.watched));
    if (view) send({ kind: "weights", view });
  }

  /** What needs the engine: where its device is lost the page hears of it, and has the last checkpoint to go on from. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.network;
    return inTurn(work).catch((error) => {
      if (isLost(error) && this.network === mine) this.tellLost(error);
      throw error;
    });
  }

  report(error: unknown): void {
    this.message = error instanceof Error ? error.message : String(error);
    tell();
  }

  /** What is done with the network and the data there are, from its beginning. */
  private async begin(past: Past = {}): Promise<void> {
    const { network, loaded, host } = this;
    if (!network || !loaded) return;
    const { engine, learner } = network;
    const { document } = engine.plan;
    const data = datasetFor(document, loaded)!; // there is something
    const acts = learner instanceof AgentModel && document.agent?.environment;
    this.shown = data;
    this.run = acts ? new AgentRun(learner, host, past) : new DigitRun(network, data, host, past);
    this.run.tune(this.tuning);
    if (learner && countOf(learner) > 0) await keep(await this.run.learned());
    else await send({ kind: "checkpoint", kept: null });
    await this.run.rest();
    await this.showWeights();
  }

  private follow(work: Promise<void>): void {
    const mine = this.network;
    this.message = undefined;
    const onError = (error: unknown) => {
      if (!isLost(error)) this.report(error);
      else if (this.network === mine) this.tellLost(error);
    };
    void work.catch(onError).then(tell);
  }

  private tellLost({ message: reason }: EngineError): void {
    if (this.network === null || this.network === this.lost) return;
    this.lost = this.network;
    if (this.network.engine.name === "event") this.threads = 1; // it was one of them that did not answer
    send({ kind: "lost", reason, doing: this.run?.doing ?? null });
  }
}

const isLost = (error: unknown): error is EngineError =>
  error instanceof EngineError && error.reason === "lost";

/** The page owns what was learned: it outlives this worker, and its devices. Settles once the page has it. */
async function keep({ document, checkpoint, episodes = [] }: Learned): Promise<void> {
  const file = writeModelFile({ document, checkpoint });
  const kept =
    "samples" in checkpoint
      ? { file, samples: checkpoint.samples }
      : { file, samples: checkpoint.episodes, episodes };
  await send(transfer({ kind: "checkpoint", kept }, [file.buffer]));
}
