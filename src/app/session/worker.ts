// The engine's worker: owns the data, the network, and what runs it, and answers the page's `Session` calls.
import { expose, transfer } from "comlink";
import {
  type Checkpoint,
  type Dataset,
  datasetFor,
  EngineError,
  loadMnist,
  type Model,
  type NetworkDocument,
  readFiles,
  readModelFile,
  shadersOf,
  toCode,
  writeModelFile,
} from "../../index";
import { copy } from "../copy";
import { BEAT_MS } from "../trust/watch";
import { AgentRun } from "./agents/agentRun";
import { tracedEngine } from "./agents/tracedEngine";
import { type OpenNetwork, openNetwork, retuneNetwork, untrainable } from "./network";
import { Player } from "./player";
import type {
  Doing,
  EditResult,
  EnginePreference,
  Pin,
  Session,
  Status,
  StopRule,
  Telemetry,
  TraceView,
} from "./protocol";
import { describeData, readArray } from "./readings";
import { THREADS } from "./threads";
import { Training } from "./training";
import { weightsOf } from "./views";
import { statusOf } from "./workerStatus";

const STATUS_MS = 100;

let sink: (telemetry: Telemetry) => unknown = () => {};
/** What the page or its user loaded, and of that what the network is shown. */
let loaded: Dataset | null = null;
let dataset: Dataset | null = null;
let loading: Status["loading"];
let network: OpenNetwork | null = null;
let training: Training | null = null;
let player: Player | null = null;
/** in place of training and player, where the network is an agent */
let acting: AgentRun | null = null;
let pins: readonly Pin[] = [];
let watched: string | null = null;
let speed = Number.POSITIVE_INFINITY;
let message: string | undefined;
let lastStatus = 0;
let statusTimer: ReturnType<typeof setTimeout> | undefined;
let preference: EnginePreference = "auto";
let threads = THREADS;
/** The network whose device is gone, once the page knows. */
let lost: OpenNetwork | null = null;

/** One thing at a time; the rest waits its turn. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work, work);
  turn = result.catch(() => {});
  return result;
}

const build = (document: NetworkDocument, engine: EnginePreference) =>
  inTurn(() => openNetwork(document, engine, threads, (made) => tracedEngine(made, watcher)));

/** What reads pinned neurons while an agent acts. */
const watcher = {
  pins: () => acting?.traced ?? [],
  now: () => acting?.now ?? 0,
  tell: (trace: TraceView) => sink({ kind: "trace", trace }),
};

/** What needs the engine: where its device is lost the page hears of it, and has the last checkpoint to go on from. */
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const mine = network;
  return inTurn(work).catch((error) => {
    if (isLost(error) && network === mine) tellLost(error);
    throw error;
  });
}

/** The engine until it is given back: for what uses it again and again, and lets others in between. */
async function take(): Promise<() => void> {
  return new Promise((taken) => void inTurn(() => new Promise<void>((giveBack) => taken(giveBack))));
}

const isLost = (error: unknown): error is EngineError =>
  error instanceof EngineError && error.reason === "lost";

function tellLost({ message: reason }: EngineError): void {
  if (network === null || network === lost) return;
  lost = network;
  if (network.engine.name === "event") threads = 1; // it was one of them that did not answer
  sink({ kind: "lost", reason, doing: doingNow() });
}

function doingNow(): Doing | null {
  const target = training?.goal ?? acting?.goal ?? null;
  if (target !== null) return { kind: "train", target };
  return player?.isRunning || acting?.isActing ? { kind: "run" } : null;
}

const host = {
  sink: (telemetry: Telemetry) => sink(telemetry),
  tell,
  exclusively,
  take,
  keep,
  watched: () => watched,
};

/** The page owns what was learned: it outlives this worker, and its devices. Settles once the page has it. */
async function keep(model: Model | null, checkpoint: Checkpoint | null): Promise<void> {
  if (model && checkpoint) {
    const file = writeModelFile({ document: model.document, checkpoint });
    await sink(transfer({ kind: "checkpoint", kept: { file, samples: model.samples } }, [file.buffer]));
  } else await sink({ kind: "checkpoint", kept: null });
}

const status = () => statusOf({ network, dataset, training, player, acting, loading, message });

/** Sends the status now, or as soon as the last one is STATUS_MS old. */
function tell(): void {
  if (statusTimer !== undefined) return;
  statusTimer = setTimeout(
    () => {
      statusTimer = undefined;
      lastStatus = performance.now();
      sink({ kind: "status", status: status() });
    },
    Math.max(0, lastStatus + STATUS_MS - performance.now()),
  );
}

function report(error: unknown): void {
  message = error instanceof Error ? error.message : String(error);
  tell();
}

/** What runs the network and the data there are, from their beginning. */
async function begin(): Promise<void> {
  if (!network || !loaded) return;
  const { engine, model, agent } = network;
  const { document } = engine.plan;
  dataset = datasetFor(document, loaded)!; // there is something
  acting = agent && document.agent?.environment ? new AgentRun(agent, host) : null;
  if (acting) return beginActing(acting);
  training = model && untrainable(document, dataset) === null ? new Training(model, dataset, host) : null;
  const inputs = engine.plan.populations.filter(({ kind }) => kind === "input");
  const pixels = dataset.test.images.length / dataset.test.count;
  const samples = inputs.length === 1 && inputs[0]!.n === pixels ? dataset.test : null;
  player = new Player({ engine, model, samples }, host);
  player.pins = pins;
  player.speed = speed;
  await keep(model, model && model.samples > 0 ? await exclusively(() => model.checkpoint()) : null);
  await training?.rest();
  await showWeights();
}

async function beginActing(run: AgentRun): Promise<void> {
  [training, player] = [null, null];
  run.pins = pins;
  run.speed = speed;
  await keep(null, null);
  await showWeights();
}

async function showWeights(): Promise<void> {
  const view = await exclusively(() => weightsOf(network!.engine, watched));
  if (view) sink({ kind: "weights", view });
}

async function pauseAll(): Promise<void> {
  await training?.pause();
  await player?.pause();
  await acting?.pause();
}

async function replaceNetwork(next: OpenNetwork, engine: EnginePreference): Promise<void> {
  await acting?.cut();
  network?.engine.dispose();
  network = next;
  message = undefined;
  preference = engine;
  await begin();
  tell();
}

/** Weights as drawn, nothing learned. */
async function resetNetwork(): Promise<void> {
  if (!network) return;
  const { model, agent, engine } = network;
  const learner = model ?? agent;
  if (learner) return exclusively(() => learner.reset());
  const { document } = engine.plan;
  engine.dispose();
  network = await build(document, preference);
}

/** Runs the training loop. Of a lost device the page knows already. */
async function keepTraining(target: number, rule: StopRule): Promise<void> {
  await training!.run(target, rule).catch(reportUnlessLost);
  tell();
}

/** Runs without learning. */
async function keepRunning(): Promise<void> {
  await player!.run().catch(reportUnlessLost);
  tell();
}

/** Lets an agent act or learn; what ends it is told. */
async function keepActing(work: Promise<void>): Promise<void> {
  await work.catch((error) => (isLost(error) ? tellLost(error) : report(error)));
  tell();
}

function reportUnlessLost(error: unknown): void {
  if (!isLost(error)) report(error);
}

function needTraining(): Training {
  if (training) return training;
  if (acting) throw new Error(copy.untrainable.acts);
  const reason = network ? untrainable(network.engine.plan.document, dataset) : null;
  throw new Error(reason ?? "The network or the digits are not loaded yet.");
}

function needPlayer(): Player {
  if (acting) throw new Error(copy.untrainable.acts);
  if (!player) throw new Error("The network or the digits are not loaded yet.");
  return player;
}

const session: Session = {
  async start(telemetrySink, dataBase) {
    sink = telemetrySink;
    setInterval(() => sink({ kind: "beat" }), BEAT_MS);
    tell();
    try {
      const onProgress = (received: number, total: number) => {
        loading = { loaded: received, total };
        tell();
      };
      loaded = await loadMnist(dataBase, { onProgress });
      dataset = loaded;
    } catch (error) {
      report(error);
      throw error;
    } finally {
      loading = undefined;
    }
    await begin();
    tell();
  },

  async open(document, engine) {
    try {
      await pauseAll();
      await replaceNetwork(await build(document, engine), engine);
    } catch (error) {
      if (!network) report(error);
      throw error;
    }
  },

  async edit(document): Promise<EditResult> {
    if (!network || !retuneNetwork(network, document)) return "rebuild";
    tell();
    return "live";
  },

  async loadFiles(files) {
    const next = await readFiles(files.map((file) => ({ name: file.name, blob: file })));
    await pauseAll();
    loaded = next;
    message = undefined;
    await resetNetwork();
    await begin();
    tell();
  },

  async train(target, rule) {
    if (acting) {
      message = undefined;
      return void keepActing(acting.learn(target));
    }
    await player?.pause();
    player?.interrupt();
    const current = needTraining();
    message = undefined;
    if (current.goal === null) void keepTraining(target, rule);
  },

  async run() {
    await training?.pause();
    message = undefined;
    if (acting) return void keepActing(acting.act());
    if (!needPlayer().isRunning) void keepRunning();
    tell();
  },

  async setSpeed(msPerSecond) {
    speed = msPerSecond;
    if (player) player.speed = speed;
    if (acting) acting.speed = speed;
  },

  async pin(wanted) {
    pins = wanted;
    if (player) player.pins = pins;
    if (acting) acting.pins = pins;
  },

  async watch(projection) {
    if (watched === projection) return;
    watched = projection;
    if (network) await showWeights();
  },

  async pause() {
    await pauseAll();
    tell();
  },

  async step(how = "episode") {
    if (acting) return acting.step(how);
    await player?.pause();
    player?.interrupt();
    const current = needTraining();
    if (network?.engine.plan.document.training?.stages) throw new Error(copy.run.noSingle);
    if (current.goal === null) await current.step();
    tell();
  },

  async advance(unit) {
    await pauseAll();
    await needPlayer().advanceBy(unit);
    tell();
  },

  async reset(what = "weights") {
    await pauseAll();
    message = undefined;
    await acting?.cut();
    if (what === "state") {
      player?.rewind();
      return tell();
    }
    await resetNetwork();
    await begin();
    tell();
  },

  async predict(pixels) {
    const wasRunning = player?.isRunning ?? false;
    await player?.pause();
    player?.interrupt();
    const view = await needTraining().predict(pixels);
    if (wasRunning) void keepRunning();
    return view;
  },

  async look() {
    return acting?.look() ?? null;
  },

  async read(name) {
    const { engine } = network ?? {};
    return engine ? exclusively(() => readArray(engine, name)) : null;
  },

  async dataName() {
    return dataset?.name ?? null;
  },

  async answered(truth, answer, most) {
    return needTraining().answered(truth, answer, most);
  },

  async describeData() {
    return dataset && describeData(dataset);
  },

  async code(document) {
    return toCode(document);
  },

  async shaders(document) {
    return shadersOf(document);
  },

  async save() {
    const model = network?.model;
    if (!model) throw new Error("Nothing was trained: this network has no readout.");
    return exclusively(async () =>
      writeModelFile({ document: model.document, checkpoint: await model.checkpoint() }),
    );
  },

  async load(file, engine, { tests = [], name = "file" } = {}): Promise<NetworkDocument> {
    const saved = readModelFile(name, new Uint8Array(file));
    await pauseAll();
    const next = await build(saved.document, engine);
    try {
      await next.model?.restore(saved.checkpoint);
    } catch (error) {
      next.engine.dispose();
      throw error;
    }
    await replaceNetwork(next, engine);
    training?.recall(tests);
    tell();
    return saved.document;
  },
};

// what no one has caught ends this worker as a thrown error does: the page starts another from the last checkpoint
self.addEventListener("unhandledrejection", ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});

expose(session);
