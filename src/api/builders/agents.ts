// Agents in a few lines: what is usual of one, written out as a plain document.
import type { Choice } from "../../core/agent";
import type { ModelUse, NetworkDocument, TrainingPlan } from "../../core/document";
import { type ActorCritic, actorCritic } from "../../models/actorCritic";
import { codes, makeEnvironment } from "../../models/registry";
import { ModelError } from "../../util/errors";
import { DEFAULTS, documentOf } from "./description";
import { camelCase, useOf } from "./models";
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

/** What is not said is as it suits a small world: see the presets for larger ones. */
export interface ActorCriticOptions {
  /** where it acts, by name; absent where `train` brings an object of one's own */
  readonly environment?: string | ModelUse;
  readonly observe: Sight;
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

/** neurons around the circle where no one says. Chosen: 30 degrees apart. */
const AROUND = 12;

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
    if (!options.observe)
      throw new ModelError("agents.actorCritic", "observe is missing. Give one, as observe.boxes([100]).");
    const { observe: sight, active = activeOf(options.observe), critic, layout, epsilon, anneal } = options;
    const { actors, by, environment } = actsOf(options);
    const { layout: usual, ...document } = actorCritic({
      name: options.name ?? (environment ? `Agent in ${environment.name}` : DEFAULTS.name),
      ...(environment ? { environment } : {}),
      ...sight,
      active,
      actors,
      by,
      ...(epsilon === undefined ? {} : { epsilon }),
      reward: options.reward ?? { name: "td" },
      tau_e: options.tau_e ?? 40,
      etaActor: options.etaActor ?? 2,
      a_minus: options.a_minus ?? 0.4 / actors,
      most: options.most ?? 8,
      ...(critic === null ? {} : { critic: { neurons: 16, eta: 2, most: 1.5, ...critic } }),
      episodes: options.episodes ?? 300,
      ...(anneal ? { anneal } : {}),
    });
    return documentOf({ ...document, seed: options.seed ?? DEFAULTS.seed, layout: layout ?? usual! });
  },
});

/** What a code makes of the middle of all that can be seen, summed up. */
function activeOf({ code, shape }: Sight): number {
  const { params, fits, create } = codes[code.name]!;
  const most = shape.reduce((product, n) => product * n, 1);
  const quantities = Array.from({ length: most }, () => ({ name: "any", low: 0, high: 1 }));
  const count = quantities.findIndex((_, k) => fits(k + 1, shape)) + 1;
  if (count === 0) return 1; // fits nothing, which is refused later
  const usual = Object.fromEntries(Object.entries(params).map(([name, { value }]) => [name, value]));
  const out = new Float32Array(most);
  const seen = quantities.slice(0, count);
  create({ quantities: seen, shape, values: { ...usual, ...code.params } })(
    seen.map(() => 0.5),
    out,
  );
  return Math.max(1, Math.round(out.reduce((sum, value) => sum + value, 0)));
}

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
