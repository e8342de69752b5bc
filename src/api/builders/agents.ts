// Agents in a few lines: what is usual of one, written out as a plain document.
import type { Choice } from "../../core/agent";
import type { AgentPlan, ModelUse, NetworkDocument, TrainingPlan } from "../../core/document";
import { codes, makeEnvironment } from "../../models/registry";
import { ModelError } from "../../util/errors";
import { DEFAULTS, documentOf } from "./description";
import { camelCase, learn, neuron, useOf } from "./models";
import type { CodeTypes } from "./modelTypes";

/** How an observation becomes values of an input, and that input's shape. */
export interface Sight {
  readonly code: ModelUse;
  readonly shape: readonly number[];
}

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

export interface ActorCriticOptions {
  /** where it acts, by name; absent where `train` brings an object of one's own */
  readonly environment?: string | ModelUse;
  readonly observe: Sight;
  /** neurons that act, in equal parts for each act or around the circle: one for each act, or 12, if absent */
  readonly actors?: number;
  /** what acts: a noisy neuron if absent, of which one fires by chance where nothing is known yet */
  readonly neuron?: string | ModelUse;
  /** neurons that count what is expected; 16 if absent */
  readonly critics?: number;
  /** rules of both; if absent `learn.actorTd` and `learn.criticTd`, quick enough for a gridworld */
  readonly learn?: { readonly actor?: ModelUse; readonly critic?: ModelUse };
  /** what is expected for one spike of each critic in a decision; `1 / think` if absent, so that 1 is the most */
  readonly worth?: number;
  /** worth of what comes one decision later; 0.95 if absent */
  readonly gamma?: number;
  /** `first_spike`, or `vector` in an environment of directions, if absent */
  readonly by?: Choice;
  /** share of acts that are random; none if absent */
  readonly epsilon?: number;
  /** ms; 8, 2 and 3 if absent */
  readonly decision?: Partial<AgentPlan["decision"]>;
  /** 300 if absent */
  readonly episodes?: number;
  /** parameters that move over the training, as `{ "actors.delta_u": 0.1 }` */
  readonly anneal?: NonNullable<TrainingPlan["anneal"]>;
  readonly name?: string;
  /** ms; 1 if absent */
  readonly dt?: number;
  readonly seed?: number;
  /** where the cards of `places`, `copy`, `actors` and `critic` lie on the canvas, px */
  readonly layout?: NonNullable<NetworkDocument["layout"]>;
}

const OPTIONS: readonly string[] = [
  "environment",
  "observe",
  "actors",
  "neuron",
  "critics",
  "learn",
  "worth",
  "gamma",
  "by",
  "epsilon",
  "decision",
  "episodes",
  "anneal",
  "name",
  "dt",
  "seed",
  "layout",
];

/** Chosen with the rules below: a neuron fires by chance once in some decisions where nothing drives it. */
const NOISY = { tau_m: 2, v_rest: -50, v_reset: -50, v_thresh: -50, delta_u: 0.5, tau_0: 10, tau_refrac: 0 };
/** Chosen: with these an agent of `boxes` learns its way in gridworld in some 100 episodes. */
const ACTOR = { tau_e: 30, eta: 2, a_minus: 0.15, w_min: -8, w_max: 8 };
const CRITIC = { tau_e: 30, eta: 3, w_max: 15 };
const LAYOUT = {
  places: { x: 0, y: 0 },
  copy: { x: 0, y: 320 },
  actors: { x: 320, y: 320 },
  critic: { x: 320, y: 0 },
};

/** mV by which the copy of an act lifts its neuron: far above what learned weights do. */
const COPY = 100;
/** neurons around the circle where no one says. Chosen: 30 degrees apart. */
const AROUND = 12;

export const agents = Object.freeze({
  /**
   * Actor and critic that learn from what is seen by the error of the critic (see the rules `actor_td` and `critic_td`),
   * as a document of the populations `places`, `copy`, `actors` and `critic`.
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
    if (!options.observe)
      throw new ModelError("agents.actorCritic", "observe is missing. Give one, as observe.boxes([100]).");
    const { observe: sight, critics = 16, gamma = 0.95, epsilon, episodes = 300, seed } = options;
    const { actors, by, environment } = actsOf(options);
    const decision = { think: 8, act: 2, rest: 3, ...options.decision };
    const acting = options.neuron ?? neuron.lifStochastic(NOISY);
    const { name: model, params }: ModelUse = typeof acting === "string" ? { name: acting } : acting;
    return documentOf({
      name: options.name ?? (environment ? `Agent in ${environment.name}` : DEFAULTS.name),
      dt: options.dt ?? DEFAULTS.dt,
      seed: seed ?? DEFAULTS.seed,
      populations: {
        places: { kind: "input", shape: sight.shape, encoder: "bernoulli", params: { p_max: 1 } },
        copy: { kind: "input", shape: [actors], encoder: "bernoulli", params: { p_max: 1 } },
        actors: {
          kind: "neurons",
          shape: [actors],
          neuron: model,
          ...(params ? { params } : {}),
          ...(by === "vector" ? {} : { winners: 1 }),
        },
        critic: {
          kind: "neurons",
          shape: [critics],
          neuron: "if_perfect",
          params: { tau_refrac: 0 },
          init: { v: { uniform: [-65, -50] } }, // from reset to threshold, so that they do not fire all at once
        },
      },
      projections: {
        copy_actors: { from: "copy", to: "actors", connector: { name: "one_to_one" }, weight: COPY },
        places_actors: {
          from: "places",
          to: "actors",
          weight: 0,
          learn: options.learn?.actor ?? learn.actorTd(ACTOR),
        },
        places_critic: {
          from: "places",
          to: "critic",
          weight: 0,
          learn: options.learn?.critic ?? learn.criticTd(CRITIC),
        },
      },
      agent: {
        ...(environment ? { environment } : {}),
        observe: { input: "places", code: sight.code },
        act: { population: "actors", by, ...(epsilon === undefined ? {} : { epsilon }), copy: "copy" },
        critic: { population: "critic", worth: options.worth ?? 1 / decision.think },
        reward: { name: "td", params: { gamma } },
        decision,
        episodes,
      },
      layout: options.layout ?? LAYOUT,
      ...(options.anneal ? { training: { anneal: options.anneal } } : {}),
    });
  },
});

/** Who acts, how, and where. */
function actsOf({ environment, actors, by }: ActorCriticOptions) {
  if (environment === undefined) {
    if (actors !== undefined) return { actors, by: by ?? "first_spike", environment };
    throw new ModelError(
      "agents.actorCritic.actors",
      "is missing, as no environment is named that says how many acts there are. Give a number of neurons.",
    );
  }
  const use = typeof environment === "string" ? { name: environment } : environment;
  const { actions } = makeEnvironment(use.name, use.params);
  const directed = actions === "direction";
  return {
    actors: actors ?? (directed ? AROUND : actions.length),
    by: by ?? (directed ? "vector" : "first_spike"),
    environment: use,
  } as const;
}
