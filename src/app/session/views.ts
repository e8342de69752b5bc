// From results of the engine to what the page's views take.
import type { Engine, Model, SampleResult } from "../../index";
import type { RasterChunk, SampleView, WeightView } from "./protocol";

/** One sample for the page. @param start - ms of network time at its first step */
export function viewOf(model: Model, result: SampleResult, pixels: Uint8Array, start: number): SampleView {
  const { plan } = model.engine;
  const spikes = plan.populations.map(
    ({ name, n }): RasterChunk => ({
      population: name,
      neurons: n,
      start,
      dt: plan.document.dt,
      steps: plan.sampleSteps,
      bits: result.spikes?.[name] ?? new Uint32Array(plan.sampleSteps * Math.ceil(n / 32)),
    }),
  );
  const { index, label, prediction, scores } = result;
  return { index, pixels: pixels.slice(), label, whole: true, prediction, scores, spikes };
}

/** The weights of the network's first learning projection, else of the first that has some; null if none has. */
export async function weightsOf(engine: Engine): Promise<WeightView | null> {
  const { plan } = engine;
  const shown =
    plan.projections.find(({ rule }) => rule) ?? plan.projections.find(({ weights }) => weights === "stored");
  if (!shown) return null;
  const { name, from, to } = shown;
  const weights = new Float32Array(await engine.read(`${name}.w`));
  return { projection: name, pre: plan.document.populations[from.name]!.shape, post: to.n, weights };
}
