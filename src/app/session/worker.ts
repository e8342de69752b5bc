// The engine's worker: owns the data, the network, and what runs it, and answers the page's `Session` calls.
import { expose, transfer } from "comlink";
import {
  type Checkpoint,
  type Dataset,
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
import { type OpenNetwork, openNetwork, retuneNetwork, untrainable } from "./network";
import { OPENING } from "./opening";
import { Player } from "./player";
import type { EditResult, EnginePreference, Pin, Session, Status, StopRule, Telemetry } from "./protocol";
import { describeData, readArray } from "./readings";
import { THREADS } from "./threads";
import { Training } from "./training";
import { weightsOf } from "./views";

/** Device losses that are repaired before training goes on without a GPU. */
const RECOVERIES = 2;
const STATUS_MS = 100;

let sink: (telemetry: Telemetry) => void = () => {};
let dataset: Dataset | null = null;
let loading: Status["loading"];
let network: OpenNetwork | null = null;
let training: Training | null = null;
let player: Player | null = null;
let pins: readonly Pin[] = [];
let watched: string | null = null;
let speed = Number.POSITIVE_INFINITY;
let message: string | undefined;
let lastStatus = 0;
let statusTimer: ReturnType<typeof setTimeout> | undefined;
let recoveries = 0;
let preference: EnginePreference = "auto";

const build = (document: NetworkDocument, engine: EnginePreference) => openNetwork(document, engine, THREADS);

/** One thing at a time may use the engine; the rest waits its turn. */
let turn: Promise<unknown> = Promise.resolve();
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work, work);
  turn = result.catch(() => {});
  return result;
}

const host = {
  sink: (telemetry: Telemetry) => sink(telemetry),
  tell,
  exclusively,
  keep,
  watched: () => watched,
};

/** The page's copy of what was learned: it outlives this worker. */
function keep(model: Model | null, checkpoint: Checkpoint | null): void {
  if (model && checkpoint) {
    const file = writeModelFile({ document: model.document, checkpoint });
    sink(transfer({ kind: "checkpoint", kept: { file, samples: model.samples } }, [file.buffer]));
  } else sink({ kind: "checkpoint", kept: null });
}

function status(): Status {
  const engine = network && {
    name: network.engine.name,
    device: network.engine.device,
    software: network.engine.software,
    ...network.choice,
    work: network.engine.work(),
  };
  return {
    ...OPENING,
    ...(network && dataset ? { phase: "ready" as const } : {}),
    ...training?.status(),
    ...(player?.isRunning ? { phase: "running" as const } : {}),
    ...(player ? { pace: player.pace } : {}),
    untrainable: network ? untrainable(network.engine.plan.document, dataset) : null,
    engine,
    dataset: dataset && {
      name: dataset.name,
      train: dataset.train.count,
      test: dataset.test.count,
      pixels: dataset.test.images.length / dataset.test.count,
    },
    ...(loading ? { loading } : {}),
    ...(message ? { phase: "failed" as const, message } : {}),
  };
}

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
  if (!network || !dataset) return;
  const { engine, model } = network;
  const { document } = engine.plan;
  training = model && untrainable(document, dataset) === null ? new Training(model, dataset, host) : null;
  const inputs = engine.plan.populations.filter(({ kind }) => kind === "input");
  const pixels = dataset.test.images.length / dataset.test.count;
  const samples = inputs.length === 1 && inputs[0]!.n === pixels ? dataset.test : null;
  player = new Player({ engine, model, samples }, host);
  player.pins = pins;
  player.speed = speed;
  keep(model, model && model.samples > 0 ? await exclusively(() => model.checkpoint()) : null);
  await training?.rest();
  await showWeights();
}

async function showWeights(): Promise<void> {
  const view = await exclusively(() => weightsOf(network!.engine, watched));
  if (view) sink({ kind: "weights", view });
}

async function pauseAll(): Promise<void> {
  await training?.pause();
  await player?.pause();
}

async function replaceNetwork(next: OpenNetwork, engine: EnginePreference): Promise<void> {
  network?.engine.dispose();
  network = next;
  message = undefined;
  recoveries = 0;
  preference = engine;
  await begin();
  tell();
}

/** Weights as drawn, nothing learned. */
async function resetNetwork(): Promise<void> {
  if (!network) return;
  const { model, engine } = network;
  if (model) return exclusively(() => model.reset());
  const { document } = engine.plan;
  engine.dispose();
  network = await exclusively(() => build(document, preference));
}

/** Runs the training loop; rebuilds the network from the last checkpoint when the device is lost, at last without it. */
async function keepTraining(target: number, rule: StopRule): Promise<void> {
  try {
    await training!.run(target, rule);
  } catch (error) {
    if (!isLost(error) || recoveries > RECOVERIES) return report(error);
    recoveries++;
    const checkpoint = training!.checkpoint;
    const rebuilt = await rebuildAfterLoss().catch(report);
    if (!rebuilt?.model) return;
    if (checkpoint) await rebuilt.model.restore(checkpoint);
    training!.replaceModel(rebuilt.model);
    await keepTraining(target, rule);
  }
  tell();
}

/** Runs without learning; where the device is lost the network goes on from its last weights that are known. */
async function keepRunning(): Promise<void> {
  try {
    await player!.run();
  } catch (error) {
    if (!isLost(error) || recoveries > RECOVERIES) return report(error);
    recoveries++;
    const checkpoint = training?.checkpoint;
    const rebuilt = await rebuildAfterLoss().catch(report);
    if (!rebuilt) return;
    if (checkpoint && rebuilt.model) await rebuilt.model.restore(checkpoint);
    await begin();
    await keepRunning();
  }
  tell();
}

const isLost = (error: unknown): boolean => error instanceof EngineError && error.reason === "lost";

async function rebuildAfterLoss(): Promise<OpenNetwork> {
  const { document } = network!.engine.plan;
  network = await openNetwork(
    network!.model?.document ?? document,
    recoveries > RECOVERIES ? "event" : preference,
  );
  return network;
}

function needTraining(): Training {
  if (training) return training;
  const reason = network ? untrainable(network.engine.plan.document, dataset) : null;
  throw new Error(reason ?? "The network or the digits are not loaded yet.");
}

function needPlayer(): Player {
  if (!player) throw new Error("The network or the digits are not loaded yet.");
  return player;
}

const session: Session = {
  async start(telemetrySink, dataBase) {
    sink = telemetrySink;
    setInterval(() => sink({ kind: "beat" }), BEAT_MS);
    tell();
    try {
      const onProgress = (loaded: number, total: number) => {
        loading = { loaded, total };
        tell();
      };
      dataset = await loadMnist(dataBase, { onProgress });
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
      await replaceNetwork(await exclusively(() => build(document, engine)), engine);
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
    dataset = next;
    message = undefined;
    await resetNetwork();
    await begin();
    tell();
  },

  async train(target, rule) {
    await player?.pause();
    player?.interrupt();
    const current = needTraining();
    message = undefined;
    if (!current.isRunning) void keepTraining(target, rule);
  },

  async run() {
    await training?.pause();
    message = undefined;
    if (!needPlayer().isRunning) void keepRunning();
    tell();
  },

  async setSpeed(msPerSecond) {
    speed = msPerSecond;
    if (player) player.speed = speed;
  },

  async pin(wanted) {
    pins = wanted;
    if (player) player.pins = pins;
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

  async step() {
    await player?.pause();
    player?.interrupt();
    const current = needTraining();
    if (network?.engine.plan.document.training?.stages) throw new Error(copy.run.noSingle);
    if (!current.isRunning) await current.step();
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
    player?.rewind();
    if (what === "state") return tell();
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

  async read(name) {
    const { engine } = network ?? {};
    return engine ? exclusively(() => readArray(engine, name)) : null;
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
    const next = await exclusively(() => build(saved.document, engine));
    await next.model?.restore(saved.checkpoint);
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
