// The actor and critic that suit a world: as agentSettings.ts says, where it has it, and for the rest as
// follows from what is seen there, what can be done, and what a few episodes of acting by chance pay.
import type { Choice } from "../core/agent";
import { chance } from "../core/chance";
import type { ModelUse } from "../core/document";
import type { Actions, Environment } from "../core/environment";
import type { ActorCritic } from "./actorCritic";
import { AGENT_SETTINGS, type AgentSettings } from "./agentSettings";
import { makeEnvironment } from "./registry";
import { activeOf, sightFor } from "./sight";

/** Actors around the circle where an act is a direction. Chosen: 30 degrees apart. */
const AROUND = 12;
/** Taken from the eligibility of every act, among as many as there are: see `a_minus`. */
export const SHARED = 0.4;

/**
 * @param use - the environment; without `params` they are those with which such an agent can learn
 * @param name - of the document
 * @param given - actors, where there shall be others than suit it
 * @throws {ModelError} if there is no such environment, or a parameter is wrong
 */
export function agentFor(use: ModelUse, name = `Agent in ${use.name}`, given?: number): ActorCritic {
  const known = AGENT_SETTINGS.find(({ name }) => name === use.name);
  const params = use.params ?? known?.params;
  const world = makeEnvironment(use.name, params);
  const sight =
    known?.code && known.shape ? { code: known.code, shape: known.shape } : sightFor(world.observation);
  const active = activeOf(sight);
  const { params: _, forEach, ...said } = known ?? learningIn(world, active);
  const acting = actingIn(world.actions, forEach);
  const actors = given ?? acting.actors;
  return {
    by: acting.by,
    ...said,
    actors,
    a_minus: (given === undefined ? said.a_minus : undefined) ?? SHARED / actors,
    name,
    environment: { name: use.name, ...(params ? { params } : {}) },
    ...sight,
    active,
  };
}

/** Who acts, and how. */
export function actingIn(actions: Actions, forEach = 1): Pick<ActorCritic, "actors"> & { by: Choice } {
  return actions === "direction"
    ? { actors: AROUND, by: "vector" }
    : { actors: actions.length * forEach, by: "first_spike" };
}

/** Worth of what comes one decision later, where no one says. Chosen, as small worlds here have it. */
const GAMMA = 0.95;
/** Of what chance finds, so that more can be expected later; and what is expected where chance finds nothing. Chosen. */
const [MORE, USUAL_MOST] = [1.5, 1.5];
/** mV for each unit of error and of input, in parts of the most that is to come: 2 of 1.5, as the gridworld has it. */
const RATE = 3;
/** mV that all inputs together may add to an actor, and each alone at most. Chosen: as cart pole and gridworld have them. */
const [ADDED, ADDED_BY_ONE] = [16, 8];

/** What moves synapses, and how fast, from what acting by chance pays. */
function learningIn(world: Environment, active: number): AgentSettings {
  const [low, high] = worthByChance(world);
  // where there are only costs, to spike tells how much of them is spared
  const costs = high <= 0 && low < 0;
  const most = rounded(costs ? -low : high > 0 ? MORE * high : USUAL_MOST);
  const eta = rounded(RATE / (active * most));
  return {
    name: world.name,
    reward: { name: "td", params: { gamma: GAMMA } },
    tau_e: 40,
    etaActor: eta,
    most: Math.min(ADDED_BY_ONE, ADDED / active),
    critic: { neurons: 16, eta, most, ...(costs ? { silence: -most } : {}) },
    episodes: 300,
    anneal: { "actors.delta_u": 0.3 },
  };
}

/** To two digits: more are chance. */
const rounded = (value: number) => Number(value.toPrecision(2));

const [EPISODES, STEPS] = [10, 500];

/** The least and the most that was still to come at any time, in episodes of acting by chance. */
function worthByChance(world: Environment): readonly [low: number, high: number] {
  let [low, high] = [0, 0];
  for (let episode = 0; episode < EPISODES; episode++) {
    const rewards: number[] = [];
    world.reset(episode);
    for (let step = 0; step < STEPS; step++) {
      const drawn = chance(episode, 0, step);
      const { actions } = world;
      const act = actions === "direction" ? 2 * Math.PI * drawn : Math.floor(drawn * actions.length);
      const { reward, done, truncated } = world.step(act);
      rewards.push(reward);
      if (done || truncated) break;
    }
    let worth = 0;
    for (const reward of rewards.reverse()) {
      worth = reward + GAMMA * worth;
      [low, high] = [Math.min(low, worth), Math.max(high, worth)];
    }
  }
  return [low, high];
}
