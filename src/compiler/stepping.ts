// Equations -> the trees that take them a step further, by the method that the model names or that its equations allow.
import type { Integrator } from "../core/neuron";
import { isRandom } from "../lang/draws";
import { linearIn } from "../lang/linear";
import { make, type Node, namesIn, substitute } from "../lang/tree";
import { ModelError } from "../util/errors";
import { integrate } from "./integrate";
import { isCoupled, type LinearSystem, linearSystem, stepsOf } from "./linearSystem";

/** A value with a name, for the trees after it in the same step. */
export interface Let {
  readonly name: string;
  readonly tree: Node;
}

export interface Stepping {
  readonly integrator: Integrator;
  /** equations that can be stepped over any time at once; null if they cannot */
  readonly system: LinearSystem | null;
  /** what its steps read the entries of, under their names; null: nothing */
  readonly exact: LinearSystem | null;
  /** in order, each seeing those before it */
  readonly lets: readonly Let[];
  readonly steps: readonly { readonly variable: string; readonly tree: Node }[];
}

type Derivatives = Readonly<Record<string, Node>>;

interface Asked {
  readonly derivatives: Derivatives;
  /** null: whatever fits */
  readonly integrator: Integrator | null;
  /** whether a name's value stays */
  readonly isFixed: (name: string) => boolean;
  /** names of a step's length and of the time at its start, in ms */
  readonly step: string;
  readonly time: string;
  /** for errors */
  readonly path: string;
}

/** @throws {ModelError} if the equations do not allow the method that is asked for */
export function stepping(asked: Asked): Stepping {
  const { derivatives, isFixed, step, path } = asked;
  const system = linearSystem(derivatives, isFixed);
  const own = Object.entries(derivatives).every(([x, tree]) => linearIn(tree, x) !== null);
  const random = Object.values(derivatives).some(isRandom);
  const best: Integrator = random ? "euler" : system ? "exact" : own ? "exponential_euler" : "rk4";
  const integrator = asked.integrator ?? best;
  if (integrator === "exact" && !system)
    throw new ModelError(
      path,
      "is not linear with constant coefficients: 'exact' cannot step it. Use 'rk4'.",
    );
  if (random && integrator !== "euler")
    throw new ModelError(path, `draws random numbers: '${integrator}' cannot step it. Use 'euler'.`);
  const none = { integrator, system: null, exact: null, lets: [] };
  switch (integrator) {
    case "exact":
      return { ...none, system, ...together(derivatives, asked) };
    case "exponential_euler":
      return { ...none, ...together(closedPart(derivatives, isFixed), asked) };
    case "euler":
      return { ...none, steps: along(derivatives, step) };
    case "rk4":
      return { ...none, ...rungeKutta(asked) };
  }
}

/** Exact steps of equations that depend on one another alone; all others one by one, with the rest held. */
function together(
  part: Derivatives,
  { derivatives, isFixed, step, path }: Asked,
): Pick<Stepping, "exact" | "steps"> {
  const system = linearSystem(part, isFixed);
  const exact = system && isCoupled(system) ? system : null;
  const next = exact ? stepsOf(exact) : {};
  const steps = Object.entries(derivatives).map(([variable, tree]) => ({
    variable,
    tree: next[variable] ?? integrate(variable, tree, step, path, isFixed),
  }));
  return { exact, steps };
}

/** The equations that are linear with constant coefficients and depend on no other variable than each other's. */
function closedPart(derivatives: Derivatives, isFixed: (name: string) => boolean): Derivatives {
  const part = { ...derivatives };
  for (let before = -1; before !== Object.keys(part).length; ) {
    before = Object.keys(part).length;
    for (const [x, tree] of Object.entries(part)) {
      const moving = [...namesIn(tree)].filter((name) => Object.hasOwn(derivatives, name));
      const closed = moving.every((name) => Object.hasOwn(part, name));
      const slopes = moving.map((name) => linearIn(tree, name)?.slope);
      if (!closed || slopes.some((slope) => !slope || ![...namesIn(slope)].every(isFixed))) delete part[x];
    }
  }
  return part;
}

/** A step along the slope. */
function along(derivatives: Derivatives, step: string): Stepping["steps"] {
  return Object.entries(derivatives).map(([variable, slope]) => ({
    variable,
    tree: make.binary("+", make.name(variable), make.binary("*", make.name(step), slope)),
  }));
}

const slopeName = (stage: number, x: string) => `slope.${stage}.${x}`;
const stageName = (stage: number, x: string) => `stage.${stage}.${x}`;

/** Kutta 1901: four slopes of all variables together, at the beginning, twice in the middle, and at the end. */
function rungeKutta({ derivatives, step, time }: Asked): Pick<Stepping, "lets" | "steps"> {
  const lets: Let[] = [];
  const variables = Object.keys(derivatives);
  const h = make.name(step);
  const times = (factor: number, tree: Node) => make.binary("*", make.number(factor), tree);
  const after = (share: number): Node => make.binary("+", make.name(time), share === 1 ? h : times(share, h));
  for (const [stage, share] of [0, 0.5, 0.5, 1].entries()) {
    if (stage > 0) {
      for (const x of variables) {
        const slope = make.name(slopeName(stage - 1, x));
        const moved = make.binary("*", share === 1 ? h : times(share, h), slope);
        lets.push({ name: stageName(stage, x), tree: make.binary("+", make.name(x), moved) });
      }
    }
    const at = (name: string): Node | undefined => {
      if (stage === 0) return undefined;
      if (name === time) return after(share);
      return Object.hasOwn(derivatives, name) ? make.name(stageName(stage, name)) : undefined;
    };
    for (const x of variables)
      lets.push({ name: slopeName(stage, x), tree: substitute(derivatives[x]!, at) });
  }
  const steps = variables.map((x) => {
    const slope = (stage: number): Node => make.name(slopeName(stage, x));
    const middle = times(2, make.binary("+", slope(1), slope(2)));
    const sum = make.binary("+", make.binary("+", slope(0), middle), slope(3));
    const sixth = make.binary("/", h, make.number(6));
    return { variable: x, tree: make.binary("+", make.name(x), make.binary("*", sixth, sum)) };
  });
  return { lets, steps };
}
