// From results of the engine to what the page's views take.
import type { Model, SampleResult } from "../../index";
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
  return { index, pixels: pixels.slice(), label, prediction, scores, spikes };
}

/** The weights of the network's first learning projection. */
export async function weightsOf(model: Model): Promise<WeightView> {
  const { plan } = model.engine;
  const shown =
    plan.projections.find(({ rule }) => rule) ?? plan.projections.find(({ weights }) => weights === "stored");
  if (!shown) throw new Error("This network has no weights to show.");
  const { name, from, to } = shown;
  const weights = new Float32Array(await model.engine.read(`${name}.w`));
  return { projection: name, pre: plan.document.populations[from.name]!.shape, post: to.n, weights };
}
