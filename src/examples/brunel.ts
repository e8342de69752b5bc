// Brunel's network: sparse excitation and inhibition under noise from outside, whose strengths make it fire in four ways.
// Brunel 2000, J Comput Neurosci 8:183, doi:10.1023/A:1008925309027, Figure 8. There 10,000 excitatory and 2,500 inhibitory neurons
// have 1,000 and 250 inputs each of 0.1 mV. Here they are 2,000 and 500 with 400 and 100 in the mean of 0.25 mV, which keeps the mean
// input and makes fluctuations 2.5 times as large: rates are those of this network, not of the paper's.
import type { NetworkDocument, Population, Projection } from "../core/document";
import type { NeuronDescription } from "../core/neuron";
import type { GalleryEntry } from "./lib/gallery";

/** Inhibition over excitation, and outside rate over the one that brings the mean potential to the threshold: Figure 8, A to D. */
export const REGIMES = {
  synchronous_regular: { g: 3, drive: 2 },
  synchronous_irregular_fast: { g: 6, drive: 4 },
  synchronous_irregular_slow: { g: 4.5, drive: 0.9 },
  asynchronous_irregular: { g: 5, drive: 2 },
} as const;
export type Regime = keyof typeof REGIMES;

const SIZES = { exc: 2000, inh: 500 } as const;
/** mV of an excitatory spike, and the probability that two neurons are connected */
const [WEIGHT, P] = [0.25, 0.2];
/** Hz: spikes of `WEIGHT` that bring the mean potential from rest, 0, to the threshold: 20 mV / (0.25 mV * 20 ms) */
const THRESHOLD_RATE = 4000;

/**
 * Spikes from outside are those of eight sources, each at most one a step: in the mean as many as of a Poisson process, whose
 * variance is larger by up to a quarter. The leak is exact: over a step it takes 1 - exp(-dt/tau_m) of what is there.
 */
const driven: NeuronDescription = {
  name: "lif_driven",
  about: "Leaky integrate-and-fire under spikes from outside the network.",
  source: "Brunel 2000, J Comput Neurosci 8:183, doi:10.1023/A:1008925309027, section 2.1, Table 1",
  params: {
    tau_m: { value: 20, unit: "ms", min: 1e-3, about: "membrane time constant" },
    v_rest: { value: 0, unit: "mV", about: "potential without input" },
    v_thresh: { value: 20, unit: "mV", about: "potential that makes a spike" },
    v_reset: { value: 10, unit: "mV", about: "potential after a spike" },
    tau_refrac: { value: 2, unit: "ms", min: 0, about: "time v is held after a spike" },
    rate: { value: 2 * THRESHOLD_RATE, unit: "Hz", min: 0, about: "spikes from outside a second" },
    jump: { value: WEIGHT, unit: "mV", about: "what one of them adds to v" },
  },
  state: { v: { init: "v_rest", unit: "mV", about: "membrane potential" } },
  equations: `
    p = rate*dt/8
    spikes = ${Array(8).fill("where(rand() < p, 1, 0)").join(" + ")}
    dv/dt = ((v_rest - v)*(1 - exp(-dt/tau_m)) + jump*spikes) / dt`,
  threshold: "v > v_thresh",
  reset: "v = v_reset",
  refractory: "tau_refrac",
};

/** The network in one of its four regimes. */
export function brunelIn(regime: Regime, seed = 1): NetworkDocument {
  const { g, drive } = REGIMES[regime];
  const cells = (label: string, shape: readonly number[]): Population => ({
    kind: "neurons",
    label,
    shape,
    neuron: driven.name,
    params: { rate: drive * THRESHOLD_RATE },
  });
  const project = (from: "exc" | "inh", to: "exc" | "inh"): Projection => ({
    from,
    to,
    synapse: "delta",
    receptor: from,
    connector: { name: "fixed_probability", p: P },
    weight: from === "exc" ? WEIGHT : g * WEIGHT,
    delay: 1.5,
  });
  return {
    format: "spikeyard",
    version: 1,
    name: "Brunel’s four regimes",
    dt: 0.1,
    seed,
    models: { neurons: { [driven.name]: driven } },
    populations: { exc: cells("Excitatory", [SIZES.exc]), inh: cells("Inhibitory", [SIZES.inh]) },
    projections: {
      exc_exc: project("exc", "exc"),
      exc_inh: project("exc", "inh"),
      inh_exc: project("inh", "exc"),
      inh_inh: project("inh", "inh"),
    },
    layout: { exc: { x: 0, y: 0 }, inh: { x: 360, y: 0 } },
  };
}

export const brunel: NetworkDocument = brunelIn("asynchronous_irregular");

export const gallery: GalleryEntry = {
  title: "Brunel’s four regimes",
  line: "2,500 neurons under noise: each fires at times of its own, in loose waves. Three more regimes are near.",
  tags: ["balance", "synchrony", "irregular firing", "oscillation", "own neuron"],
  level: "research",
  tryThis: [
    "Synchronous and regular: set both weights from Inhibitory to 0.75 mV. All fire at 300 Hz, in step.",
    "Synchronous and irregular, fast: both weights from Inhibitory 1.5 mV, and rate 16000 Hz in both populations.",
    "The same, slow: 1.125 mV and 3600 Hz, rare volleys of a few. Back to this regime: 1.25 mV and 8000 Hz.",
  ],
  speed: 50,
};
