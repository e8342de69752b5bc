// For tests: agents so small that every engine runs them in no time.
import type { NetworkDocument } from "../../core/document";
import type { Environment } from "../../core/environment";

/** Three cells in a row: the agent begins in the first one, and is paid in the last. */
export function corridor(length = 3, limit = 12): Environment {
  let at = 0;
  let steps = 0;
  return {
    name: "corridor",
    observation: [{ name: "cell", low: 0, high: length - 1, whole: true }],
    actions: ["back", "on"],
    reset() {
      at = steps = 0;
      return [at];
    },
    step(action) {
      at = Math.max(0, at + (action === 1 ? 1 : -1));
      steps++;
      const done = at === length - 1;
      return { observation: [at], reward: done ? 1 : 0, done, truncated: !done && steps >= limit };
    },
    shortest: () => length - 1,
  };
}

/** For the corridor. Neurons fire by chance where nothing is learned. */
export const walker: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Walker",
  dt: 1,
  seed: 3,
  populations: {
    places: { kind: "input", shape: [3], encoder: "bernoulli", params: { p_max: 1 } },
    copy: { kind: "input", shape: [2], encoder: "bernoulli", params: { p_max: 1 } },
    actors: {
      kind: "neurons",
      shape: [2],
      neuron: "lif_stochastic",
      params: { tau_m: 2, v_rest: -50, v_reset: -50, v_thresh: -50, delta_u: 1, tau_0: 10, tau_refrac: 0 },
      winners: 1,
    },
    critic: {
      kind: "neurons",
      shape: [8],
      neuron: "if_perfect",
      params: { tau_refrac: 0 },
      init: { v: { uniform: [-65, -50] } },
    },
  },
  projections: {
    copy_actors: {
      from: "copy",
      to: "actors",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "one_to_one" },
      weight: 100,
    },
    places_actors: {
      from: "places",
      to: "actors",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: 0,
      learn: { name: "actor_td", params: { tau_e: 30, eta: 2, w_min: -8, w_max: 8 } },
    },
    places_critic: {
      from: "places",
      to: "critic",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: 0,
      learn: { name: "critic_td", params: { tau_e: 30, eta: 3, w_max: 15 } },
    },
  },
  agent: {
    observe: { input: "places", code: { name: "boxes" } },
    act: { population: "actors", by: "first_spike", copy: "copy" },
    critic: { population: "critic", worth: 0.125 },
    reward: { name: "td" },
    decision: { think: 8, act: 2, rest: 3 },
    episodes: 40,
  },
};
