// A population of neurons -> its part of the plan.
import type { NetworkDocument, NeuronPopulation, Values } from "../core/document";
import type { NeuronModel } from "../core/neuron";
import { paramsInBaseUnits } from "../core/params";
import { evaluate } from "../lang/evaluate";
import { make, namesIn, rightSide, type Statement } from "../lang/tree";
import { parseUnit } from "../lang/units";
import type { Models } from "../models/registry";
import { normal, uniform } from "../util/random";
import { type Grafted, graft, graftedName } from "./graft";
import { integrate } from "./integrate";
import { entriesOf } from "./linearSystem";
import {
  type Env,
  type NeuronPlan,
  type Placed,
  SAMPLE_MS,
  SIZE,
  STEP_MS,
  TIME,
  type Update,
} from "./planned";
import { stepping } from "./stepping";
import { drawValues } from "./values";

type Size = Pick<Placed, "name" | "n">;
type Seeded = { readonly seed: number; readonly stream: number };

export interface Own {
  readonly population: NeuronPopulation;
  readonly model: NeuronModel;
  readonly incoming: readonly (Grafted & { readonly params: Env })[];
}

/** The projections that end on a population, with the parameters of their synapses. */
export function incomingOf(name: string, { projections }: NetworkDocument, models: Models): Own["incoming"] {
  return Object.entries(projections)
    .filter(([, { to }]) => to === name)
    .map(([projection, { synapse: used, receptor, synapseParams }]) => {
      const synapse = models.synapses[used]!;
      return { projection, synapse, receptor, params: paramsInBaseUnits(synapse.params, synapseParams) };
    });
}

export function planNeurons(
  { population, model: bare, incoming }: Own,
  { name, n }: Size,
  clock: Env,
  seeded: Seeded,
) {
  const model = withVaried(graft(bare, incoming, `populations.${name}`), population);
  const ofSynapses = incoming.flatMap(({ projection, params }) =>
    Object.entries(params).map(([param, value]) => [graftedName(projection, param), value] as const),
  );
  const common = Object.entries(paramsInBaseUnits(model.params, population.params)).filter(
    ([param]) => !Object.hasOwn(population.vary ?? {}, param),
  );
  const given: Env = {
    ...Object.fromEntries(common),
    ...Object.fromEntries(ofSynapses),
    ...clock,
    [SIZE]: n,
  };
  const isSlow = (variable: string) => model.state[variable]!.slow === true;
  const ofSpeed = (slow: boolean) =>
    Object.fromEntries(Object.entries(model.trees.derivatives).filter(([v]) => isSlow(v) === slow));
  const isFixed = (parameter: string) => Object.hasOwn(given, parameter);
  const path = `populations.${name}, ${model.name}`;
  const { system, exact, lets, steps } = stepping({
    derivatives: ofSpeed(false),
    integrator: model.integrator ?? null,
    isFixed,
    step: STEP_MS,
    time: TIME,
    path,
  });
  const slow = Object.entries(ofSpeed(true)).map(([variable, tree]) => ({
    variable,
    tree: integrate(variable, tree, SAMPLE_MS, path, isFixed),
  }));
  const resets = model.trees.reset.map(toUpdate);
  const refractory = model.trees.refractory ?? make.number(0);
  const env = exact ? { ...given, ...entriesOf(exact, given, clock[STEP_MS]!) } : given;
  return {
    kind: "neurons" as const,
    env,
    model,
    stream: seeded.stream,
    variables: Object.keys(model.state),
    ...drawStart(population, model, env, n, seeded),
    system,
    lets,
    steps,
    slow,
    resets: resets.filter(({ variable }) => !isSlow(variable)),
    slowResets: resets.filter(({ variable }) => isSlow(variable)),
    refractory: make.binary("/", refractory, make.name(STEP_MS)),
    held: model.trees.reset
      .filter(({ op, target }) => op === "=" && !isSlow(target))
      .map(({ target }) => target),
    carries: model.trees.carries,
    rivals:
      population.winners === undefined ? 1 : population.among === "place" ? population.shape.at(-1)! : n,
  };
}

/** The model with parameters that differ between neurons as variables: they have no equation, and stay. */
function withVaried(model: NeuronModel, { vary }: NeuronPopulation): NeuronModel {
  if (!vary) return model;
  const varied = Object.keys(vary).map((param) => {
    const { unit, about, value } = model.params[param]!;
    return [param, { unit, about, init: value }] as const;
  });
  return { ...model, state: { ...model.state, ...Object.fromEntries(varied) } };
}

/** Step words of draws for parameters; those of variables, at most 32 and their synapses', are below. */
const PARAMS_DRAWN_FROM = 2 ** 16;

/** Where the variables of each neuron start: as the document draws them, else as the model says. */
function drawStart(
  { init, vary }: NeuronPopulation,
  model: NeuronModel,
  env: Env,
  n: number,
  { seed, stream }: Seeded,
): Pick<NeuronPlan, "start" | "drawn"> {
  const start: Record<string, Float32Array> = {};
  const drawn: string[] = [];
  const draw = (variable: string, values: Values, step: number): void => {
    drawn.push(variable);
    start[variable] = drawValues(values, n, {
      uniform: (k) => uniform(seed, stream, k, step),
      normal: (k) => normal(seed, stream, k, step),
    });
  };
  const params = Object.keys(model.params);
  for (const [param, values] of Object.entries(vary ?? {})) {
    draw(param, values, PARAMS_DRAWN_FROM + params.indexOf(param));
    const { scale } = parseUnit(model.params[param]!.unit, param);
    if (scale !== 1) start[param] = start[param]!.map((x) => x * scale);
  }
  for (const [index, variable] of Object.keys(model.state).entries()) {
    if (start[variable]) continue;
    const values = init?.[variable];
    if (values !== undefined) {
      draw(variable, values, index);
      continue;
    }
    const tree = model.trees.init[variable]!;
    const at = (k: number) => evaluate(tree, { lookup: (name) => env[name] ?? start[name]![k]! });
    const differs = [...namesIn(tree)].some((name) => Object.hasOwn(vary ?? {}, name));
    if (differs) drawn.push(variable);
    start[variable] = differs
      ? Float32Array.from({ length: n }, (_, k) => at(k))
      : new Float32Array(n).fill(at(0));
  }
  return { start, drawn };
}

export function toUpdate(statement: Statement): Update {
  return { variable: statement.target, tree: rightSide(statement) };
}
