// What a neuron model is: parameters, state, equations, threshold, reset and refractory period, all as data.
import { requireTruth, requireUnit } from "../lang/check";
import { Draws, isRandom } from "../lang/draws";
import { parseExpression, parseStatements } from "../lang/parse";
import { type Node, namesIn, rightSide, type Statement } from "../lang/tree";
import { MS, ONE, parseUnit, type Unit } from "../lang/units";
import { ModelError } from "../util/errors";
import { checkEquations, putInPlace, requireState } from "./equations";
import { requireEntries, requireForm } from "./form";
import {
  checkParams,
  type Params,
  type ParamValues,
  requireName,
  requireSymbol,
  unitsOfParams,
} from "./params";

export interface StateVariable {
  /** value at the start of a sample (slow: of the network), as an expression of the parameters */
  readonly init: string | number;
  readonly unit: string;
  readonly about: string;
  /**
   * A slow variable outlives the sample: its equation advances once a learning sample, over the sample's whole
   * duration (a step's share of a decay over 10^6 ms would drown in f32), and it is frozen while not learning.
   */
  readonly slow?: boolean;
}

/** What synapses with state of their own add up to, as a current: 0 where none does. */
export interface NeuronInput {
  readonly unit: string;
  readonly about: string;
}

/** Named values of some parameters, as in a paper's figure. */
export interface ParamSet {
  readonly about: string;
  readonly params: ParamValues;
}

/**
 * How equations are stepped. `exact`: linear ones with constant coefficients, together; `exponential_euler`: those linear
 * in their own variable, with all else held during a step; `rk4`: the classical Runge-Kutta method, all variables
 * together; `euler`: a step along the slope, as equations with random numbers need it (Euler-Maruyama).
 */
export const INTEGRATORS = ["exact", "exponential_euler", "rk4", "euler"] as const;
export type Integrator = (typeof INTEGRATORS)[number];

export interface NeuronDescription {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly params: Params;
  readonly sets?: Readonly<Record<string, ParamSet>>;
  readonly state: Readonly<Record<string, StateVariable>>;
  readonly inputs?: Readonly<Record<string, NeuronInput>>;
  /**
   * `dx/dt = ...` lines; a variable without one changes by input and reset only. Lines `name = ...` give a value a name
   * for the lines after them, the threshold and the reset. May use `t`, ms since the sample began, `dt`, `rand()`,
   * `randn()` and the white noise `xi` (not for a slow variable), `n_neurons` of the population, and `sample_ms` (for a
   * slow variable only).
   */
  readonly equations: string;
  /** the first of these that its equations allow, if absent; `euler` where they draw random numbers */
  readonly integrator?: Integrator;
  /** `a > b`: a spike in each step where it holds; `a - b` ranks neurons that compete. May use what equations may */
  readonly threshold: string;
  readonly reset: string;
  /**
   * ms after a spike in which the neuron does not spike again, and the variables that the reset sets (`v = ...`)
   * are held. The others go on: synaptic currents decay, and take what arrives.
   */
  readonly refractory?: string;
  /**
   * What a spike counts where it arrives, times the weight: a plain number of either sign, from the state in which the
   * neuron fires, before its reset; 1 if absent. May use what equations may, but for inputs and random numbers. Learning
   * rules see a spike as any other, whatever it carries.
   */
  readonly carries?: string;
}

export interface NeuronModel extends NeuronDescription {
  readonly kind: "neuron";
  readonly trees: {
    readonly init: Readonly<Record<string, Node>>;
    readonly derivatives: Readonly<Record<string, Node>>;
    readonly threshold: Node;
    /** left minus right side of the threshold */
    readonly margin: Node;
    readonly reset: readonly Statement[];
    readonly refractory: Node | null;
    readonly carries: Node | null;
  };
  /** exponents over ms, mV, pA of every state variable */
  readonly units: Readonly<Record<string, Unit>>;
  /** the same of every input */
  readonly inputUnits: Readonly<Record<string, Unit>>;
  /** random numbers that a neuron draws in a step */
  readonly draws: number;
}

/** Beside a neuron's variables its engine keeps the steps that it is still held. */
const TAKEN = ["held"];
/** And, where they carry one, the numbers of spikes that are under way. */
export const CARRIED = "carried";
/** Chosen: far above any published point neuron. */
const LARGEST_STATE = 32;
/** Chosen: four calls of the generator. */
const MOST_DRAWS = 16;

/**
 * Checks a neuron model and parses its texts, once.
 * @throws {ModelError} where a name is unknown, a unit does not balance, or a text does not parse
 */
export function defineNeuron(description: NeuronDescription): NeuronModel {
  requireForm(description, "neuron", {
    state: "record",
    equations: "text",
    threshold: "text",
    reset: "text",
    refractory: "text?",
    integrator: "text?",
    carries: "text?",
    inputs: "record?",
    sets: "record?",
  });
  requireEntries(description.state, `${description.name}.state`, "{ init, unit, about }");
  requireEntries(description.inputs, `${description.name}.inputs`, "{ unit, about }");
  requireEntries(description.sets, `${description.name}.sets`, "{ about, params }");
  const { name, state } = description;
  requireName(name, "neuron.name");
  const taken = description.carries === undefined ? TAKEN : [...TAKEN, CARRIED];
  const params = unitsOfParams(description.params, name, taken);
  const units: Record<string, Unit> = {};
  const count = Object.keys(state).length;
  if (count < 1 || count > LARGEST_STATE)
    throw new ModelError(`${name}.state`, `1 to ${LARGEST_STATE} variables are expected, got ${count}.`);
  for (const [variable, { unit }] of Object.entries(state)) {
    requireSymbol(variable, `${name}.state`, taken);
    if (Object.hasOwn(params, variable))
      throw new ModelError(`${name}.state.${variable}`, "is also a parameter. Rename one.");
    units[variable] = parseUnit(unit, `${name}.state.${variable}`).unit;
  }
  const inputUnits: Record<string, Unit> = {};
  for (const [input, { unit }] of Object.entries(description.inputs ?? {})) {
    requireSymbol(input, `${name}.inputs`, [...taken, ...Object.keys(params), ...Object.keys(units)]);
    inputUnits[input] = parseUnit(unit, `${name}.inputs.${input}`).unit;
  }
  for (const [set, { params: values }] of Object.entries(description.sets ?? {})) {
    requireName(set, `${name}.sets`);
    checkParams(description.params, values ?? {}, name, `${name}.sets.${set}.params`);
  }
  checkIntegrator(description.integrator, `${name}.integrator`);
  const known: Record<string, Unit> = { ...params, ...units, n_neurons: ONE };
  const moving: Record<string, Unit> = { ...known, ...inputUnits, t: MS, dt: MS };
  const scopeOf = (part: string, text: string, among: Readonly<Record<string, Unit>>, rand = false) => ({
    path: `${name}, ${part}`,
    text,
    units: among,
    rand,
  });
  const draws = new Draws();

  const init: Record<string, Node> = {};
  for (const [variable, { init: value }] of Object.entries(state)) {
    const text = String(value);
    if (typeof value === "number" && !Number.isFinite(value))
      throw new ModelError(`${name}, init of ${variable}`, `a finite number is expected, got ${text}.`);
    const tree = parseExpression(text, `${name}, init of ${variable}`);
    init[variable] = putInPlace(tree, {}, draws, `${name}, init of ${variable}`);
    if (typeof value !== "string") continue;
    requireUnit(tree, units[variable]!, scopeOf(`init of ${variable}`, text, params), "This value");
  }

  const { derivatives, definitions, definitionUnits } = checkEquations({
    name,
    text: description.equations,
    state: units,
    unitsOf: (variable) =>
      variable !== null && state[variable]!.slow ? { ...known, sample_ms: MS } : moving,
    draws,
  });
  for (const [variable, tree] of Object.entries(derivatives)) {
    const wrong =
      state[variable]!.slow &&
      [...namesIn(tree)].find((used) => MOVING.has(used) || Object.hasOwn(inputUnits, used));
    if (wrong || (state[variable]!.slow && isRandom(tree)))
      throw new ModelError(
        `${name}, d${variable}/dt`,
        `a slow variable moves once a sample; ${wrong || "a random number"}, through a definition, changes with every step.`,
      );
  }
  const within = { ...moving, ...definitionUnits };
  const inPlace = (tree: Node, part: string) => putInPlace(tree, definitions, draws, `${name}, ${part}`);

  const written = parseExpression(description.threshold, `${name}, threshold`);
  requireTruth(written, scopeOf("threshold", description.threshold, within, true));
  const threshold = inPlace(written, "threshold");
  if (threshold.kind !== "binary" || (threshold.op !== ">" && threshold.op !== ">=")) {
    throw new ModelError(`${name}, threshold`, `write it as 'a > b', got '${description.threshold}'.`);
  }
  const margin: Node = { ...threshold, op: "-" };
  for (const input of namesIn(threshold))
    if (Object.hasOwn(inputUnits, input))
      throw new ModelError(`${name}, threshold`, `'${input}' can be used in equations only.`);

  const statements = parseStatements(description.reset, `${name}, reset`);
  const atReset: Record<string, Unit> = { ...known, ...definitionUnits };
  checkStatements(statements, units, scopeOf("reset", description.reset, atReset, true));
  const reset = statements.map((statement) => ({ ...statement, value: inPlace(statement.value, "reset") }));
  for (const { value } of reset)
    for (const used of namesIn(value))
      if (MOVING.has(used) || Object.hasOwn(inputUnits, used))
        throw new ModelError(`${name}, reset`, `'${used}', through a definition, cannot be used at a reset.`);

  let refractory: Node | null = null;
  if (description.refractory) {
    const tree = parseExpression(description.refractory, `${name}, refractory`);
    requireUnit(tree, MS, scopeOf("refractory", description.refractory, params), "The refractory period");
    refractory = putInPlace(tree, {}, draws, `${name}, refractory`);
  }
  let carries: Node | null = null;
  if (description.carries !== undefined) {
    const tree = parseExpression(description.carries, `${name}, carries`);
    requireUnit(tree, ONE, scopeOf("carries", description.carries, within), "What a spike carries");
    carries = inPlace(tree, "carries");
    if (isRandom(carries))
      throw new ModelError(
        `${name}, carries`,
        "a random number, through a definition, would be another one than in its equations.",
      );
    for (const input of namesIn(carries))
      if (Object.hasOwn(inputUnits, input))
        throw new ModelError(`${name}, carries`, `'${input}' can be used in equations only.`);
  }
  if (draws.count > MOST_DRAWS)
    throw new ModelError(
      name,
      `${draws.count} random numbers a step; at most ${MOST_DRAWS}. randn() takes two.`,
    );
  return {
    ...description,
    kind: "neuron",
    units,
    inputUnits,
    draws: draws.count,
    trees: { init, derivatives, threshold, margin, reset, refractory, carries },
  };
}

/** What changes during a sample, besides state and inputs. */
const MOVING: ReadonlySet<string> = new Set(["t", "dt"]);

function checkIntegrator(integrator: unknown, path: string): void {
  if (integrator === undefined || (INTEGRATORS as readonly unknown[]).includes(integrator)) return;
  throw new ModelError(path, `one of ${INTEGRATORS.join(", ")} is expected, got '${integrator}'.`);
}

/** Checks that each statement assigns a known variable a value of its unit. */
export function checkStatements(
  statements: readonly Statement[],
  targets: Readonly<Record<string, Unit>>,
  scope: { path: string; text: string; units: Readonly<Record<string, Unit>>; rand?: boolean },
): void {
  for (const statement of statements) {
    requireState(statement.target, targets, scope.path);
    const target = targets[statement.target]!;
    const isSum = statement.op === "+=" || statement.op === "-=";
    if (isSum) requireUnit(statement.value, target, scope, statement.target);
    else requireUnit(rightSide(statement), target, scope, statement.target);
  }
}
