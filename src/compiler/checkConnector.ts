// What can be wrong with how two populations are connected.
import type { Connector, Extent, Projection } from "../core/document";
import { ModelError } from "../util/errors";
import { meetsOwn } from "./connections";
import { requireNumber, requireOneOf, requireWhole } from "./requirements";
import { convolved, placesOf, pooled } from "./windows";

type Shape = readonly number[];

const CONNECTORS = ["all_to_all", "one_to_one", "fixed_probability", "conv2d", "pool2d"] as const;
/** Rows or columns of a window. Chosen: larger than any picture that is trained on here. */
const LARGEST_WINDOW = 1024;

/** @throws {ModelError} if the connector is wrong, or does not fit the shapes on both sides */
export function checkConnector(projection: Projection, from: Shape, to: Shape, path: string): void {
  const { connector } = projection;
  requireOneOf(connector.name, CONNECTORS, `${path}.connector.name`);
  if (connector.name === "fixed_probability") requireNumber(connector.p, `${path}.connector.p`, 0, 1, "");
  if (connector.name === "one_to_one" && sizeOf(from) !== sizeOf(to))
    throw new ModelError(
      `${path}.connector`,
      `one_to_one needs as many neurons on both sides; '${projection.from}' has ${sizeOf(from)}, '${projection.to}' ${sizeOf(to)}.`,
    );
  if (connector.name === "conv2d" || connector.name === "pool2d")
    checkWindows(connector, projection, from, to, `${path}.connector`);
  if (connector.name === "conv2d" && projection.learn)
    throw new ModelError(
      `${path}.learn`,
      "a convolution learns in a stage of its own, at one place at a time: name it in training.stages.",
    );
}

/** Connectors of windows that stand in rows and columns. */
export type Windowed = Connector & { readonly name: "conv2d" | "pool2d" };

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
    connector.name === "conv2d" ? [connector.kernel, "kernel"] : [connector.size, "size"];
  checkExtent(window, `${path}.${part}`);
  if (window[0] > rows || window[1] > columns)
    throw new ModelError(
      `${path}.${part}`,
      `[${window.join(", ")}] is larger than '${name}', [${rows}, ${columns}].`,
    );
  if (connector.name === "conv2d") return convolved(shape, connector.kernel);
  if (connector.stride) checkExtent(connector.stride, `${path}.stride`);
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
  const depth = connector.name === "conv2d" ? null : placesOf(from)[2];
  const fits = to.length === 3 && to[0] === high && to[1] === wide && (depth === null || to[2] === depth);
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

/** How many synapses a projection has: where they are drawn, as many as can be expected. */
export function synapseCount({ connector }: Projection, pre: Shape, post: Shape): number {
  switch (connector.name) {
    case "all_to_all":
      return sizeOf(pre) * sizeOf(post) - (meetsOwn(connector, pre, post) ? 0 : sizeOf(pre));
    case "one_to_one":
      return sizeOf(pre);
    case "fixed_probability":
      return Math.ceil(sizeOf(pre) * sizeOf(post) * connector.p);
    case "conv2d":
      return sizeOf(post) * connector.kernel[0] * connector.kernel[1] * placesOf(pre)[2];
    case "pool2d":
      return sizeOf(post) * connector.size[0] * connector.size[1];
  }
}

/** False where one number stands for every weight: it needs no memory and no gather. */
export function storesWeights({ weight, learn, normalize, connector }: Projection): boolean {
  return typeof weight !== "number" || Boolean(learn) || Boolean(normalize) || connector.name === "conv2d";
}
