// Another world for an agent, whose inputs and outputs are made to fit.
import {
  agents,
  type Choice,
  codes,
  type Environment,
  gridOf,
  isSame,
  type ModelUse,
  makeEnvironment,
  type NetworkDocument,
  type Population,
  type Sight,
  sightFor,
  sizeOf,
} from "../../../index";
import { copy } from "../../copy";

/** An agent for a world from nothing, with what suits it. */
export function agentIn(environment: string): NetworkDocument {
  return agents.actorCritic({ environment, name: copy.editor.model(environment) });
}

/**
 * The same agent in another world, or with other parameters of it. An agent of the usual form is made anew: for another world
 * with all that suits that, else with what the user has changed. Of others only the input and who acts are made to fit.
 * @param use - without `params` as an agent can learn it, for another world; as it is by itself, for the same
 * @throws {ModelError} if there is no such world, or a parameter is wrong
 */
export function withWorld(document: NetworkDocument, use: ModelUse): NetworkDocument {
  const { agent } = document;
  if (!agent) return document;
  const before = agent.environment;
  if (before && isUsual(document, before)) {
    if (before.name !== use.name) return moved(document, before, use);
    const [base, next] = [before, use].map((one) => usualFor(document, { params: {}, ...one }));
    return merged(base!, document, next!);
  }
  return withFit(document, use);
}

/** The usual agent for a world, called and drawn by chance as this network. */
export function usualFor({ name, seed }: NetworkDocument, use: ModelUse): NetworkDocument {
  const made = agents.actorCritic({ environment: use, name, seed });
  const { params, ...environment } = made.agent!.environment!;
  const isBare = params === undefined || Object.keys(params).length === 0;
  return {
    ...made,
    agent: { ...made.agent!, environment: isBare ? environment : { ...environment, params } },
  };
}

/** Whether a network has the parts of a usual agent, whatever their sizes and numbers. */
function isUsual(document: NetworkDocument, use: ModelUse): boolean {
  const partsOf = ({ populations, projections }: NetworkDocument) => ({
    populations: Object.entries(populations).map(([id, one]) => [
      id,
      one.kind === "neurons" ? one.neuron : one.encoder,
    ]),
    projections: Object.entries(projections).map(([id, { from, to, learn }]) => [id, from, to, learn?.name]),
  });
  return isSame(partsOf(document), partsOf(usualFor(document, use)));
}

/** In another world: what it is called, and where its cards lie, stays. */
function moved(document: NetworkDocument, before: ModelUse, use: ModelUse): NetworkDocument {
  const { name, seed } = document;
  const isNamed = name !== copy.editor.model(before.name);
  const made = agents.actorCritic({
    environment: use,
    name: isNamed ? name : copy.editor.model(use.name),
    seed,
  });
  const places = Object.entries(document.layout ?? {}).filter(
    ([id]) => !Object.hasOwn(document.populations, id) || Object.hasOwn(made.populations, id),
  );
  return { ...made, layout: { ...made.layout, ...Object.fromEntries(places) } };
}

/** What follows from the world is as in `next`, and what the user has made otherwise than in `base` as in `mine`. */
function merged<T>(base: T, mine: T, next: T): T {
  if (isSame(base, mine)) return next;
  if (isSame(base, next) || ![base, mine, next].every(isPlain)) return mine;
  const [b, m, n] = [base, mine, next] as [Fields, Fields, Fields];
  const keys = new Set([...Object.keys(m), ...Object.keys(n)]);
  const all = [...keys].map((key) => [key, merged(b[key], m[key], n[key])] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as T;
}

type Fields = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Any network: it sees the world by an input of the right shape, and as many act as divide into its acts. */
function withFit(document: NetworkDocument, use: ModelUse): NetworkDocument {
  const { agent, populations } = document;
  if (!agent) return document;
  const environment =
    agent.environment?.name === use.name ? use : usualFor(document, use).agent!.environment!;
  const world = makeEnvironment(environment.name, environment.params);
  const { observe, act } = agent;
  const [eye, actors, told] = [observe.input, act.population, act.copy].map((id) => populations[id]!);
  const { code, shape } = sightIn(world, { code: observe.code, shape: eye!.shape });
  const acting = shapeFor(world, actors!.shape);
  return {
    ...document,
    populations: {
      ...populations,
      [observe.input]: { ...eye, shape } as Population,
      [act.population]: { ...actors, shape: acting } as Population,
      [act.copy]: { ...told, shape: acting } as Population,
    },
    agent: {
      ...agent,
      environment,
      observe: { ...observe, code },
      act: { ...act, by: byFor(world, act.by) },
    },
  };
}

/** What was, where that sees the world; of whole numbers, as cells are, each has to have a neuron of its own. */
function sightIn({ observation }: Environment, before: Sight): Sight {
  const isWhole = observation.every(({ whole }) => whole);
  const sees = codes[before.code.name]?.fits(observation.length, before.shape) === true;
  return sees && !isWhole ? before : sightFor(observation);
}

/** The shape that was, where its neurons divide into all acts; else about as many neurons, which do. */
export function shapeFor({ actions }: Environment, shape: readonly number[]): readonly number[] {
  const n = sizeOf({ shape });
  if (actions === "direction") return n >= LEAST_AROUND ? shape : [LEAST_AROUND];
  return n % actions.length === 0
    ? shape
    : gridOf(actions.length * Math.max(1, Math.round(n / actions.length)));
}

/** Neurons that make a circle of directions at all. */
const LEAST_AROUND = 3;

function byFor({ actions }: Environment, before: Choice): Choice {
  if (actions === "direction") return "vector";
  return before === "vector" ? "first_spike" : before;
}
