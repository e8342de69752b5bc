// STDP by itself: inputs that fire at known times before and after one neuron, again and again. Those before it gain
// weight, those after it lose: the weights draw the window of the rule.
// Song, Miller & Abbott 2000, Nat Neurosci 3:919, doi:10.1038/78829; Bi & Poo 1998, J Neurosci 18:10464
import type { NetworkDocument, Projection } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

/** mV: alone enough to make a resting neuron fire */
const SURE = 20;
/** ms; chosen: the inputs fire from 1 to 40 ms after the clock, the neuron in the middle of them */
const [FIRST, MIDDLE, LAST] = [1, 21, 41];

const driven = (to: string, delay: Projection["delay"] & object): Projection => ({
  from: "clock",
  to,
  synapse: "delta",
  receptor: "exc",
  connector: { name: "all_to_all" },
  weight: SURE,
  delay,
});

export const stdpLab: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "STDP lab",
  dt: 0.5,
  seed: 3,
  populations: {
    // fires every 119 ms: a pair is forgotten before the next
    clock: { kind: "neurons", label: "Clock", shape: [1], neuron: "lif", params: { tau_m: 60, i_ext: 175 } },
    inputs: { kind: "neurons", label: "Inputs", shape: [4, 6], neuron: "lif" },
    neuron: { kind: "neurons", label: "Neuron", shape: [1], neuron: "lif" },
  },
  projections: {
    clock_inputs: driven("inputs", { uniform: [FIRST, LAST] }),
    clock_neuron: { ...driven("neuron", { uniform: [0, 1] }), delay: MIDDLE },
    inputs_neuron: {
      from: "inputs",
      to: "neuron",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: 0.2,
      // chosen: a change that shows within a second of watching; all weights together do not make the neuron fire
      learn: { name: "stdp", params: { a_plus: 0.02, a_minus: 0.021, w_max: 0.4 } },
    },
  },
  layout: { clock: { x: 0, y: 120 }, inputs: { x: 320, y: 0 }, neuron: { x: 640, y: 120 } },
};

export const gallery: GalleryEntry = {
  title: "STDP lab",
  line: "Inputs that fire just before the neuron grow; those that fire after it fade.",
  tags: ["stdp", "delays", "learning rule"],
  level: "learning",
  tryThis: [
    "Set the delay from Clock to Neuron to 11 ms: fewer inputs are early.",
    "Set a_minus of the learning rule to 0: nothing fades any more.",
  ],
  speed: 200,
};
