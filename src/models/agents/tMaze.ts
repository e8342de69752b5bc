import type { AgentSettings } from "../agentFor";

/** The cue stays in sight: this agent remembers rewards, not cues. */
export const tMaze: AgentSettings = {
  name: "t_maze",
  params: { visible: 1 },
  reward: { name: "td", params: { gamma: 0.95 } },
  tau_e: 40,
  etaActor: 2,
  most: 6,
  critic: { neurons: 16, eta: 2, most: 1.5 }, // the right turn is worth 1
  episodes: 150,
  anneal: { "actors.delta_u": 0.3 },
};
