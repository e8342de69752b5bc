import type { AgentSettings } from "../agentFor";

/** Place cells, four actors and a critic find the shortest way. */
export const gridworld: AgentSettings = {
  name: "gridworld",
  reward: { name: "td", params: { gamma: 0.95 } },
  tau_e: 40,
  etaActor: 2,
  most: 8,
  critic: { neurons: 16, eta: 2, most: 1.5 }, // the goal is worth 1
  episodes: 300,
  anneal: { "actors.delta_u": 0.2 },
};
