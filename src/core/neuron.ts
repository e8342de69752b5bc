// What a neuron model is: parameters, state, equations, threshold, reset and refractory period, all as data.
import { requireTruth, requireUnit } from "../lang/check";
import { parseDerivatives, parseExpression, parseStatements } from "../lang/parse";
import { type Node, rightSide, type Statement } from "../lang/tree";
import { combine, MS, ONE, parseUnit, type Unit } from "../lang/units";
import { ModelError } from "../util/errors";
import { requireEntries, requireForm } from "./form";
import { type Params, requireName, requireSymbol, unitsOfParams } from "./params";

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

export interface NeuronDescription {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly params: Params;
  readonly state: Readonly<Record<string, StateVariable>>;
  /**
   * `dx/dt = ...` lines; a variable without one changes by input and reset only. May use `t`, ms since the sample
   * began (not for a slow variable), `n_neurons` of the population, and `sample_ms` (for a slow variable only).
   */
  readonly equations: string;
  /** `a > b`: a spike in each step where it holds; `a - b` ranks neurons that compete. May use `t`, `n_neurons` */
  readonly threshold: string;
  readonly reset: string;
  /**
   * ms after a spike in which the neuron does not spike again, and the variables that the reset sets (`v = ...`)
   * are held. The others go on: synaptic currents decay, and take what arrives.
   */
  readonly refractory?: string;
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
  };
  /** exponents over ms, mV, pA of every state variable */
  readonly units: Readonly<Record<string, Unit>>;
}

/** Beside a neuron's variables its engine keeps the steps that it is still held. */
const TAKEN = ["held"];
/** Chosen: far above any published point neuron. */
const LARGEST_STATE = 32;

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
  });
  requireEntries(description.state, `${description.name}.state`, "{ init, unit, about }");
  const { name, state } = description;
  requireName(name, "neuron.name");
  const params = unitsOfParams(description.params, name, TAKEN);
  const units: Record<string, Unit> = {};
  const count = Object.keys(state).length;
  if (count < 1 || count > LARGEST_STATE)
    throw new ModelError(`${name}.state`, `1 to ${LARGEST_STATE} variables are expected, got ${count}.`);
  for (const [variable, { unit }] of Object.entries(state)) {
    requireSymbol(variable, `${name}.state`, TAKEN);
    if (Object.hasOwn(params, variable))
      throw new ModelError(`${name}.state.${variable}`, "is also a parameter. Rename one.");
    units[variable] = parseUnit(unit, `${name}.state.${variable}`).unit;
  }
  const known: Record<string, Unit> = { ...params, ...units, n_neurons: ONE };
  const inTime = { ...known, t: MS };
  const scopeOf = (part: string, text: string, among = known) => ({
    path: `${name}, ${part}`,
    text,
    units: among,
  });

  const init: Record<string, Node> = {};
  for (const [variable, { init: value }] of Object.entries(state)) {
    const text = String(value);
    if (typeof value === "number" && !Number.isFinite(value))
      throw new ModelError(`${name}, init of ${variable}`, `a finite number is expected, got ${text}.`);
    init[variable] = parseExpression(text, `${name}, init of ${variable}`);
    if (typeof value === "string") {
      requireUnit(
        init[variable],
        units[variable]!,
        scopeOf(`init of ${variable}`, text, params),
        "This value",
      );
    }
  }

  const derivatives = parseDerivatives(description.equations, `${name}, equations`);
  for (const [variable, tree] of Object.entries(derivatives)) {
    requireState(variable, units, `${name}, d${variable}/dt`);
    const names = state[variable]!.slow ? { ...known, sample_ms: MS } : inTime;
    const scope = scopeOf(`d${variable}/dt`, description.equations, names);
    requireUnit(tree, combine(units[variable]!, MS, -1), scope, "The right side");
  }

  const threshold = parseExpression(description.threshold, `${name}, threshold`);
  requireTruth(threshold, scopeOf("threshold", description.threshold, inTime));
  if (threshold.kind !== "binary" || (threshold.op !== ">" && threshold.op !== ">=")) {
    throw new ModelError(`${name}, threshold`, `write it as 'a > b', got '${description.threshold}'.`);
  }
  const margin: Node = { ...threshold, op: "-" };

  const reset = parseStatements(description.reset, `${name}, reset`);
  checkStatements(reset, units, scopeOf("reset", description.reset));

  const refractory = description.refractory
    ? parseExpression(description.refractory, `${name}, refractory`)
    : null;
  if (refractory) {
    requireUnit(
      refractory,
      MS,
      scopeOf("refractory", description.refractory!, params),
      "The refractory period",
    );
  }
  return {
    ...description,
    kind: "neuron",
    units,
    trees: { init, derivatives, threshold, margin, reset, refractory },
  };
}

/** Checks that each statement assigns a known variable a value of its unit. */
export function checkStatements(
  statements: readonly Statement[],
  targets: Readonly<Record<string, Unit>>,
  scope: { path: string; text: string; units: Readonly<Record<string, Unit>> },
): void {
  for (const statement of statements) {
    requireState(statement.target, targets, scope.path);
    const target = targets[statement.target]!;
    const isSum = statement.op === "+=" || statement.op === "-=";
    if (isSum) requireUnit(statement.value, target, scope, statement.target);
    else requireUnit(rightSide(statement), target, scope, statement.target);
  }
}

function requireState(variable: string, state: Readonly<Record<string, Unit>>, path: string): void {
  if (Object.hasOwn(state, variable)) return;
  throw new ModelError(path, `'${variable}' cannot be set here. What can: ${Object.keys(state).join(", ")}.`);
}
