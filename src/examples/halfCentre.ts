// Two half-centre oscillators: in each, two sides inhibit each other, and adaptation tires whichever fires, so that they take turns.
// Brown 1911, Proc R Soc B 84:308, doi:10.1098/rspb.1911.0077 (the idea). Neuron: Brette & Gerstner 2005, doi:10.1152/jn.00686.2005
import type { NetworkDocument, Population, Projection } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";

const SIDE = 10;
/** pA ms: what a spike costs in all */
const FATIGUE = 32_000;

/** Chosen: tau_w sets the time of a turn, b how soon a side tires; i_ext makes each side fire by itself. */
const side = (label: string, tau_w: number, low: number): Population => ({
  kind: "neurons",
  label,
  shape: [SIDE],
  neuron: "adex",
  params: { tau_w, b: FATIGUE / tau_w, a: 0, i_ext: 1000 },
  init: { v: { uniform: [low, low + 5] } }, // the left side begins
});

const silence = (from: string, to: string): Projection => ({
  from,
  to,
  synapse: "exponential",
  synapseParams: { tau_syn: 20 },
  receptor: "inh",
  connector: { name: "all_to_all" },
  weight: 200,
});

export const halfCentre: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Half-centre oscillators",
  dt: 0.1,
  seed: 1,
  populations: {
    left: side("Left, fast", 200, -55),
    right: side("Right, fast", 200, -70),
    left_slow: side("Left, slow", 400, -55),
    right_slow: side("Right, slow", 400, -70),
  },
  projections: {
    left_right: silence("left", "right"),
    right_left: silence("right", "left"),
    left_right_slow: silence("left_slow", "right_slow"),
    right_left_slow: silence("right_slow", "left_slow"),
  },
  layout: {
    left: { x: 0, y: 0 },
    right: { x: 320, y: 0 },
    left_slow: { x: 0, y: 300 },
    right_slow: { x: 320, y: 300 },
  },
};

export const gallery: GalleryEntry = {
  title: "Half-centre oscillators",
  line: "Two sides silence each other and tire in turn: a rhythm without a clock, once fast and once slow.",
  tags: ["central pattern generator", "rhythm", "adaptation", "adex", "mutual inhibition"],
  level: "research",
  tryThis: [
    "Set b to 0 pA: nothing tires, and the side that began goes on for ever.",
    "Set both weights of one oscillator to 0 pA: its sides fire all the time.",
  ],
  speed: 200,
};
