// What a synapse model is: what the spikes that arrive in a step do to the postsynaptic neuron.

import { requireNumber, requireUnit } from "../lang/check";
import { Draws } from "../lang/draws";
import { isNumber, linearIn } from "../lang/linear";
import { parseExpression, parseStatements } from "../lang/parse";
import { type Node, namesIn, type Statement } from "../lang/tree";
import { MS, ONE, parseUnit, type Unit } from "../lang/units";
import { ModelError } from "../util/errors";
import { checkEquations, putInPlace } from "./equations";
import { requireEntries, requireForm, requireParts } from "./form";
import { checkStatements } from "./neuron";
import { type Params, requireName, requireSymbol, unitsOfParams } from "./params";

/** Where on a neuron a synapse lands. */
export type Receptor = "exc" | "inh";

/** Of the presynaptic side: one number for each presynaptic neuron and variable, all plain numbers. */
export interface ReleaseDescription {
  readonly state: Readonly<Record<string, { readonly init: number; readonly about: string }>>;
  /** `dx/dt = ...` between spikes, each linear in its own variable, which alone it may name besides parameters */
  readonly equations: string;
  /** statements when a spike arrives, before `gain` is taken */
  readonly onSpike: string;
}

export interface SynapseDescription {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly params: Params;
  /** unit of the weight */
  readonly unit: string;
  /** variables that the postsynaptic neuron must have, with their units */
  readonly post: Readonly<Record<string, string>>;
  /** of its own, one number for each postsynaptic neuron, 0 at first: where what arrived decays */
  readonly state?: Readonly<Record<string, { readonly unit: string; readonly about: string }>>;
  /** `dx/dt = ...` of its state, and definitions; may use what `post` names, `t` and `dt` */
  readonly equations?: string;
  /** what it adds to inputs of the postsynaptic neuron, such as `i_syn`; one for both receptors, or one for each */
  readonly output?: Readonly<Record<string, string | Readonly<Record<Receptor, string>>>>;
  /**
   * One statement on a variable of the neuron or of its own, linear in w: the sum of the weights that arrive, each times
   * what its spike carries, negative at an inhibitory receptor. One for both receptors, or one for each.
   */
  readonly onSpike: string | Readonly<Record<Receptor, string>>;
  /** parameters of the postsynaptic neuron that it reads, with their units */
  readonly reads?: Readonly<Record<string, string>>;
  /** what each spike leaves behind it on the presynaptic side: short-term plasticity */
  readonly release?: ReleaseDescription;
  /**
   * What a weight counts when its spike arrives, a plain number; 1 if absent. May use `t`, ms since the sample began, and
   * `dt`; with `release` its variables instead
   */
  readonly gain?: string;
}

export interface SynapseModel extends SynapseDescription {
  readonly kind: "synapse";
  readonly trees: {
    readonly onSpike: Readonly<Record<Receptor, Statement>>;
    readonly gain: Node | null;
    readonly release: {
      readonly derivatives: Readonly<Record<string, Node>>;
      readonly onSpike: readonly Statement[];
    } | null;
    readonly derivatives: Readonly<Record<string, Node>>;
    /** by receptor, then by input */
    readonly output: Readonly<Record<Receptor, Readonly<Record<string, Node>>>>;
  };
  readonly readUnits: Readonly<Record<string, Unit>>;
  readonly stateUnits: Readonly<Record<string, Unit>>;
  /** of what it adds to each input */
  readonly outputUnits: Readonly<Record<string, Unit>>;
  readonly postUnits: Readonly<Record<string, Unit>>;
}

/** Checks a synapse model and parses its text. @throws {ModelError} if onSpike is not one linear sum in w */
export function defineSynapse(description: SynapseDescription): SynapseModel {
  requireForm(description, "synapse", {
    unit: "text",
    post: "record",
    state: "record?",
    equations: "text?",
    output: "record?",
    release: "record?",
    gain: "text?",
  });
  requireEntries(description.state, `${description.name}.state`, "{ unit, about }");
  const { name } = description;
  requireName(name, "synapse.name");
  const postUnits: Record<string, Unit> = {};
  for (const [variable, unit] of Object.entries(description.post)) {
    requireSymbol(variable, `${name}.post`, ["w"]);
    postUnits[variable] = parseUnit(unit, `${name}.post.${variable}`).unit;
  }
  const readUnits = Object.fromEntries(
    Object.entries(description.reads ?? {}).map(([param, unit]) => [
      param,
      parseUnit(unit, `${name}.reads.${param}`).unit,
    ]),
  );
  const stateUnits: Record<string, Unit> = {};
  for (const [variable, { unit }] of Object.entries(description.state ?? {})) {
    requireSymbol(variable, `${name}.state`, ["w", ...Object.keys(postUnits)]);
    stateUnits[variable] = parseUnit(unit, `${name}.state.${variable}`).unit;
  }
  const taken = ["w", ...Object.keys(postUnits), ...Object.keys(stateUnits)];
  const ownUnits = { ...unitsOfParams(description.params, name, taken), ...postUnits, ...stateUnits };
  const units = {
    ...ownUnits,
    w: parseUnit(description.unit, `${name}.unit`).unit,
  };
  const parse = (receptor: Receptor): Statement => {
    const each = typeof description.onSpike !== "string";
    const text = each ? description.onSpike[receptor] : description.onSpike;
    const path = each ? `${name}, onSpike.${receptor}` : `${name}, onSpike`;
    return parseOnSpike(text, { path, text, units }, { ...postUnits, ...stateUnits });
  };
  const dynamics = parseDynamics(description, ownUnits, stateUnits);
  return {
    ...description,
    kind: "synapse",
    trees: {
      onSpike: { exc: parse("exc"), inh: parse("inh") },
      gain: parseGain(description, readUnits),
      release: parseRelease(description),
      ...dynamics.trees,
    },
    readUnits,
    stateUnits,
    outputUnits: dynamics.outputUnits,
    postUnits,
  };
}

/** The equations of its state, and what it adds to which input. */
function parseDynamics(
  { name, equations, output }: SynapseDescription,
  units: Readonly<Record<string, Unit>>,
  state: Readonly<Record<string, Unit>>,
) {
  const moving = { ...units, t: MS, dt: MS };
  const draws = new Draws();
  const checked = checkEquations({ name, text: equations ?? "", state, unitsOf: () => moving, draws });
  const outputUnits: Record<string, Unit> = {};
  const outputOf = (receptor: Receptor) =>
    Object.fromEntries(
      Object.entries(output ?? {}).map(([input, given]) => {
        const text = typeof given === "string" ? given : given[receptor];
        const path = `${name}, output.${input}`;
        requireSymbol(input, `${name}.output`);
        const tree = parseExpression(text, path);
        const scope = { path, text, units: { ...moving, ...checked.definitionUnits } };
        const unit = requireNumber(tree, scope);
        outputUnits[input] ??= unit;
        requireUnit(tree, outputUnits[input], scope, "What both receptors add");
        return [input, putInPlace(tree, checked.definitions, draws, path)] as const;
      }),
    );
  const trees = { derivatives: checked.derivatives, output: { exc: outputOf("exc"), inh: outputOf("inh") } };
  if (draws.count > 0) throw new ModelError(name, "random numbers can be drawn by neurons only.");
  return { trees, outputUnits };
}

const onesOf = (state: object): Record<string, Unit> =>
  Object.fromEntries(Object.keys(state).map((name) => [name, ONE]));

function parseRelease({ name, params, release, gain }: SynapseDescription): SynapseModel["trees"]["release"] {
  if (!release) return null;
  const path = `${name}.release`;
  requireParts(release, path, { state: "record", equations: "text", onSpike: "text" });
  requireEntries(release.state, `${path}.state`, "{ init, about }");
  for (const [variable, { init }] of Object.entries(release.state)) {
    requireSymbol(variable, `${path}.state`, Object.keys(params));
    if (!Number.isFinite(init))
      throw new ModelError(`${path}.state.${variable}`, `init: a finite number is expected, got ${init}.`);
  }
  if (gain === undefined)
    throw new ModelError(path, "changes nothing without a gain. Say what a spike counts.");
  const state = onesOf(release.state);
  const units = { ...unitsOfParams(params, name), ...state };
  const draws = new Draws();
  const { derivatives, definitionUnits, definitions } = checkEquations({
    name: path,
    text: release.equations,
    state,
    unitsOf: () => units,
    draws,
  });
  for (const [x, tree] of Object.entries(derivatives)) {
    const other = [...namesIn(tree)].find((used) => used !== x && Object.hasOwn(state, used));
    if (other || !linearIn(tree, x))
      throw new ModelError(`${path}, d${x}/dt`, `must be linear in ${x}, and name no other variable.`);
  }
  const onSpike = parseStatements(release.onSpike, `${path}, onSpike`);
  const scope = { path: `${path}, onSpike`, text: release.onSpike, units: { ...units, ...definitionUnits } };
  checkStatements(onSpike, state, scope);
  if (draws.count > 0) throw new ModelError(path, "random numbers can be drawn by neurons only.");
  return {
    derivatives,
    onSpike: onSpike.map((one) => ({
      ...one,
      value: putInPlace(one.value, definitions, draws, `${path}, onSpike`),
    })),
  };
}

function parseGain(
  { name, gain, release, ...description }: SynapseDescription,
  reads: Readonly<Record<string, Unit>>,
): Node | null {
  if (gain === undefined) return null;
  const path = `${name}, gain`;
  const params = unitsOfParams(description.params, name, Object.keys(reads));
  const units = release ? { ...params, ...onesOf(release.state) } : { ...params, ...reads, t: MS, dt: MS };
  const tree = parseExpression(gain, path);
  requireUnit(tree, ONE, { path, text: gain, units }, "A gain");
  return tree;
}

type Scope = Parameters<typeof checkStatements>[2];

function parseOnSpike(text: string, scope: Scope, postUnits: Readonly<Record<string, Unit>>): Statement {
  const [onSpike, ...more] = parseStatements(text, scope.path);
  const parts = onSpike && linearIn(onSpike.value, "w");
  const proportional = parts && isNumber(parts.offset, 0);
  if (!onSpike || more.length > 0 || onSpike.op !== "+=" || !proportional) {
    throw new ModelError(
      scope.path,
      `one statement 'x += ...' proportional to w is expected, got '${text}'.`,
    );
  }
  checkStatements([onSpike], postUnits, scope);
  return onSpike;
}
