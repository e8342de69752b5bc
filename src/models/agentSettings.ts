// What suits agents in the worlds that come along, as found by trying: the presets and agents made for a world have it from
// here. A world that is not among these is looked at by agentFor.ts.
import type { ModelUse } from "../core/document";
import type { ParamValues } from "../core/params";
import type { ActorCritic } from "./actorCritic";

/** What an agent needs in a world, as far as it does not follow from that. */
export interface AgentSettings
  extends Omit<ActorCritic, "environment" | "code" | "shape" | "active" | "actors" | "a_minus"> {
  /** of the environment */
  readonly name: string;
  /** of the environment, where nobody says others */
  readonly params?: ParamValues;
  /** both or none: what suits what is observed, if absent */
  readonly code?: ModelUse;
  readonly shape?: readonly number[];
  /** actors for each act; 1 if absent */
  readonly forEach?: number;
  /** 0.4 / actors if absent */
  readonly a_minus?: number;
}

export const AGENT_SETTINGS: readonly AgentSettings[] = [
  // one neuron for each arm, and rewards against their mean: there is nothing to come that a critic could expect.
  {
    name: "bandit",
    code: { name: "level" },
    shape: [1],
    reward: { name: "baseline", params: { rate: 0.05 } },
    tau_e: 2, // a pull is paid at once
    etaActor: 2.5, // chosen: 0.8 finds the best arm in 91 % of late pulls, 2.5 in 98 %, 5 in 99 %
    most: 8,
    episodes: 1,
  },
  // four actors for each act vote by counts of spikes; their eligibility bridges the wait.
  {
    name: "cue_association",
    forEach: 4,
    by: "count",
    reward: { name: "td", params: { gamma: 0.95 } },
    tau_e: 100,
    etaActor: 1,
    a_minus: 0.1,
    most: 6,
    critic: { neurons: 16, eta: 0.3, most: 1.5 }, // the right act is worth 1
    episodes: 600,
    anneal: { "actors.delta_u": 0.2, "eye_actors.eta": 0.1, "eye_critic.eta": 0.03 },
  },
  // place cells, four actors and a critic find the shortest way.
  {
    name: "gridworld",
    reward: { name: "td", params: { gamma: 0.95 } },
    tau_e: 40,
    etaActor: 2,
    most: 8,
    critic: { neurons: 16, eta: 2, most: 1.5 }, // the goal is worth 1
    episodes: 300,
    anneal: { "actors.delta_u": 0.2 },
  },
  // the cue stays in sight: this agent remembers rewards, not cues.
  {
    name: "t_maze",
    params: { visible: 1 },
    reward: { name: "td", params: { gamma: 0.95 } },
    tau_e: 40,
    etaActor: 2,
    most: 6,
    critic: { neurons: 16, eta: 2, most: 1.5 }, // the right turn is worth 1
    episodes: 150,
    anneal: { "actors.delta_u": 0.3 },
  },
  // place cells on a grid of 10 x 10, a ring of actors and all rates are chosen; see the preset for its source.
  {
    name: "water_maze",
    reward: { name: "td", params: { gamma: 0.98 } },
    tau_e: 170,
    etaActor: 0.008,
    a_minus: 0.1,
    most: 3,
    critic: { neurons: 16, eta: 0.001, most: 150 }, // the platform is worth 100
    episodes: 200,
    anneal: { "actors.delta_u": 0.3, "eye_actors.eta": 0.0008, "eye_critic.eta": 0.0001 },
  },
  // finer tiles along the pole's angle and its speed, on which balance depends.
  {
    name: "cart_pole",
    code: { name: "tiles" },
    shape: [8, 4, 4, 6, 6],
    reward: { name: "td", params: { gamma: 0.99 } },
    tau_e: 30, // chosen: of 60 one seed of five ends below 200, of 40 one at 411, of 30 all above 486
    etaActor: 0.003,
    most: 2,
    // balancing for ever is worth 1 / (1 - gamma) = 100: where critics are at their most, they tell good from better no more
    critic: { neurons: 16, eta: 0.0015, most: 250 },
    episodes: 500,
    anneal: { "actors.delta_u": 0.3, "eye_actors.eta": 0.00015, "eye_critic.eta": 0.000075 },
  },
  // finer tiles along both speeds, whose range is wide.
  {
    name: "acrobot",
    code: { name: "tiles" },
    shape: [8, 3, 3, 3, 3, 5, 5],
    reward: { name: "td", params: { gamma: 0.99 } },
    tau_e: 30, // chosen by seeds 11 and 12: mean returns of -86; of 60 it is -95, of 200 -123
    etaActor: 0.012,
    a_minus: 0.2,
    most: 4,
    // each step costs 1, so that at worst 1 / (1 - gamma) = 100 are still to be paid
    critic: { neurons: 16, eta: 0.001, most: 100, silence: -100 },
    episodes: 500,
    anneal: { "actors.delta_u": 0.3, "eye_actors.eta": 0.0012, "eye_critic.eta": 0.0001 },
  },
];
