// Agents in a few lines: what is usual of one, written out as a plain document.
import type { Choice } from "../../core/agent";
import type { ModelUse, NetworkDocument, TrainingPlan } from "../../core/document";
import { type ActorCritic, actorCritic } from "../../models/actorCritic";
import { actingIn, agentFor, SHARED } from "../../models/agentFor";
import { codes, makeEnvironment } from "../../models/registry";
import { activeOf, type Sight } from "../../models/sight";
import { ModelError } from "../../util/errors";
import { DEFAULTS, documentOf } from "./description";
import { camelCase, useOf } from "./models";
import type { CodeTypes } from "./modelTypes";

export type { Sight };

type Observers = {
  readonly [Name in keyof CodeTypes]: (
    shape: number | readonly number[],
    params?: Readonly<CodeTypes[Name]>,
  ) => Sight;
};

/** What an agent sees: `observe.tiles([8, 4, 4, 6, 6])`. The code says what the extents are (docs/MODELS.md). */
export const observe = Object.freeze(
  Object.fromEntries(
    Object.values(codes).map(({ name, params: known }) => {
      const call = camelCase(name);
      const build = (shape: number | readonly number[], params?: Readonly<Record<string, number>>): Sight =>
        Object.freeze({
          code: useOf(name, known, params, `observe.${call}`),
          shape: Object.freeze(typeof shape === "number" ? [shape] : [...shape]),
        });
      return [call, build];
    }),
  ),
) as unknown as Observers;

/**
 * With an environment alone all is as suits that: `{ environment: "cart_pole" }`, also its parameters, if none are given.
 * Where `observe` is said, what else is not said is as it suits a small world.
 */
export interface ActorCriticOptions {
  /** where it acts, by name; absent where `train` brings an object of one's own */
  readonly environment?: string | ModelUse;
  /** what it sees; absent only where an environment is named */
  readonly observe?: Sight;
  /** neurons of the input that are active at once, about: as many as are in the middle of what can be seen, if absent */
  readonly active?: number;
  /** neurons that act, in equal parts for each act or around the circle: one for each act, or 12, if absent */
  readonly actors?: number;
  /** `first_spike`, or `vector` in an environment of directions, if absent */
  readonly by?: Choice;
  /** share of acts that are random; none if absent */
  readonly epsilon?: number;
  /** what of a reward arrives at the synapses, as `{ name: "td", params: { gamma: 0.99 } }`; td if absent */
  readonly reward?: ModelUse;
  /** ms of learning after which what was done counts a third; 40 if absent */
  readonly tau_e?: number;
  /** learning rate of the actors; 2 if absent */
  readonly etaActor?: number;
  /** taken from the eligibility of every act, so that those of all add up to about none; 0.4 / actors if absent */
  readonly a_minus?: number;
  /** mV that an input may add to an actor, or take from it; 8 if absent */
  readonly most?: number;
  /**
   * Neurons that count what is to come (16), their learning rate (2), and the most that they can expect (1.5); null for
   * none, with another signal than td.
   */
  readonly critic?: Partial<NonNullable<ActorCritic["critic"]>> | null;
  /** 300 if absent */
  readonly episodes?: number;
  /** parameters that move over the training, as `{ "actors.delta_u": 0.2 }` */
  readonly anneal?: NonNullable<TrainingPlan["anneal"]>;
  readonly name?: string;
  readonly seed?: number;
  /** where the cards of `eye`, `copy`, `actors` and `critic` lie on the canvas, px */
  readonly layout?: NonNullable<NetworkDocument["layout"]>;
}

const OPTIONS: readonly string[] = [
  "environment",
  "observe",
  "active",
  "actors",
  "by",
  "epsilon",
  "reward",
  "tau_e",
  "etaActor",
  "a_minus",
  "most",
  "critic",
  "episodes",
  "anneal",
  "name",
  "seed",
  "layout",
];

export const agents = Object.freeze({
  /**
   * Actor and critic that learn from what is seen by the error of the critic (see the rules `actor_td` and `critic_td`),
   * as a document of the populations `eye`, `copy`, `actors` and `critic`.
   *
   * @throws {ModelError} with the path of what is wrong, or if nobody says how many acts there are
   */
  actorCritic(options: ActorCriticOptions): NetworkDocument {
    const stranger = Object.keys(options).find((option) => !OPTIONS.includes(option));
    if (stranger !== undefined)
      throw new ModelError(
        `agents.actorCritic.${stranger}`,
        `is no option. There are: ${OPTIONS.join(", ")}.`,
      );
    const { observe: sight, environment: where, critic, layout, seed = DEFAULTS.seed, ...said } = options;
    const environment = typeof where === "string" ? { name: where } : where;
    if (!sight && !environment)
      throw new ModelError("agents.actorCritic", "observe is missing. Give one, as observe.boxes([100]).");
    const usual = sight
      ? inSmallWorld(sight, { environment, actors: said.actors })
      : agentFor(environment!, undefined, said.actors);
    const { critic: counting, ...others } = usual;
    const { layout: places, ...document } = actorCritic({
      ...others,
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
      ...(critic === null || (!counting && !critic)
        ? {}
        : { critic: { ...(counting ?? COUNTING), ...critic } }),
    });
    return documentOf({ ...document, seed, layout: layout ?? places! });
  },
});

/** What counts what is to come, where a reward of 1 is. */
const COUNTING = { neurons: 16, eta: 2, most: 1.5 } as const;

/** What is usual where a program says what is seen. */
function inSmallWorld(
  sight: Sight,
  {
    environment,
    actors,
  }: { readonly environment: ModelUse | undefined; readonly actors: number | undefined },
): ActorCritic {
  const world = environment && makeEnvironment(environment.name, environment.params);
  const acting = world ? actingIn(world.actions) : { actors, by: "first_spike" as const };
  const count = actors ?? acting.actors;
  if (count === undefined)
    throw new ModelError(
      "agents.actorCritic.actors",
      "is missing, as no environment is named that says how many acts there are. Give a number of neurons.",
    );
  return {
    name: environment ? `Agent in ${environment.name}` : DEFAULTS.name,
    ...(environment ? { environment } : {}),
    ...sight,
    active: activeOf(sight),
    by: acting.by,
    actors: count,
    reward: { name: "td" },
    tau_e: 40,
    etaActor: 2,
    a_minus: SHARED / count,
    most: 8,
    critic: COUNTING,
    episodes: 300,
  };
}
