// Builders of models by name, one for each model file: `learn.instarUnit({ eta: 0.2 })` is what a document says of
// a rule. They are made from the registry; their types are in modelTypes.ts, which is made from it too.
import type { Connector, Distance, Extent, ModelUse, Values } from "../../core/document";
import { checkParams, type Params } from "../../core/params";
import { models } from "../../models/registry";
import { ModelError } from "../../util/errors";
import type { EncoderTypes, NeuronTypes, NormalizationTypes, RuleTypes, TeacherTypes } from "./modelTypes";

/** Parameters keep their names of the equations. @throws {ModelError} if there is none of a name, or out of bounds */
export type Builders<Types> = {
  readonly [Name in keyof Types]: (params?: Readonly<Types[Name]>) => ModelUse;
};

/** How the values of a sample become spikes. */
export const encode = buildersOf<EncoderTypes>("encode", models.encoders);
/** How weights change. */
export const learn = buildersOf<RuleTypes>("learn", models.rules);
/** What the weights onto a neuron are scaled to. */
export const normalize = buildersOf<NormalizationTypes>("normalize", models.normalizations);
/** What a neuron does between spikes and at one. */
export const neuron = buildersOf<NeuronTypes>("neuron", models.neurons);

/** What the neurons that are read out are rewarded for: `training.teacher`, or a stage's. */
export const teach = buildersOf<TeacherTypes>("teach", models.teachers);

/** Which neurons of two populations are connected. Without `self`, none to the one of its own index, where there are as many. */
export const connect = Object.freeze({
  allToAll: (options: { readonly self?: boolean } = {}): Connector =>
    Object.freeze({ name: "all_to_all", ...options }),
  /** Neuron i to neuron i. */
  oneToOne: (): Connector => Object.freeze({ name: "one_to_one" }),
  /** @param p - 0..1 */
  fixedProbability: (p: number, options: { readonly self?: boolean } = {}): Connector =>
    Object.freeze({ name: "fixed_probability", p, ...options }),
  /** Onto each postsynaptic neuron synapses from n different ones, drawn by seed. */
  fixedInDegree: (n: number, options: { readonly self?: boolean } = {}): Connector =>
    Object.freeze({ name: "fixed_in_degree", n, ...options }),
  /** From each presynaptic neuron synapses to n different ones, drawn by seed. */
  fixedOutDegree: (n: number, options: { readonly self?: boolean } = {}): Connector =>
    Object.freeze({ name: "fixed_out_degree", n, ...options }),
  /**
   * The nearer, the likelier: with probability `p * exp(-d^2 / (2 sigma^2))`, within `radius`. Both populations lie over
   * the same line, square or cube of side 1, by their shapes.
   *
   * @param options - sigma or radius or both, in sides; p is 1 if absent; `wrap`: opposite edges meet
   */
  distance: (options: Omit<Distance, "name">): Connector => Object.freeze({ name: "distance", ...options }),
  /** Each place to the window before it, by weights that all places share. @param kernel - rows and columns */
  conv2d: (kernel: Extent): Connector =>
    Object.freeze({ name: "conv2d", kernel: Object.freeze([...kernel] as const) }),
  /** Each place to the window before it, by weights of its own: a receptive field. @param kernel - rows and columns */
  local2d: (kernel: Extent, options: { readonly stride?: Extent } = {}): Connector =>
    Object.freeze({ name: "local2d", kernel: Object.freeze([...kernel] as const), ...options }),
  /** Each place to the windows that it lies in, of its own feature. @param size - rows and columns of a window */
  pool2d: (size: Extent, options: { readonly stride?: Extent; readonly padding?: Extent } = {}): Connector =>
    Object.freeze({ name: "pool2d", size: Object.freeze([...size] as const), ...options }),
  /**
   * Neuron `pre[k]` to neuron `post[k]`, for each k. Weights and delays of `{ values }` are in this order.
   *
   * @param pre - neurons by their numbers from 0
   */
  list: (pre: readonly number[], post: readonly number[]): Connector =>
    Object.freeze({ name: "list", pre: Object.freeze([...pre]), post: Object.freeze([...post]) }),
});

/**
 * What is not 0 of a matrix as a projection has it: `{ from, to, ...fromMatrix(rows) }`. All of a matrix, its zeros as
 * synapses that may learn, are `{ weight: { values: rows.flat() } }` with `connect.allToAll()`.
 *
 * @param matrix - shape `[pre, post]`
 * @throws {ModelError} if its rows are not equally long
 */
export function fromMatrix(matrix: readonly (readonly number[])[]): {
  readonly connector: Connector;
  readonly weight: Values;
} {
  const columns = matrix[0]?.length ?? 0;
  const uneven = matrix.findIndex((row) => row.length !== columns);
  if (uneven >= 0)
    throw new ModelError(
      `fromMatrix[${uneven}]`,
      `${columns} numbers are expected, as in the first row, got ${matrix[uneven]!.length}.`,
    );
  const pairs = matrix.flatMap((row, i) => row.flatMap((w, j) => (w === 0 ? [] : [[i, j, w] as const])));
  const [pre, post, values] = [0, 1, 2].map((k) => pairs.map((pair) => pair[k]!)) as [
    number[],
    number[],
    number[],
  ];
  return Object.freeze({ connector: connect.list(pre, post), weight: Object.freeze({ values }) });
}

/** instar_unit -> instarUnit */
export function camelCase(name: string): string {
  return name.replaceAll(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** @param path - of the builder, for errors */
export function useOf(
  name: string,
  known: Params,
  params: Readonly<Record<string, number>> | undefined,
  path: string,
): ModelUse {
  checkParams(known, params ?? {}, name, path);
  return Object.freeze({ name, ...(params ? { params: Object.freeze({ ...params }) } : {}) });
}

type Registry = Readonly<Record<string, { readonly name: string; readonly params: Params }>>;

function buildersOf<Types>(group: string, registry: Registry): Builders<Types> {
  const builders = Object.values(registry).map(({ name, params: known }) => {
    const build = (params?: Readonly<Record<string, number>>): ModelUse =>
      useOf(name, known, params, `${group}.${camelCase(name)}`);
    return [camelCase(name), build] as const;
  });
  return Object.freeze(Object.fromEntries(builders)) as unknown as Builders<Types>;
}
