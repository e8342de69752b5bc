// What can be wrong with how two populations are connected.
import type { Connector, Extent, Projection } from "../core/document";
import { ModelError } from "../util/errors";
import { meetsOwn } from "./connections";
import { expectedByDistance } from "./distance";
import { requireKeys, requireNumber, requireOneOf, requireWhole } from "./requirements";
import { convolved, localized, placesOf, pooled, pooledSynapses } from "./windows";

type Shape = readonly number[];

/** What each connector may say beside its name. */
const CONNECTORS: { readonly [Name in Connector["name"]]: readonly string[] } = {
  all_to_all: ["self"],
  one_to_one: [],
  fixed_probability: ["p", "self"],
  fixed_in_degree: ["n", "self"],
  fixed_out_degree: ["n", "self"],
  distance: ["p", "sigma", "radius", "wrap", "self"],
  conv2d: ["kernel"],
  local2d: ["kernel", "stride"],
  pool2d: ["size", "stride", "padding"],
  list: ["pre", "post"],
};
/** Rows of neurons that a connector by distance looks at. Chosen: as long as the most synapses take to draw, some seconds. */
const MOST_ROWS = 2 ** 26;
/** Rows or columns of a window. Chosen: larger than any picture that is trained on here. */
const LARGEST_WINDOW = 1024;

/** @throws {ModelError} if the connector is wrong, or does not fit the shapes on both sides */
export function checkConnector(projection: Projection, from: Shape, to: Shape, path: string): void {
  const { connector } = projection;
  requireOneOf(connector.name, Object.keys(CONNECTORS), `${path}.connector.name`);
  requireKeys(connector, ["name", ...CONNECTORS[connector.name]], `${path}.connector`);
  if (connector.name === "fixed_probability") requireNumber(connector.p, `${path}.connector.p`, 0, 1, "");
  if (connector.name === "one_to_one" && sizeOf(from) !== sizeOf(to))
    throw new ModelError(
      `${path}.connector`,
      `one_to_one needs as many neurons on both sides; '${projection.from}' has ${sizeOf(from)}, '${projection.to}' ${sizeOf(to)}.`,
    );
  if (connector.name === "fixed_in_degree" || connector.name === "fixed_out_degree")
    checkDegree(connector, projection, from, to, `${path}.connector.n`);
  if (connector.name === "distance") checkDistance(connector, projection, from, to, `${path}.connector`);
  if (connector.name === "list") checkList(connector, projection, from, to, `${path}.connector`);
  if (isWindowed(connector)) checkWindows(connector, projection, from, to, `${path}.connector`);
  if (connector.name === "conv2d" && projection.learn)
    throw new ModelError(
      `${path}.learn`,
      "a convolution learns in a stage of its own, at one place at a time: name it in training.stages.",
    );
}

type Named<Name extends Connector["name"]> = Extract<Connector, { readonly name: Name }>;
type Names = Pick<Projection, "from" | "to">;

/** Partners are all different: no more than there are. */
function checkDegree(
  connector: Named<"fixed_in_degree" | "fixed_out_degree">,
  names: Names,
  from: Shape,
  to: Shape,
  path: string,
): void {
  const inwards = connector.name === "fixed_in_degree";
  const [side, shape] = inwards ? [names.from, from] : [names.to, to];
  const own = !meetsOwn(connector, from, to);
  const there = sizeOf(shape) - Number(own);
  if (Number.isInteger(connector.n) && connector.n >= 0 && connector.n <= there) return;
  const why = `'${side}' has ${sizeOf(shape)} neurons${own ? ", and none is connected to itself" : ""}`;
  throw new ModelError(path, `a whole number from 0 to ${there} is expected, got ${connector.n}: ${why}.`);
}

function checkDistance(
  connector: Named<"distance">,
  names: Names,
  from: Shape,
  to: Shape,
  path: string,
): void {
  const { p, sigma, radius, wrap } = connector;
  if (p !== undefined) requireNumber(p, `${path}.p`, 0, 1, "");
  if (sigma === undefined && radius === undefined)
    throw new ModelError(
      path,
      "sigma or radius is needed: how far neurons are connected, in sides of the sheet.",
    );
  if (sigma !== undefined) requireNumber(sigma, `${path}.sigma`, 1e-6, 100, "");
  if (radius !== undefined) requireNumber(radius, `${path}.radius`, 0, 2, "");
  if (wrap !== undefined) requireOneOf(wrap, [true, false], `${path}.wrap`);
  const shapes = `'${names.from}' has [${from.join(", ")}], '${names.to}' [${to.join(", ")}]`;
  if (from.length !== to.length || from.length < 1 || from.length > 3)
    throw new ModelError(path, `needs shapes of one to three extents, as many on both sides; ${shapes}.`);
  const { rows } = expectedByDistance(connector, from, to);
  if (rows > MOST_ROWS)
    throw new ModelError(
      path,
      `${Math.round(rows)} rows of neurons to look at, at most ${MOST_ROWS}. Use a smaller ${radius === undefined ? "sigma" : "radius"}, or fewer neurons.`,
    );
}

function checkList({ pre, post }: Named<"list">, names: Names, from: Shape, to: Shape, path: string): void {
  for (const [side, indices, name, shape] of [
    ["pre", pre, names.from, from],
    ["post", post, names.to, to],
  ] as const) {
    if (!Array.isArray(indices))
      throw new ModelError(`${path}.${side}`, "a list of neurons by their numbers from 0 is expected.");
    const neurons = sizeOf(shape);
    const wrong = indices.findIndex((k) => !Number.isInteger(k) || k < 0 || k >= neurons);
    if (wrong >= 0)
      throw new ModelError(
        `${path}.${side}[${wrong}]`,
        `a neuron of '${name}', 0 to ${neurons - 1}, is expected, got ${indices[wrong]}.`,
      );
  }
  if (pre.length !== post.length)
    throw new ModelError(
      path,
      `pre has ${pre.length} numbers, post ${post.length}: give one of each a synapse.`,
    );
  const found = new Map<number, number>();
  for (const [k, i] of pre.entries()) {
    const pair = i * sizeOf(to) + post[k]!;
    const before = found.get(pair);
    if (before !== undefined)
      throw new ModelError(
        path,
        `pair ${k}, from ${i} to ${post[k]}, is pair ${before} once more. Leave one out, and add up their weights.`,
      );
    found.set(pair, k);
  }
}

/** Connectors of windows that stand in rows and columns. */
export type Windowed = Named<"conv2d" | "local2d" | "pool2d">;

const isWindowed = (connector: Connector): connector is Windowed =>
  connector.name === "conv2d" || connector.name === "local2d" || connector.name === "pool2d";

/**
 * Rows and columns of windows that stand on a population.
 *
 * @param from - its name and shape
 * @param path - of the connector
 * @throws {ModelError} if the shape has no rows and columns, or a window does not fit into it
 */
export function windowsOn(connector: Windowed, from: readonly [name: string, Shape], path: string): Extent {
  const [name, shape] = from;
  const [rows, columns] = placesOf(shape);
  if (shape.length < 2 || shape.length > 3)
    throw new ModelError(
      path,
      `'${name}' has shape [${shape.join(", ")}]; [rows, columns] or [rows, columns, channels] is expected.`,
    );
  const [window, part] =
    connector.name === "pool2d" ? [connector.size, "size"] : [connector.kernel, "kernel"];
  checkExtent(window, `${path}.${part}`);
  if (window[0] > rows || window[1] > columns)
    throw new ModelError(
      `${path}.${part}`,
      `[${window.join(", ")}] is larger than '${name}', [${rows}, ${columns}].`,
    );
  if (connector.name === "conv2d") return convolved(shape, connector.kernel);
  if (connector.stride) checkExtent(connector.stride, `${path}.stride`);
  if (connector.name === "local2d") return localized(shape, connector);
  if (connector.padding) {
    checkExtent(connector.padding, `${path}.padding`, 0);
    for (const axis of [0, 1] as const)
      requireWhole(connector.padding[axis], `${path}.padding[${axis}]`, window[axis] - 1, 0);
  }
  return pooled(shape, connector);
}

function checkWindows(
  connector: Windowed,
  names: Pick<Projection, "from" | "to">,
  from: Shape,
  to: Shape,
  path: string,
): void {
  const [high, wide] = windowsOn(connector, [names.from, from], path);
  const depth = connector.name === "pool2d" ? placesOf(from)[2] : null;
  // local fields may have one feature, and no name for it
  const flat = connector.name === "local2d" && to.length === 2;
  const fits =
    (to.length === 3 || flat) && to[0] === high && to[1] === wide && (depth === null || to[2] === depth);
  if (fits) return;
  const wanted = `[${high}, ${wide}, ${depth ?? "features"}]`;
  throw new ModelError(
    path,
    `from '${names.from}', [${from.join(", ")}], to a population of shape ${wanted}; '${names.to}' has [${to.join(", ")}].`,
  );
}

function checkExtent(extent: Extent, path: string, least = 1): void {
  if (!Array.isArray(extent) || extent.length !== 2)
    throw new ModelError(path, `two numbers, rows and columns, are expected, got ${JSON.stringify(extent)}.`);
  for (const [i, n] of extent.entries()) requireWhole(n, `${path}[${i}]`, LARGEST_WINDOW, least);
}

const sizeOf = (shape: Shape): number => shape.reduce((product, n) => product * n, 1);

/** How many explicit weights or delays a projection has; null where it is drawn which synapses there are. */
export function explicitCount(projection: Projection, pre: Shape, post: Shape): number | null {
  const { connector } = projection;
  switch (connector.name) {
    case "all_to_all":
      return sizeOf(pre) * sizeOf(post);
    case "conv2d":
      return connector.kernel[0] * connector.kernel[1] * placesOf(pre)[2] * placesOf(post)[2];
    case "one_to_one":
    case "local2d":
    case "pool2d":
    case "list":
      return synapseCount(projection, pre, post);
    default:
      return null;
  }
}

/** How many synapses a projection has: where they are drawn, as many as can be expected. */
export function synapseCount({ connector }: Projection, pre: Shape, post: Shape): number {
  switch (connector.name) {
    case "all_to_all":
      return sizeOf(pre) * sizeOf(post) - (meetsOwn(connector, pre, post) ? 0 : sizeOf(pre));
    case "one_to_one":
      return sizeOf(pre);
    case "fixed_probability":
      return Math.ceil(sizeOf(pre) * sizeOf(post) * connector.p);
    case "fixed_in_degree":
      return sizeOf(post) * connector.n;
    case "fixed_out_degree":
      return sizeOf(pre) * connector.n;
    case "distance": {
      const { synapses } = expectedByDistance(connector, pre, post);
      // a neuron is at distance 0 of itself
      return Math.ceil(synapses - (meetsOwn(connector, pre, post) ? 0 : sizeOf(pre) * (connector.p ?? 1)));
    }
    case "list":
      return connector.pre.length;
    case "conv2d":
    case "local2d":
      return sizeOf(post) * connector.kernel[0] * connector.kernel[1] * placesOf(pre)[2];
    case "pool2d":
      return pooledSynapses(pre, post, connector);
  }
}

/** False where one number stands for every weight: it needs no memory and no gather. */
export function storesWeights({ weight, learn, normalize, connector }: Projection): boolean {
  return typeof weight !== "number" || Boolean(learn) || Boolean(normalize) || connector.name === "conv2d";
}
