// `train`: learns from images, labels the neurons by training responses, recognises test images. Agents: trainAgent.ts.
import { join } from "node:path";
import {
  fitStages,
  isSavedAgent,
  type Model,
  type NetworkDocument,
  requireFit,
  type Samples,
} from "../index";
import type { TrainRequest } from "./arguments";
import type { Context } from "./context";
import { firstOf, loadFor } from "./digits";
import { identify, openModel } from "./engines";
import { Stopped, UsageError } from "./faults";
import { loadNetwork } from "./presets";
import { loadSaved, save } from "./saved";
import { formatNumber, formatSeconds, rounded, startProgress } from "./terminal";
import { trainAgent } from "./trainAgent";

export async function train(request: TrainRequest, context: Context): Promise<void> {
  const { terminal, root } = context;
  const saved = await loadSaved(request.network);
  const document = adapt(saved?.document ?? (await loadNetwork(request.network)), request);
  requireOptionsFor(document, request);
  if (document.agent)
    return trainAgent(request, document, saved && isSavedAgent(saved) ? saved : null, context);
  const digits = await loadFor(document, join(root, "public", "mnist"), request.data);
  const samples = firstOf(digits.train, request.limit);
  const model = await openModel(document, request);
  try {
    if (saved && !isSavedAgent(saved)) {
      requireFit(request.network, saved.document, document);
      await model.restore(saved.checkpoint);
    }
    const learned = model.samples;
    const trainSeconds = await learn(model, samples, samplesToLearn(document, samples), context);
    if (request.save) await save(model, request.save);
    const test = await examine(model, firstOf(digits.test, request["test-limit"]), context);
    const result = {
      preset: request.network,
      ...identify(model.engine, request),
      seed: document.seed,
      batch: document.training?.batch ?? 1,
      samples: model.samples,
      train_s: rounded(trainSeconds),
      samples_per_s: rounded((model.samples - learned) / trainSeconds),
      accuracy: rounded(test.accuracy),
      test_samples: test.count,
      test_s: rounded(test.seconds),
    };
    if (request.json) return terminal.print(JSON.stringify(result));
    const speed = `${formatNumber(result.samples_per_s)} images/s`;
    terminal.print(`${request.network} on ${result.engine} (${result.device}), seed ${result.seed}`);
    terminal.print(
      `Learned from ${formatNumber(result.samples)} images in ${formatSeconds(trainSeconds)}: ${speed}`,
    );
    terminal.print(
      `Recognised ${(100 * test.accuracy).toFixed(1)} % of ${formatNumber(test.count)} test images in ${formatSeconds(test.seconds)}`,
    );
  } finally {
    model.dispose();
  }
}

/** Options of images, which no agent looks at, and those of episodes. */
const OF_IMAGES = ["data", "limit", "test-limit", "epochs", "batch"] as const;
const OF_EPISODES = ["episodes"] as const;

/** @throws {UsageError} if an option would do nothing */
function requireOptionsFor({ agent }: NetworkDocument, request: TrainRequest): void {
  const wrong = (agent ? OF_IMAGES : OF_EPISODES).find((option) => request[option] !== undefined);
  if (wrong === undefined) return;
  const does = agent ? "learns from episodes: give --episodes N" : "learns from images: give --epochs N";
  throw new UsageError(`--${wrong}: ${request.network} ${does}.`);
}

/** In all passes; a training in stages counts its own. */
export function samplesToLearn({ training }: NetworkDocument, { count }: Samples): number {
  return (training?.epochs ?? 1) * count;
}

/**
 * Learns until so many images were learned in all.
 * @returns seconds that it took
 * @throws {Stopped} after the running batch, once the signal is given
 */
export async function learn(
  model: Model,
  samples: Samples,
  until: number,
  { terminal, signal }: Context,
): Promise<number> {
  if (model.document.training?.stages) return learnInStages(model, samples, { terminal, signal });
  const progress = startProgress(terminal, "learning", until, "images");
  const options = { until, signal, onProgress: progress.to, ...batchFor(model) };
  const started = performance.now();
  await model.fit(samples, options).finally(progress.end);
  const seconds = (performance.now() - started) / 1000;
  if (signal.aborted) throw new Stopped(`stopped after ${model.samples} of ${until} images.`);
  return seconds;
}

/** The same for a network that learns in stages. */
async function learnInStages(
  model: Model,
  samples: Samples,
  { terminal, signal }: Pick<Context, "terminal" | "signal">,
): Promise<number> {
  const started = performance.now();
  let progress = startProgress(terminal, "", 1, "");
  let part = "";
  await fitStages(model, samples, {
    signal,
    onProgress: ({ stage, stages, doing, done, of }) => {
      const now = `stage ${stage + 1} of ${stages}, ${doing}`;
      if (now !== part) progress = startProgress(terminal, now, of, "samples");
      part = now;
      return progress.to(done);
    },
  }).finally(() => progress.end());
  if (signal.aborted) throw new Stopped(`stopped in ${part}.`);
  return (performance.now() - started) / 1000;
}

/** Recognises test images. @throws {Stopped} as `learn` */
export async function examine(model: Model, samples: Samples, { terminal, signal }: Context) {
  const progress = startProgress(terminal, "testing", samples.count, "images");
  let done = 0;
  const onProgress = (tested: number) => {
    done = tested;
    return progress.to(done);
  };
  const options = { signal, onProgress, ...batchFor(model) };
  const started = performance.now();
  const evaluation = await model.evaluate(samples, options).finally(progress.end);
  if (signal.aborted) throw new Stopped(`stopped while testing, after ${done} of ${samples.count} images.`);
  return { ...evaluation, seconds: (performance.now() - started) / 1000 };
}

/** Images between two looks at the clock: the oracle takes up to a second for one, the event engine some 20 us. */
function batchFor({ engine }: Model): { readonly batch?: number } {
  return engine.name === "gpu" ? {} : { batch: engine.name === "reference" ? 4 : 1024 };
}

/** The document with what the options change in it. */
export function adapt(
  document: NetworkDocument,
  { seed, epochs, batch }: Partial<Pick<TrainRequest, "seed" | "epochs" | "batch">>,
): NetworkDocument {
  const training = {
    ...document.training,
    ...(epochs === undefined ? {} : { epochs }),
    ...(batch === undefined ? {} : { batch }),
  };
  const trained = Object.keys(training).length > 0 ? { ...document, training } : document;
  return seed === undefined ? trained : { ...trained, seed };
}
