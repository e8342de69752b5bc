// An agent in a room with walls: 100 place cells, one for each cell of the room, drive four neurons that stand for moves, the
// first of which to fire decides, and a critic whose spikes say how near the goal is. Both learn from the error of that.
// Actor and critic with spikes: Fremaux, Sprekeler & Gerstner 2013, PLoS Comput Biol 9:e1003024, doi:10.1371/journal.pcbi.1003024
// (the idea; there in continuous time). Numbers chosen: tried on other seeds than 1.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

/** ms in which a decision is thought about */
const THINK = 8;

export const gridworldAgent: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Gridworld",
  dt: 1,
  seed: 1,
  populations: {
    places: { kind: "input", label: "Places", shape: [100], encoder: "bernoulli", params: { p_max: 1 } },
    copy: { kind: "input", label: "Copy of the act", shape: [4], encoder: "bernoulli", params: { p_max: 1 } },
    actors: {
      kind: "neurons",
      label: "Actors",
      shape: [4],
      neuron: "lif_stochastic",
      winners: 1,
      params: {
        tau_m: 2,
        v_rest: -50,
        v_reset: -50,
        v_thresh: -50,
        delta_u: 0.5,
        tau_0: 10,
        tau_refrac: 0,
      },
    },
    critic: {
      kind: "neurons",
      label: "Critic",
      shape: [16],
      neuron: "if_subtract",
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
      learn: {
        name: "actor_td",
        params: { tau_x: 1, tau_e: 30, eta: 2, a_minus: 0.15, w_min: -8, w_max: 8 },
      },
    },
    places_critic: {
      from: "places",
      to: "critic",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: 0,
      learn: { name: "critic_td", params: { tau_e: 30, eta: 3, w_min: 0, w_max: 15 } },
    },
  },
  agent: {
    environment: { name: "gridworld" },
    observe: { input: "places", code: { name: "boxes" } },
    act: { population: "actors", by: "first_spike", copy: "copy" },
    critic: { population: "critic", worth: 1 / THINK },
    reward: { name: "td", params: { gamma: 0.95 } },
    decision: { think: THINK, act: 2, rest: 3 },
    episodes: 300,
  },
  layout: {
    places: { x: 0, y: 0 },
    copy: { x: 0, y: 290 },
    actors: { x: 340, y: 240 },
    critic: { x: 340, y: -50 },
  },
};

export const gallery: GalleryEntry = {
  title: "Gridworld",
  line: "An agent finds its way to a goal: dopamine tells its synapses what was better than expected.",
  tags: ["agent", "reinforcement learning", "actor-critic", "dopamine", "temporal difference", "actor_td"],
  level: "learning",
  tryThis: [
    "Press Fast in World, then Train: hundreds of steps become eighteen.",
    "Open Policy: what it expects spreads from the goal to the start.",
  ],
  speed: 130,
};
