// The weights a network starts with: drawn by seed, the same on every engine.
import { evaluate } from "../lang/evaluate";
import { uniform } from "../util/random";
import type { Plan, ProjectionPlan } from "./plan";

/** Draws all dense weights and normalises them where the document says so. @returns shape `[plan.weights]` */
export function drawWeights(plan: Plan): Float32Array<ArrayBuffer> {
  const all = new Float32Array(plan.weights);
  for (const projection of plan.projections) {
    if (projection.weights !== "dense") continue;
    const { from, to, weightsAt } = projection;
    const weights = all.subarray(weightsAt, weightsAt + from.n * to.n);
    const values = plan.document.projections[projection.name]!.weight;
    const [low, high] = typeof values === "number" ? [values, values] : values.uniform;
    for (let i = 0; i < weights.length; i++) {
      weights[i] = low + (high - low) * uniform(plan.document.seed, projection.stream, i, 0);
    }
    if (!projection.self && from === to) for (let j = 0; j < to.n; j++) weights[j * to.n + j] = 0;
    normalize(projection, weights);
  }
  return all;
}

/** Scales the weights onto each postsynaptic neuron, in place. Shape `[pre, post]`. */
export function normalize(projection: ProjectionPlan, weights: Float32Array | Float64Array): void {
  if (!projection.normalization) return;
  const { model, env } = projection.normalization;
  const post = projection.to.n;
  for (let j = 0; j < post; j++) {
    let sum = 0;
    for (let k = j; k < weights.length; k += post) {
      sum += evaluate(model.trees.measure, { lookup: (name) => (name === "w" ? weights[k]! : env[name]!) });
    }
    if (sum === 0) continue;
    const factor = evaluate(model.trees.factor, { lookup: (name) => (name === "sum" ? sum : env[name]!) });
    for (let k = j; k < weights.length; k += post) weights[k]! *= factor;
  }
}
