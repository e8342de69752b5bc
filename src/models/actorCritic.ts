// Actor-critic agents by spikes, of one form. What is seen drives all actors alike and, by weights that learn, some of them
// more; under the noise of lif_softmax the most driven one fires, and that is the act. It is shown back to the actors over
// the copy, while the synapses remember. Critics count what is to come. What a reward is beyond that moves all weights.
import type { AgentPlan, ModelUse, NetworkDocument } from "../core/document";

export interface ActorCritic {
  readonly name: string;
  /** absent where a program brings its own */
  readonly environment?: ModelUse;
  /** of what it sees: the shape, and the observation code that gives it */
  readonly shape: readonly number[];
  readonly code: ModelUse;
  /** neurons of the input that are active at once, about */
  readonly active: number;
  readonly actors: number;
  /** `vector` for directions */
  readonly by?: AgentPlan["act"]["by"];
  /** share of acts that are random; none if absent */
  readonly epsilon?: number;
  readonly reward: ModelUse;
  /** ms of learning after which what was done counts a third */
  readonly tau_e: number;
  readonly etaActor: number;
  /** taken from the eligibility of every act, so that those of all add up to about none: 0.1 of four, 0.2 of two */
  readonly a_minus: number;
  /** mV that an input may add to an actor, or take from it */
  readonly most: number;
  readonly critic?: {
    readonly neurons: number;
    readonly eta: number;
    /** the most that can be expected: that they all fire in each step */
    readonly most: number;
    /** what it means that none fires, where rewards are below 0: then all fire at first, and nothing is expected; 0 if absent */
    readonly silence?: number;
  };
  readonly episodes: number;
  readonly anneal?: Readonly<Record<string, number>>;
}

/** ms of a decision. Chosen: the least in which the critic can count, and one spike tells an actor of its act. */
export const DECISION = { think: 4, act: 2, rest: 5 } as const;
/** mV that all actors get of what is seen, well above what noise alone can do */
export const DRIVE = 20;
/** mV from reset to threshold of if_subtract */
const THRESHOLD = 15;

export function actorCritic(agent: ActorCritic): NetworkDocument {
  const { name, environment, shape, code, active, actors, by = "first_spike", reward, critic } = agent;
  const all = { synapse: "delta", receptor: "exc", connector: { name: "all_to_all" } } as const;
  const input = (label: string, extents: readonly number[]) =>
    ({ kind: "input", label, shape: extents, encoder: "bernoulli", params: { p_max: 1 } }) as const;
  return {
    format: "spikeyard",
    version: 1,
    name,
    dt: 1,
    seed: 1,
    populations: {
      eye: input("What it sees", shape),
      copy: input("What it does", [actors]),
      actors: { kind: "neurons", label: "Actors", shape: [actors], neuron: "lif_softmax", winners: 1 },
      ...(critic
        ? {
            critic: {
              kind: "neurons",
              label: "Critic",
              shape: [critic.neurons],
              neuron: "if_subtract",
              // evenly apart, so that together they count parts of a threshold
              init: {
                v: {
                  values: Array.from(
                    { length: critic.neurons },
                    (_, k) => -65 + (THRESHOLD * k) / critic.neurons,
                  ),
                },
              },
            },
          }
        : {}),
    },
    projections: {
      copy_actors: { ...all, from: "copy", to: "actors", connector: { name: "one_to_one" }, weight: 100 },
      eye_drive: { ...all, from: "eye", to: "actors", weight: DRIVE / active },
      eye_actors: {
        ...all,
        from: "eye",
        to: "actors",
        weight: 0,
        learn: {
          name: "actor_td",
          params: {
            tau_e: agent.tau_e,
            eta: agent.etaActor,
            a_minus: agent.a_minus,
            w_min: -agent.most,
            w_max: agent.most,
          },
        },
      },
      ...(critic
        ? {
            eye_critic: {
              ...all,
              from: "eye",
              to: "critic",
              weight: critic.silence === undefined ? 0 : THRESHOLD / active,
              learn: {
                name: "critic_td",
                params: { tau_e: agent.tau_e, eta: critic.eta, w_min: 0, w_max: THRESHOLD / active },
              },
            },
          }
        : {}),
    },
    ...(agent.anneal ? { training: { anneal: agent.anneal } } : {}),
    agent: {
      ...(environment ? { environment } : {}),
      observe: { input: "eye", code },
      act: {
        population: "actors",
        by,
        ...(agent.epsilon === undefined ? {} : { epsilon: agent.epsilon }),
        copy: "copy",
      },
      ...(critic
        ? {
            critic: {
              population: "critic",
              worth: critic.most / DECISION.think,
              ...(critic.silence === undefined ? {} : { silence: critic.silence }),
            },
          }
        : {}),
      reward,
      decision: DECISION,
      episodes: agent.episodes,
    },
    layout: {
      eye: { x: 0, y: 120 },
      copy: { x: 0, y: 420 },
      actors: { x: 360, y: 260 },
      ...(critic ? { critic: { x: 360, y: 0 } } : {}),
    },
  };
}
