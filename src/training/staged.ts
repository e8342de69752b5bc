// Training stage after stage: each is a network of its own, whose weights go into the whole one when it has learned.
import { stateArrays, weightArrays } from "../compiler/memory";
import { planNetwork } from "../compiler/plan";
import type { NetworkDocument } from "../core/document";
import type { Samples } from "../data/samples";
import type { Engine } from "../engines/engine";
import { openEngine } from "../engines/open";
import { Bits } from "./bits";
import { type CompileOptions, compile, type Model } from "./model";
import type { SampleResult } from "./runs";
import { inputOf } from "./samples";
import { throughFilter } from "./shown";
import { planStages, type StagePlan } from "./stages";
import { drawWindows } from "./windows";

export interface StageProgress {
  /** index of the stage, and how many there are */
  readonly stage: number;
  readonly stages: number;
  readonly doing: "responding" | "learning";
  /** samples or windows of this stage */
  readonly done: number;
  readonly of: number;
}

export interface StagedOptions {
  readonly onProgress?: (progress: StageProgress) => void | Promise<void>;
  /** told of samples that a stage learned from as its network saw them, `model`: the answers before, spikes of the last one */
  readonly onBatch?: (results: readonly SampleResult[], model: Model, data: Samples) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/** Samples between two looks at the signal. */
const BATCH = 1024;

/** What stages leave to those after them, by `projection.w` and `population.variable`. */
type Carried = Map<string, Float32Array>;

/**
 * Trains a network through all its stages. The whole network takes the result in at the end; if it is stopped before,
 * the network stays as it was.
 * @returns samples and windows learned from, in all
 * @throws {ModelError} if a stage does not fit the network, or the samples do not
 */
export async function fitStages(model: Model, data: Samples, options: StagedOptions = {}): Promise<number> {
  const plans = planStages(model.document);
  const carried: Carried = new Map();
  const responses = new Map<string, Samples>();
  let last: Model | null = null;
  let learned = 0;
  try {
    for (const [stage, plan] of plans.entries()) {
      const report = (doing: StageProgress["doing"], of: number) => (done: number) =>
        options.onProgress?.({ stage, stages: plans.length, doing, done, of });
      const source = await sourceOf(plan, data, model, carried, responses, report, options.signal);
      if (!source || options.signal?.aborted) return learned;
      const { seed } = model.document;
      const samples = plan.windows ? drawWindows(source, plan.windows, seed) : source;
      const one = await compile(plan.network, model.options);
      await give(one.engine, carried);
      if (last && plan.population && last.outputName === plan.population) one.goOnFrom(last);
      last?.dispose();
      last = one;
      const until = (plan.network.training?.epochs ?? 1) * samples.count;
      const onProgress = report("learning", until);
      learned += await one.fit(samples, {
        until,
        batch: BATCH,
        onProgress,
        ...(options.onBatch
          ? { watch: "last", onBatch: (results) => options.onBatch!(results, one, samples) }
          : {}),
        ...(options.signal ? { signal: options.signal } : {}),
      });
      if (options.signal?.aborted) return learned;
      await take(one.engine, plan, carried);
    }
    await give(model.engine, carried);
    if (last) await conclude(model, last, plans.at(-1)!.population, data, learned);
    return learned;
  } finally {
    last?.dispose();
  }
}

/**
 * The whole network has learned what its stages have. Classes come from the answers given in the last one; where that
 * taught others than those that are read out, as before a vote of pools, from answers to the samples.
 */
async function conclude(
  model: Model,
  last: Model,
  taught: string | null,
  data: Samples,
  learned: number,
): Promise<void> {
  if (taught === model.outputName) model.goOnFrom(last);
  else await model.label(data);
  model.haveLearned(learned);
}

/** The samples of a stage, or what its source makes of them; null if it was stopped. */
async function sourceOf(
  { source, windows }: StagePlan,
  data: Samples,
  { options, document: whole }: Pick<Model, "options" | "document">,
  carried: Carried,
  known: Map<string, Samples>,
  report: (doing: "responding", of: number) => (done: number) => void | Promise<void>,
  signal: AbortSignal | undefined,
): Promise<Samples | null> {
  if (source.of === "input") {
    const [, input] = inputOf(whole);
    return windows ? { ...data, images: throughFilter(input, data.images) } : data;
  }
  const key = source.network.readout!.counted!.join();
  const found = known.get(key);
  if (found) return found;
  known.clear(); // one at a time: they are large
  const images = await respond(
    source.network,
    data,
    options,
    carried,
    report("responding", data.count),
    signal,
  );
  if (!images) return null;
  const responses = { ...data, images: images.asPixels(), shape: [images.length / data.count] };
  known.set(key, responses);
  return responses;
}

/** Which neurons that a network counts spike to each sample; null if it was stopped. */
async function respond(
  network: NetworkDocument,
  { images, count }: Samples,
  options: CompileOptions,
  carried: Carried,
  onProgress: (done: number) => void | Promise<void>,
  signal: AbortSignal | undefined,
): Promise<Bits | null> {
  const { engine } = await openEngine(planNetwork(network), options.engine, options);
  try {
    await give(engine, carried);
    const { populations, sampleSteps, outputs } = engine.plan;
    const input = populations.find(({ kind }) => kind === "input")!;
    const [, filter] = inputOf(network);
    const active = new Bits(count, outputs);
    for (let first = 0; first < count && !signal?.aborted; first += BATCH) {
      const some = Math.min(BATCH, count - first);
      const { counts } = await engine.present({
        count: some,
        inputs: {
          [input.name]: throughFilter(filter, images.subarray(first * input.n, (first + some) * input.n)),
        },
        clocks: Float64Array.from({ length: some }, (_, k) => (first + k) * sampleSteps),
        learn: false,
        minibatch: 1,
        spikesFrom: some,
      });
      for (let k = 0; k < some; k++)
        for (let j = 0; j < outputs; j++) if (counts[k * outputs + j] !== 0) active.set(first + k, j);
      await onProgress(first + some);
    }
    return signal?.aborted ? null : active;
  } finally {
    engine.dispose();
  }
}

/** Writes what earlier stages left into the arrays of that name and length. */
async function give(engine: Engine, carried: Carried): Promise<void> {
  for (const { name, length } of [...stateArrays(engine.plan), ...weightArrays(engine.plan)]) {
    const values = carried.get(name);
    if (values?.length === length) await engine.write(name, values);
  }
}

async function take(engine: Engine, { learned, population }: StagePlan, carried: Carried): Promise<void> {
  const all = new Float32Array(await engine.read(`${learned[0]!.name}.w`));
  const total = learned.reduce((sum, { pre }) => sum + pre, 0);
  let from = 0;
  for (const { name, pre } of learned) {
    const end = from + (pre * all.length) / total;
    carried.set(`${name}.w`, all.slice(from, end));
    from = end;
  }
  const place = engine.plan.populations.find(({ name }) => name === population);
  if (place?.kind !== "neurons") return;
  for (const variable of place.variables) {
    if (!place.model.state[variable]!.slow) continue;
    const name = `${place.name}.${variable}`;
    carried.set(name, new Float32Array(await engine.read(name)));
  }
}
