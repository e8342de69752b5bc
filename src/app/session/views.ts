// From results of the engine to what the page's views take.
import { type Engine, type Model, type SampleResult, type Spikes, weightMatrix } from "../../index";
import type { DoseView, RasterChunk, SampleView, WeightView } from "./protocol";

/** One sample for the page. @param start - ms of network time at its first step */
export function viewOf(model: Model, result: SampleResult, pixels: Uint8Array, start: number): SampleView {
  const { plan } = model.engine;
  const spikes = rasterOf(plan, result.spikes ?? {}, start, plan.sampleSteps);
  const { index, label, prediction, scores } = result;
  return { index, pixels: pixels.slice(), label, whole: true, prediction, scores, spikes };
}

/** Spikes of all populations; of one that is not among them: none. @param start - ms of network time at the first step */
export function rasterOf(plan: Plan, spikes: Spikes, start: number, steps: number): RasterChunk[] {
  return plan.populations.map(({ name, n }) => ({
    population: name,
    neurons: n,
    start,
    dt: plan.document.dt,
    steps,
    bits: spikes[name] ?? new Uint32Array(steps * Math.ceil(n / 32)),
  }));
}

/** What rewards have left in the first rule that remembers them: its neurons all have the same. */
export async function dopamineOf(engine: Engine): Promise<Pick<DoseView, "level" | "tau">> {
  for (const { name, rule } of engine.plan.projections) {
    const [paid] = rule?.paid ?? [];
    if (!rule || !paid) continue;
    const [level = 0] = await engine.read(`${name}.${paid.name}`);
    const { tau } = rule.model.traces[paid.name]!;
    return { level, tau: tau === undefined ? 0 : rule.env[tau]! };
  }
  return { level: 0, tau: 0 };
}

/** Neurons or inputs on a side at most: what every WebGL 2 takes as a texture, and weights as a matrix at most. */
const MOST_ON_A_SIDE = 8192;
const MOST_WEIGHTS = 1 << 23;

/**
 * The weights of a projection: the one that was chosen, else the first that learns, else the first that has some.
 * Null where there are none, or too many to be drawn.
 */
export async function weightsOf(engine: Engine, chosen: string | null): Promise<WeightView | null> {
  const { plan } = engine;
  const drawable = plan.projections.filter(isDrawable);
  const shown =
    drawable.find(({ name }) => name === chosen) ?? drawable.find(({ rule }) => rule) ?? drawable[0];
  if (!shown) return null;
  const { name, from, connections } = shown;
  const { columns, values } = weightMatrix(shown, new Float32Array(await engine.read(`${name}.w`)));
  const kernels = connections?.shared != null;
  const pre = kernels ? kernelOf(plan, name) : plan.document.populations[from.name]!.shape;
  return { projection: name, pre, post: columns, weights: values, kernels };
}

type Plan = Engine["plan"];

function isDrawable({ weights, from, to, connections }: Plan["projections"][number]): boolean {
  if (weights !== "stored") return false;
  if (connections?.shared) return connections.weights <= MOST_WEIGHTS;
  return from.n <= MOST_ON_A_SIDE && to.n <= MOST_ON_A_SIDE && from.n * to.n <= MOST_WEIGHTS;
}

/** Rows and columns; channels lie side by side. */
function kernelOf({ document }: Plan, projection: string): readonly number[] {
  const { connector, from } = document.projections[projection]!;
  const [rows, columns] = connector.name === "conv2d" ? connector.kernel : [1, 1];
  return [rows, columns * (document.populations[from]!.shape[2] ?? 1)];
}
