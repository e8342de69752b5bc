// What can be wrong with numbers of many: weights, delays and first values, drawn or one by one.
import type { Projection, Values } from "../core/document";
import type { SynapseModel } from "../core/synapse";
import { ModelError } from "../util/errors";
import { explicitCount } from "./checkConnector";
import { requireKeys, requireNumber } from "./requirements";
import { rangeOfValues } from "./values";

/** How many explicit values there must be, and what of; null: none can be given. */
export interface Count {
  readonly count: number | null;
  /** as an error calls it: "synapses, [pre, post]" */
  readonly of: string;
}

/** @throws {ModelError} if they are not numbers, in the wrong order, or not as many as they must be */
export function checkValues(values: Values, path: string, count: Count): void {
  if (typeof values === "number") {
    if (Number.isFinite(values)) return;
    throw new ModelError(path, `a finite number is expected, got ${values}.`);
  }
  if (typeof values !== "object" || values === null) throw notValues(values, path);
  const kind = (["uniform", "normal", "values"] as const).find((key) => Object.hasOwn(values, key));
  if (kind) requireKeys(values, kind === "normal" ? ["normal", "min", "max"] : [kind], path);
  if ("uniform" in values) checkUniform(values.uniform, path);
  else if ("normal" in values) checkNormal(values, path);
  else if ("values" in values) checkExplicit(values.values, path, count);
  else throw notValues(values, path);
}

function notValues(got: unknown, path: string): ModelError {
  return new ModelError(
    path,
    `a number, { uniform: [low, high] }, { normal: [mean, sd] } or { values: [...] } is expected, got ${shown(got)}.`,
  );
}

function checkUniform(uniform: readonly [number, number], path: string): void {
  const [low, high] = pairOf(uniform, `${path}.uniform`);
  if (Number.isFinite(low) && Number.isFinite(high) && low <= high) return;
  throw new ModelError(path, `a number, or two with the lower first, is expected, got ${low} to ${high}.`);
}

function checkNormal(
  { normal, min, max }: Extract<Values, { readonly normal: unknown }>,
  path: string,
): void {
  const [mean, sd] = pairOf(normal, `${path}.normal`);
  requireFinite(mean, `${path}.normal[0]`);
  requireFinite(sd, `${path}.normal[1]`);
  if (sd < 0)
    throw new ModelError(`${path}.normal[1]`, `a spread is not below 0, got ${sd}. Give its size, or 0.`);
  if (min !== undefined) requireFinite(min, `${path}.min`);
  if (max !== undefined) requireFinite(max, `${path}.max`);
  if (min !== undefined && max !== undefined && min > max)
    throw new ModelError(`${path}.min`, `${min} is above max, ${max}. Exchange them.`);
}

function checkExplicit(values: readonly number[], path: string, { count, of }: Count): void {
  if (!Array.isArray(values))
    throw new ModelError(`${path}.values`, `a list of numbers is expected, got ${shown(values)}.`);
  if (count === null)
    throw new ModelError(
      `${path}.values`,
      `${of}: which synapses there are is drawn by seed. Use { uniform } or { normal }, or the connector list.`,
    );
  if (values.length !== count)
    throw new ModelError(
      `${path}.values`,
      `${count} numbers are expected, one for each of the ${of}, got ${values.length}.`,
    );
  for (const [k, value] of values.entries()) requireFinite(value, `${path}.values[${k}]`);
}

/** First values of a variable: one for each of n neurons. */
export const ofNeurons = (n: number): Count => ({ count: n, of: "neurons" });

/** Of the synapses of a projection. */
function ofSynapses(projection: Projection, pre: readonly number[], post: readonly number[]): Count {
  const { name } = projection.connector;
  const count = explicitCount(projection, pre, post);
  if (count === null) return { count, of: `${name} takes no values` };
  const order: Readonly<Record<string, string>> = {
    all_to_all: "pairs [pre, post]",
    list: "pairs of the list",
    conv2d: "shared weights [height, width, channels, features]",
  };
  return { count, of: order[name] ?? "synapses" };
}

type Shapes = readonly [pre: readonly number[], post: readonly number[]];

export function checkWeight(
  projection: Projection,
  synapse: SynapseModel,
  [pre, post]: Shapes,
  path: string,
): void {
  const { weight } = projection;
  checkValues(weight, path, ofSynapses(projection, pre, post));
  if (typeof synapse.onSpike === "string" || rangeOfValues(weight)[0] >= 0) return; // a sign means something there
  if (typeof weight === "object" && "normal" in weight && (weight.min ?? -1) < 0)
    throw new ModelError(path, "can be drawn below 0, but the receptor gives the sign. Set min to 0.");
  const below = typeof weight === "object" && "values" in weight ? weight.values.findIndex((w) => w < 0) : -1;
  throw new ModelError(
    below < 0 ? path : `${path}.values[${below}]`,
    "is below 0. The receptor gives the sign: use its size.",
  );
}

/** @param most - steps that a spike can be under way */
export function checkDelay(
  projection: Projection & { readonly delay: Values },
  [pre, post]: Shapes,
  dt: number,
  most: number,
  path: string,
): void {
  const { delay, connector } = projection;
  const longest = most * dt;
  if (typeof delay === "number") {
    requireSteps(delay, path, dt, longest);
    return;
  }
  if (connector.name === "conv2d")
    throw new ModelError(path, "a convolution has one delay for all of its synapses. Give a number of ms.");
  checkValues(delay, path, ofSynapses(projection, pre, post));
  if ("uniform" in delay) for (const end of delay.uniform) requireNumber(end, path, dt, longest, "ms");
  if ("values" in delay)
    for (const [k, ms] of delay.values.entries()) requireSteps(ms, `${path}.values[${k}]`, dt, longest);
  if (!("normal" in delay)) return;
  const [low, high] = rangeOfValues(delay);
  if (low < dt)
    throw new ModelError(
      `${path}.min`,
      `${low} ms can be drawn, and a spike is under way for at least dt. Set min to ${dt} or more.`,
    );
  if (high > longest)
    throw new ModelError(
      `${path}.max`,
      `${high} ms can be drawn; at most ${longest} ms fit. Set max to ${longest} or less.`,
    );
}

function requireSteps(ms: number, path: string, dt: number, longest: number): void {
  requireNumber(ms, path, dt, longest, "ms");
  const steps = ms / dt;
  if (Math.abs(steps - Math.round(steps)) <= 1e-6) return;
  const near = [Math.floor(steps), Math.ceil(steps)].map((n) => Number((n * dt).toPrecision(10)));
  throw new ModelError(
    path,
    `${ms} ms is no multiple of dt, ${dt} ms. Use ${near.join(" or ")} ms, or a smaller dt.`,
  );
}

function pairOf(pair: unknown, path: string): readonly [number, number] {
  if (Array.isArray(pair) && pair.length === 2) return [Number(pair[0]), Number(pair[1])];
  throw new ModelError(path, `a list of two numbers is expected, got ${shown(pair)}.`);
}

function requireFinite(value: unknown, path: string): void {
  if (typeof value === "number" && Number.isFinite(value)) return;
  throw new ModelError(path, `a finite number is expected, got ${String(value)}.`);
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60);

/** @throws {ModelError} where each synapse has a delay of its own: their presynaptic neuron has one state for all */
export function checkRelease(synapse: SynapseModel, delay: unknown, path: string): void {
  if (!synapse.release || delay === undefined || typeof delay === "number") return;
  throw new ModelError(path, `${synapse.name} needs one delay for all synapses: give a number of ms.`);
}
