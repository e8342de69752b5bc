import type { AgentSettings } from "../agentFor";

/** Finer tiles along both speeds, whose range is wide. */
export const acrobot: AgentSettings = {
  name: "acrobot",
  code: { name: "tiles" },
  shape: [8, 3, 3, 3, 3, 5, 5],
  reward: { name: "td", params: { gamma: 0.99 } },
  tau_e: 60,
  etaActor: 0.012,
  a_minus: 0.2,
  most: 4,
  // each step costs 1, so that at worst 1 / (1 - gamma) = 100 are still to be paid
  critic: { neurons: 16, eta: 0.001, most: 100, silence: -100 },
  episodes: 500,
  anneal: { "eye_actors.eta": 0.0012, "eye_critic.eta": 0.0001 },
};
