// Handwritten digits, rate code: Poisson input, adaptive neurons, one winner, instar learning.
// After Diehl & Cook 2015, Front Comput Neurosci 9:99, doi:10.3389/fncom.2015.00099, with delta synapses.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

export const mnistRate: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Rate code, 100 neurons",
  dt: 1,
  seed: 1,
  presentation: { duration: 100 },
  populations: {
    retina: {
      kind: "input",
      label: "Retina",
      shape: [28, 28],
      encoder: "poisson",
      params: { max_rate: 128 },
    },
    features: {
      kind: "neurons",
      label: "Features",
      shape: [10, 10],
      neuron: "lif_adaptive",
      // Chosen by accuracy on 2,000 of the training digits: good after 2,000 digits, and still after 8,000.
      params: { theta_plus: 1.2, tau_theta: 4e5 },
      winners: 1,
    },
  },
  projections: {
    retina_features: {
      from: "retina",
      to: "features",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 0.3] },
      learn: { name: "instar", params: { eta: 0.04 } },
      normalize: { name: "l1", params: { total: 78.4 } },
    },
    inhibition: {
      from: "features",
      to: "features",
      synapse: "delta",
      receptor: "inh",
      connector: { name: "all_to_all", self: false },
      weight: 120,
    },
  },
  readout: { population: "features", classes: 10 },
  layout: { retina: { x: 0, y: 0 }, features: { x: 320, y: 0 }, vote: { x: 640, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "Rate code",
  line: "Brighter pixels fire more often; one winner a step learns what it saw.",
  tags: ["mnist", "poisson", "instar", "unsupervised"],
  level: "learning",
  tryThis: ["Set the weight of the inhibition to 0 mV: still one winner a step, but many in a digit."],
};
