import type { AgentSettings } from "../agentFor";

/** Four actors for each act vote by counts of spikes; their eligibility bridges the wait. */
export const cueAssociation: AgentSettings = {
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
};
