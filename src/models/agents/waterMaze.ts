import type { AgentSettings } from "../agentFor";

/** Place cells on a grid of 10 x 10, a ring of actors and all rates are chosen; see the preset for its source. */
export const waterMaze: AgentSettings = {
  name: "water_maze",
  reward: { name: "td", params: { gamma: 0.98 } },
  tau_e: 170,
  etaActor: 0.008,
  a_minus: 0.1,
  most: 3,
  critic: { neurons: 16, eta: 0.001, most: 150 }, // the platform is worth 100
  episodes: 200,
  anneal: { "actors.delta_u": 0.3, "eye_actors.eta": 0.0008, "eye_critic.eta": 0.0001 },
};
