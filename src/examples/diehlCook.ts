// Handwritten digits as Diehl & Cook learned them: conductances, one inhibitory neuron for each excitatory one,
// delays, rest between samples, and the rule of their released code, https://github.com/peter-u-diehl/stdp-mnist.
// Diehl & Cook 2015, Front Comput Neurosci 9:99, doi:10.3389/fncom.2015.00099. What differs: a sample begins from rest,
// not from what the rest of the one before left; a delay is at least one step of 0.5 ms; traces of presynaptic spikes
// begin when the spike does, not when it arrives.
import type { NetworkDocument } from "../core/document";
import { type Claim, EMBEDDED } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";

export const diehlCook: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Diehl & Cook 2015, 400 neurons",
  dt: 0.5,
  seed: 1,
  presentation: { duration: 350, rest: 150, again: { below: 5, brighter: 0.5 } },
  populations: {
    retina: {
      kind: "input",
      label: "Retina",
      shape: [28, 28],
      encoder: "poisson",
      params: { max_rate: 63.75 },
    },
    exc: { kind: "neurons", label: "Excitatory", shape: [20, 20], neuron: "lif_cond_adaptive" },
    inh: {
      kind: "neurons",
      label: "Inhibitory",
      shape: [20, 20],
      neuron: "lif_cond",
      params: {
        c_m: 10,
        g_leak: 1,
        e_rev_inh: -85,
        tau_syn_exc: 1,
        tau_syn_inh: 2,
        v_rest: -60,
        v_thresh: -40,
        v_reset: -45,
        tau_refrac: 2,
      },
    },
  },
  projections: {
    retina_exc: {
      from: "retina",
      to: "exc",
      synapse: "conductance",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: { uniform: [0.003, 0.303] },
      delay: { uniform: [0.5, 10] },
      learn: { name: "diehl_cook" },
      normalize: { name: "l1", params: { total: 78 } },
    },
    exc_inh: {
      from: "exc",
      to: "inh",
      synapse: "conductance",
      receptor: "exc",
      connector: { name: "one_to_one" },
      weight: 10.4,
    },
    inh_exc: {
      from: "inh",
      to: "exc",
      synapse: "conductance",
      receptor: "inh",
      connector: { name: "all_to_all", self: false },
      weight: 17,
    },
  },
  readout: { population: "exc", classes: 10, by: "all_activity" },
  layout: { retina: { x: 0, y: 0 }, exc: { x: 320, y: 0 }, inh: { x: 320, y: 260 }, vote: { x: 640, y: 0 } },
};

export const claim: Claim = {
  about: "Poisson spikes, conductances, inhibitory neurons, triplet rule, one pass: no labels",
  digits: EMBEDDED,
  accuracy: 0.77,
  seconds: 180,
  threads: 2,
};

export const gallery: GalleryEntry = {
  title: "Diehl and Cook 2015",
  line: "The paper’s network: conductances, 400 pairs of neurons, and its own rule.",
  tags: ["mnist", "poisson", "paper", "conductance", "unsupervised"],
  level: "research",
  tryThis: ["Train a few hundred digits and watch receptive fields appear."],
};
