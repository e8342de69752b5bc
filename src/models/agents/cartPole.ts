import type { AgentSettings } from "../agentFor";

/** Finer tiles along the pole's angle and its speed, on which balance depends. */
export const cartPole: AgentSettings = {
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
};
