// What stands between an agent and an environment, which may be a user's own object: nothing that is wrong goes through.
import type { Actions, Environment, Outcome, Quantity } from "../../core/environment";
import { shown } from "../../core/form";
import { EngineError, ModelError } from "../../util/errors";

const EXPECTED = "{ name, observation, actions, reset(seed), step(action) }";

/**
 * The same environment, of which every call is checked: what it is given, and what it gives. Observations are copies, so
 * that it may use one array again and again.
 *
 * @throws {ModelError} at once, if it is no environment
 * @throws {ModelError} from `step` and `reset`: an action out of range, a step after the end of an episode or before its
 * begin, an observation of another shape, an outcome that lacks a part
 * @throws {EngineError} `not-finite`, from the same, where an observation or a reward is NaN or infinite
 */
export function checkedEnvironment(environment: Environment): Environment {
  requireEnvironment(environment);
  const { name, observation, actions } = environment;
  let episode = 0;
  let steps = 0;
  let state: "new" | "running" | "over" = "new";
  const place = () => `environment ${name}, episode ${episode}, step ${steps}`;
  return {
    name,
    observation,
    actions,
    reset(seed) {
      if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
        throw new ModelError(
          `environment ${name}.reset`,
          `a whole number from 0 to 2^32 - 1 is expected as seed, got ${shown(seed)}.`,
        );
      state = "over";
      episode++;
      steps = 0;
      const first = checkedNumbers(environment.reset(seed), observation, place());
      state = "running";
      return first;
    },
    step(action) {
      if (state !== "running")
        throw new ModelError(
          place(),
          `a step ${state === "new" ? "before the first episode" : "after the end"}. Call reset(seed) first.`,
        );
      requireAction(action, actions, place());
      steps++;
      state = "over"; // also if it throws
      const outcome = checkedOutcome(environment.step(action), observation, place());
      if (!outcome.done && !outcome.truncated) state = "running";
      return outcome;
    },
    ...(environment.scene && { scene: () => environment.scene!() }),
    ...(environment.sites && { sites: () => environment.sites!() }),
    ...(environment.shortest && { shortest: () => environment.shortest!() }),
  };
}

function requireEnvironment(environment: unknown): asserts environment is Environment {
  if (typeof environment !== "object" || environment === null)
    throw new ModelError("environment", `${EXPECTED} is expected, got ${shown(environment)}.`);
  const parts = environment as Partial<Record<keyof Environment, unknown>>;
  const { name, observation, actions } = parts;
  if (typeof name !== "string" || name === "")
    throw new ModelError("environment.name", `a text is expected, got ${shown(name)}. It goes into errors.`);
  const path = `environment ${name.slice(0, 64)}`;
  for (const [method, isNeeded] of Object.entries({
    ...METHODS,
    scene: false,
    sites: false,
    shortest: false,
  })) {
    const value = parts[method as keyof Environment];
    if (typeof value === "function" || (value === undefined && !isNeeded)) continue;
    throw new ModelError(
      `${path}.${method}`,
      `a function is expected, got ${shown(value)}. Write it as in ${EXPECTED}.`,
    );
  }
  if (!Array.isArray(observation) || observation.length === 0)
    throw new ModelError(
      `${path}.observation`,
      `a list with { name, low, high } of each number is expected, got ${shown(observation)}.`,
    );
  for (const [k, quantity] of observation.entries()) requireQuantity(quantity, `${path}.observation[${k}]`);
  const isList =
    Array.isArray(actions) && actions.length > 0 && actions.every((act) => typeof act === "string");
  if (isList || actions === "direction") return;
  throw new ModelError(
    `${path}.actions`,
    `a list of names, or "direction", is expected, got ${shown(actions)}.`,
  );
}

const METHODS = { reset: true, step: true };

function requireQuantity(quantity: unknown, path: string): void {
  const { name, low, high } = (quantity ?? {}) as Partial<Quantity>;
  if (typeof name === "string" && Number.isFinite(low) && Number.isFinite(high) && low! < high!) return;
  throw new ModelError(
    path,
    `{ name, low, high } with finite low < high is expected, got ${shown(quantity)}. Of what is unbounded, say between which it matters.`,
  );
}

function requireAction(action: number, actions: Actions, place: string): void {
  if (actions === "direction") {
    if (Number.isFinite(action)) return;
    throw new ModelError(place, `a direction in radians is expected, got ${shown(action)}.`);
  }
  if (Number.isInteger(action) && action >= 0 && action < actions.length) return;
  throw new ModelError(
    place,
    `an action from 0 to ${actions.length - 1} (${actions.slice(0, 6).join(", ")}) is expected, got ${shown(action)}.`,
  );
}

function checkedOutcome(outcome: Outcome, observation: readonly Quantity[], place: string): Outcome {
  if (typeof outcome !== "object" || outcome === null)
    throw new ModelError(
      place,
      `{ observation, reward, done } is expected of step(), got ${shown(outcome)}. Return it.`,
    );
  const { reward, done, truncated = false } = outcome;
  if (typeof reward !== "number")
    throw new ModelError(place, `a number is expected as reward, got ${shown(reward)}. Return { reward }.`);
  if (!Number.isFinite(reward))
    throw new EngineError("not-finite", `${place}: reward is ${reward}. Look for a division by 0 in step().`);
  for (const [part, value] of Object.entries({ done, truncated }))
    if (typeof value !== "boolean")
      throw new ModelError(place, `true or false is expected as ${part}, got ${shown(value)}.`);
  return { observation: checkedNumbers(outcome.observation, observation, place), reward, done, truncated };
}

function checkedNumbers(numbers: unknown, observation: readonly Quantity[], place: string): number[] {
  const isList = Array.isArray(numbers) || (ArrayBuffer.isView(numbers) && !(numbers instanceof DataView));
  const list = isList ? Array.from(numbers as ArrayLike<number>) : [];
  if (!isList || list.length !== observation.length)
    throw new ModelError(
      place,
      `an observation of shape [${observation.length}] is expected, got ${isList ? `[${list.length}]` : shown(numbers)}. Give as many numbers as \`observation\` names.`,
    );
  for (const [k, value] of list.entries()) {
    const { name, low, high, whole } = observation[k]!;
    if (typeof value !== "number")
      throw new ModelError(place, `a number is expected as ${name}, got ${shown(value)}.`);
    if (!Number.isFinite(value))
      throw new EngineError(
        "not-finite",
        `${place}: ${name} is ${value}. Look for a division by 0 in reset() and step(), or end the episode before it.`,
      );
    if (whole && !(Number.isInteger(value) && value >= low && value <= high))
      throw new ModelError(
        place,
        `a whole number from ${low} to ${high} is expected as ${name}, got ${value}.`,
      );
  }
  return list;
}
