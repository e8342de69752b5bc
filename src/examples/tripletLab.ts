// Why pairs of spikes are not all: the same pairs, rare on one side and frequent on the other, under the triplet rule. Rare ones
// only weaken; frequent ones also strengthen, since each postsynaptic spike still remembers the one before.
// Pfister & Gerstner 2006, J Neurosci 26:9673, doi:10.1523/JNEUROSCI.1425-06.2006: visual cortex; its Figure 3 has the frequencies
import type { NetworkDocument, NeuronPopulation, Projection, Values } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

/** mV: alone enough to make a resting neuron fire */
const SURE = 20;
/** ms; chosen: the inputs fire from 1 to 23 ms after the clock, the neuron in the middle of them */
const [FIRST, MIDDLE, LAST] = [1, 12, 23];

/** Chosen: fires every 500 ms, or every 30 ms, by tau_m and i_ext. */
const clock = (label: string, tau_m: number, i_ext: number): NeuronPopulation => ({
  kind: "neurons",
  label,
  shape: [1],
  neuron: "lif",
  params: { tau_m, i_ext },
});

const cells = (label: string, shape: readonly number[]): NeuronPopulation => ({
  kind: "neurons",
  label,
  shape,
  neuron: "lif",
});

const driven = (from: string, to: string, delay: Values): Projection => ({
  from,
  to,
  synapse: "delta",
  receptor: "exc",
  connector: { name: "all_to_all" },
  weight: SURE,
  delay,
});

const learning = (from: string, to: string): Projection => ({
  from,
  to,
  synapse: "delta",
  receptor: "exc",
  connector: { name: "all_to_all" },
  weight: 0.2,
  learn: { name: "triplet", params: { w_max: 0.4 } }, // all weights together do not make the neuron fire
});

export const tripletLab: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Triplet lab",
  dt: 0.5,
  seed: 3,
  populations: {
    rare: clock("Rare, 2 Hz", 250, 173.7),
    rare_inputs: cells("Inputs, 2 Hz", [4, 6]),
    rare_neuron: cells("Neuron, 2 Hz", [1]),
    often: clock("Often, 33 Hz", 20, 199),
    often_inputs: cells("Inputs, 33 Hz", [4, 6]),
    often_neuron: cells("Neuron, 33 Hz", [1]),
  },
  projections: {
    rare_in: driven("rare", "rare_inputs", { uniform: [FIRST, LAST] }),
    rare_middle: driven("rare", "rare_neuron", MIDDLE),
    rare_learn: learning("rare_inputs", "rare_neuron"),
    often_in: driven("often", "often_inputs", { uniform: [FIRST, LAST] }),
    often_middle: driven("often", "often_neuron", MIDDLE),
    often_learn: learning("often_inputs", "often_neuron"),
  },
  layout: {
    rare: { x: 0, y: 0 },
    rare_inputs: { x: 320, y: 0 },
    rare_neuron: { x: 640, y: 0 },
    often: { x: 0, y: 340 },
    often_inputs: { x: 320, y: 340 },
    often_neuron: { x: 640, y: 340 },
  },
};

export const gallery: GalleryEntry = {
  title: "Triplet lab",
  line: "Rare pairs of spikes can only weaken; the same pairs, often, strengthen the inputs that come before.",
  tags: ["triplet", "frequency", "learning rule", "plasticity"],
  level: "learning",
  tryThis: ["Set a3_plus of both rules to 0: without triplets no input grows any more."],
  speed: 200,
};
