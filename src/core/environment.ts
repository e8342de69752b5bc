// What an environment is: the world in which an agent acts. Plain code, deterministic by seed, that knows nothing of neurons.
import { ModelError } from "../util/errors";
import { requireForm } from "./form";
import { checkParams, type Params, type ParamValues, requireName } from "./params";

/** One number of an observation. */
export interface Quantity {
  readonly name: string;
  /** between which it lies; what is unbounded says between which it matters */
  readonly low: number;
  readonly high: number;
  /** where it is one of the whole numbers from low to high, each of which stands for something of its own, as cells do */
  readonly whole?: true;
  readonly unit?: string;
}

/** One of several acts, by their names; or a direction in the plane, in radians from the first axis to the second. */
export type Actions = readonly string[] | "direction";

/** What came of an act. */
export interface Outcome {
  /** shape `[n]`, as the environment's `observation` has it */
  readonly observation: readonly number[];
  readonly reward: number;
  /** whether the episode is over: a goal is reached, or something has failed */
  readonly done: boolean;
  /** whether time has run out: the episode ends, but what would have come after it still has a worth */
  readonly truncated?: boolean;
}

/** What a shape stands for: the page gives each its colour. */
export type Role = "floor" | "wall" | "agent" | "part" | "goal" | "cue" | "trail";

/** Lengths in the units of the scene. */
export type SceneShape =
  | {
      readonly kind: "box";
      readonly role: Role;
      /** of its lower left corner, where y points up */
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: "disc"; readonly role: Role; readonly x: number; readonly y: number; readonly r: number }
  | {
      readonly kind: "line";
      readonly role: Role;
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly width: number;
    }
  | {
      readonly kind: "text";
      readonly role: Role;
      readonly x: number;
      readonly y: number;
      readonly text: string;
    };

/** How an environment looks: drawn in order, the first below the others. */
export interface Scene {
  /** what is seen: from x to x + width, and from y up to y + height */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly SceneShape[];
}

/** A place where the agent can be, and what it would observe there: for maps of what it thinks of them. */
export interface Site {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly observation: readonly number[];
}

/** One world. The same seed and acts give the same outcomes. */
export interface Environment {
  readonly name: string;
  readonly observation: readonly Quantity[];
  readonly actions: Actions;
  /** Begins an episode. @returns the first observation, shape `[n]` */
  reset(seed: number): readonly number[];
  /** @param action - the number of an act, or a direction */
  step(action: number): Outcome;
  /** How it looks now. */
  scene?(): Scene;
  /** Places in the scene's plane. */
  sites?(): readonly Site[];
  /** the fewest steps from where the episode began to the goal, where that is known */
  shortest?(): number;
}

export interface EnvironmentDescription<P extends Params = Params> {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  /** their units are texts for people: worlds have metres and radians, which equations do not know */
  readonly params: P;
  /** @param values - of all parameters, in their units; within their bounds */
  readonly create: (values: Readonly<Record<keyof P, number>>) => Environment;
}

export interface EnvironmentModel extends Omit<EnvironmentDescription, "create"> {
  readonly kind: "environment";
  /**
   * Makes one, which no other shares.
   *
   * @param given - values of parameters in their units; those left out are as `params` says
   * @throws {ModelError} if there is no such parameter, or it is out of bounds
   */
  create(given?: ParamValues): Environment;
}

/** @throws {ModelError} if a part is missing, or a parameter's own value is out of its bounds */
export function defineEnvironment<P extends Params>(
  description: EnvironmentDescription<P>,
): EnvironmentModel {
  requireForm(description, "environment", {});
  const { name, about, source, params } = description;
  requireName(name, "environment.name");
  if (typeof description.create !== "function")
    throw new ModelError(`${name}.create`, "a function that makes an environment is expected.");
  for (const param of Object.keys(params)) requireName(param, `${name}.params`);
  const usual = Object.fromEntries(Object.entries(params).map(([param, { value }]) => [param, value]));
  checkParams(params, usual, name, `${name}.params`);
  return {
    kind: "environment",
    name,
    about,
    source,
    params,
    create(given = {}) {
      checkParams(params, given, name, name);
      return description.create({ ...usual, ...given } as Record<keyof P, number>);
    },
  };
}
