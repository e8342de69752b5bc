// The weights a network starts with: drawn by seed, the same on every engine.
import { evaluate } from "../lang/evaluate";
import { modelsOf } from "../models/registry";
import { normal, uniforms } from "../util/random";
import type { Plan, ProjectionPlan } from "./planned";
import { normalizationOf } from "./planProjections";
import { eachSynapse } from "./runs";
import { drawValues } from "./values";

/** Draws all stored weights and normalises them where the document says so. @returns shape `[plan.weights]` */
export function drawWeights(plan: Plan): Float32Array<ArrayBuffer> {
  const all = new Float32Array(plan.weights);
  const { seed, projections } = plan.document;
  const models = modelsOf(plan.document);
  const normalsOf = keepingNormals(plan);
  for (const projection of plan.projections) {
    if (projection.weights !== "stored") continue;
    const { to, weightsAt, places, stream, connections } = projection;
    const weights = all.subarray(weightsAt, weightsAt + places);
    const draws = {
      uniform: uniforms(seed, stream, 0),
      normal: normalsOf(projection),
    };
    weights.set(drawValues(projections[projection.name]!.weight, places, draws, connections?.order));
    if (!connections && !projection.self) {
      for (let j = 0; j < to.n; j++) weights[j * to.n + j] = 0;
    }
    normalize(
      { ...projection, normalization: normalizationOf(projections[projection.name]!, models) },
      weights,
    );
  }
  return all;
}

type Normals = (index: number) => number;

/** Standard normal numbers of a projection's stream; those that another one draws as well are computed once. */
function keepingNormals({ document, projections }: Plan): (projection: ProjectionPlan) => Normals {
  const kept = new Map<number, Float64Array>();
  return ({ stream, places }) => {
    const compute: Normals = (k) => normal(document.seed, stream, k, 0);
    if (projections.filter((one) => one.stream === stream).length === 1) return compute;
    const known = kept.get(stream) ?? new Float64Array(places).fill(Number.NaN);
    kept.set(stream, known);
    return (k) => {
      if (Number.isNaN(known[k])) known[k] = compute(k);
      return known[k]!;
    };
  };
}

/** For each postsynaptic neuron the places of its weights, in order of the presynaptic ones. */
export function placesOnto(projection: ProjectionPlan): (j: number) => ArrayLike<number> {
  const { from, to, connections } = projection;
  if (!connections) return (j) => Array.from({ length: from.n }, (_, i) => i * to.n + j);
  const incoming = Array.from({ length: to.n }, (): number[] => []);
  eachSynapse(connections, (_, j, place) => incoming[j]!.push(place));
  return (j) => incoming[j]!;
}

/** A matrix of weights, row-major: a row for each input, a column for each neuron. */
export interface WeightMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/**
 * The stored weights of a projection as a matrix, 0 where there is no synapse: `[pre, post]`; where all places share
 * them, as in a convolution, `[rows * columns * channels of the kernel, features]`.
 * @param weights - shape `[places]`, in the projection's own order; not copied where it is the matrix already
 */
export function weightMatrix(projection: ProjectionPlan, weights: Float32Array): WeightMatrix {
  const { from, to, connections } = projection;
  if (connections?.shared) {
    return { rows: connections.weights / connections.span, columns: connections.span, values: weights };
  }
  if (!connections) return { rows: from.n, columns: to.n, values: weights };
  const values = new Float32Array(from.n * to.n);
  eachSynapse(connections, (i, j, place) => {
    values[i * to.n + j] = weights[place]!;
  });
  return { rows: from.n, columns: to.n, values };
}

/** Scales the weights onto each postsynaptic neuron, in place; those that many share, once. */
export function normalize(projection: ProjectionPlan, weights: Float32Array | Float64Array): void {
  const { connections, normalization, to } = projection;
  if (!normalization) return;
  const incoming = placesOnto(projection);
  const columns = connections?.shared ? connections.span : to.n;
  for (let j = 0; j < columns; j++) scale(normalization, weights, incoming(j));
}

/** Scales the weights at some places, those onto one neuron. */
export function scale(
  { model, env }: NonNullable<ProjectionPlan["normalization"]>,
  weights: Float32Array | Float64Array,
  places: ArrayLike<number>,
): void {
  let sum = 0;
  for (let k = 0; k < places.length; k++) {
    const w = weights[places[k]!]!;
    sum += evaluate(model.trees.measure, { lookup: (name) => (name === "w" ? w : env[name]!) });
  }
  if (sum === 0) return;
  const factor = evaluate(model.trees.factor, { lookup: (name) => (name === "sum" ? sum : env[name]!) });
  for (let k = 0; k < places.length; k++) weights[places[k]!]! *= factor;
}

/** Index of the weight from neuron i to neuron j, -1 if they are not connected. */
export function placeOf({ to, self, connections }: ProjectionPlan, i: number, j: number): number {
  if (!connections) return !self && i === j ? -1 : i * to.n + j;
  const { start, post, span, shared } = connections;
  for (let run = start[i]!; run < start[i + 1]!; run++) {
    const k = j - post[run]!;
    if (k >= 0 && k < span) return (shared ? shared[run]! : run * span) + k;
  }
  return -1;
}
