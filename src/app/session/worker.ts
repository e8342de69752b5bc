// The engine's worker: owns the data, the network and the training loop, and answers the page's `Session` calls.
import { expose } from "comlink";
import {
  compile,
  type Dataset,
  EngineError,
  loadMnist,
  type Model,
  type NetworkDocument,
  readFiles,
} from "../../index";
import { OPENING } from "./opening";
import type { EditResult, EnginePreference, Session, Status, Telemetry } from "./protocol";
import { THREADS } from "./threads";
import { Training } from "./training";
import { weightsOf } from "./views";

/** Device losses that are repaired before training goes on without a GPU. */
const RECOVERIES = 2;
const STATUS_MS = 100;

let sink: (telemetry: Telemetry) => void = () => {};
let dataset: Dataset | null = null;
let loading: Status["loading"];
let model: Model | null = null;
let training: Training | null = null;
let message: string | undefined;
let lastStatus = 0;
let statusTimer: ReturnType<typeof setTimeout> | undefined;
let recoveries = 0;
let preference: EnginePreference = "auto";

/** One thing at a time may use the engine; the rest waits its turn. */
let turn: Promise<unknown> = Promise.resolve();
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work, work);
  turn = result.catch(() => {});
  return result;
}

function status(): Status {
  const ready = Boolean(model && dataset);
  const engine = model && {
    name: model.engine.name,
    device: model.engine.device,
    software: model.engine.software,
    ...model.choice,
    work: model.engine.work(),
  };
  return {
    ...(training?.status() ?? OPENING),
    ...(message ? { message } : {}),
    engine,
    dataset: dataset && { name: dataset.name, train: dataset.train.count, test: dataset.test.count },
    ...(loading ? { loading } : {}),
    ...(message ? { phase: "failed" } : ready ? {} : { phase: "opening" }),
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

/** A new training over the network and the data there are. */
async function begin(): Promise<void> {
  if (!model || !dataset) return;
  training = new Training(model, dataset, { sink, tell, exclusively });
  await training.rest();
  sink({ kind: "weights", view: await weightsOf(model) });
}

const build = (document: NetworkDocument, engine: EnginePreference) =>
  compile(document, { engine, threads: THREADS });

async function openNetwork(document: NetworkDocument, engine: EnginePreference): Promise<void> {
  await training?.pause();
  const next = await exclusively(() => build(document, engine));
  model?.dispose();
  model = next;
  message = undefined;
  recoveries = 0;
  preference = engine;
  await begin();
  tell();
}

/** Runs the training loop; rebuilds the network from the last checkpoint when the device is lost, at last without it. */
async function keepTraining(target: number): Promise<void> {
  try {
    await training!.run(target);
  } catch (error) {
    const lost = error instanceof EngineError && error.reason === "lost";
    if (!lost || recoveries > RECOVERIES) return report(error);
    recoveries++;
    const checkpoint = training!.checkpoint;
    const engine = recoveries > RECOVERIES ? "event" : preference;
    const rebuilt = await build(model!.document, engine).catch(report);
    if (!rebuilt) return;
    model = rebuilt;
    if (checkpoint) await model.restore(checkpoint);
    training!.replaceModel(model);
    await keepTraining(target);
  }
  tell();
}

const session: Session = {
  async start(telemetrySink, dataBase) {
    sink = telemetrySink;
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
      await openNetwork(document, engine);
    } catch (error) {
      if (!model) report(error);
      throw error;
    }
  },

  async edit(document): Promise<EditResult> {
    if (!model?.retune(document)) return "rebuild";
    tell();
    return "live";
  },

  async loadFiles(files) {
    const next = await readFiles(files.map((file) => ({ name: file.name, blob: file })));
    await training?.pause();
    dataset = next;
    message = undefined;
    if (model) await exclusively(() => model!.reset());
    await begin();
    tell();
  },

  async train(target) {
    if (!training) throw new Error("The network or the digits are not loaded yet.");
    message = undefined;
    if (!training.isRunning) void keepTraining(target);
  },

  async pause() {
    await training?.pause();
    tell();
  },

  async step() {
    if (!training) throw new Error("The network or the digits are not loaded yet.");
    if (!training.isRunning) await training.step();
    tell();
  },

  async reset() {
    await training?.pause();
    message = undefined;
    if (model) await exclusively(() => model!.reset());
    await begin();
    tell();
  },

  async predict(pixels) {
    if (!training) throw new Error("The network or the digits are not loaded yet.");
    return training.predict(pixels);
  },
};

expose(session);
