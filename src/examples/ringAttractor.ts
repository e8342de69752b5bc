// A bump that stays where it was put: neurons on a ring excite their neighbours by slow synapses and inhibit all alike.
// Compte, Brunel, Goldman-Rakic & Wang 2000, Cereb Cortex 10:910, doi:10.1093/cercor/10.9.910 (the idea, and 100 ms of NMDA
// receptors). Chosen: plain current synapses and the sizes below, without noise, so that the bump can stand still.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

const RING = 128;
/** Where it is put: the neurons about this one are above threshold at the start. */
export const PUT_AT = 32;
const STARTERS = 9;

const first = Array.from({ length: RING }, (_, k) => (Math.abs(k - PUT_AT) <= STARTERS ? -49 : -65));

export const ringAttractor: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Ring attractor",
  dt: 0.2,
  seed: 1,
  populations: {
    ring: {
      kind: "neurons",
      label: "Ring",
      shape: [RING],
      neuron: "lif",
      params: { i_ext: 130 },
      init: { v: { values: first } },
    },
  },
  projections: {
    neighbours: {
      from: "ring",
      to: "ring",
      synapse: "exponential",
      synapseParams: { tau_syn: 100 },
      receptor: "exc",
      connector: { name: "distance", radius: 6.5 / RING, wrap: true, self: false },
      weight: 13,
    },
    everyone: {
      from: "ring",
      to: "ring",
      synapse: "exponential",
      synapseParams: { tau_syn: 10 },
      receptor: "inh",
      connector: { name: "all_to_all", self: false },
      weight: 100,
    },
  },
  layout: { ring: { x: 0, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "Ring attractor",
  line: "A bump of activity on a ring of neurons stays where it was put, long after what put it there.",
  tags: ["working memory", "bump", "attractor", "lateral inhibition"],
  level: "research",
  tryThis: ["Set the weight of the inhibition to 0 pA: the whole ring fires."],
  speed: 100,
};
