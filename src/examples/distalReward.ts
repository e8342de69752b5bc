// The distal reward: among 80,000 synapses of a restless network, the one whose two neurons earn a reward grows, though the reward
// comes one to three seconds after they fired, and others fired since.
// Izhikevich 2007, Cereb Cortex 17:2443, doi:10.1093/cercor/bhl152, Figure 1, with the numbers of its released code (daspnet.m, 2004):
// 100 synapses a neuron, all delays 1 ms, weights 1 up to 4 mV, inhibition 1 mV, input of up to 6.5 pA, pairs within 20 ms.
// Chosen: targets of an excitatory neuron are 80 excitatory and 20 inhibitory ones, which is their mean there; the synapse that is
// watched is a projection of its own, beside the drawn ones, and so is seen by itself.
import type { NetworkDocument, NeuronPopulation, Projection } from "../core/document";
import type { NeuronDescription } from "../core/neuron";
import type { PaidClaim } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { timeToStrongest } from "./lib/measures";

/** One step of the released code: two halves for the potential, one for recovery, under input drawn in each. */
const restless: NeuronDescription = {
  name: "izhikevich_restless",
  about: "Izhikevich's neuron under random input, in the steps of his released code.",
  source: "Izhikevich 2007, Cereb Cortex 17:2443, doi:10.1093/cercor/bhl152 (daspnet.m)",
  params: {
    a: { value: 0.02, unit: "1/ms", min: 0, about: "how fast recovery follows" },
    b: { value: 0.2, unit: "1/ms", about: "how recovery follows the potential" },
    c: { value: -65, unit: "mV", about: "potential after a spike" },
    d: { value: 8, unit: "mV/ms", about: "rise of recovery with every spike" },
    noise: { value: 6.5, unit: "mV/ms", min: 0, about: "random input, between minus and plus this" },
    v_peak: { value: 30, unit: "mV", about: "potential that counts as a spike" },
  },
  state: {
    v: { init: -65, unit: "mV", about: "membrane potential" },
    u: { init: "b*(-65*mV)", unit: "mV/ms", about: "recovery" },
  },
  equations: `
    drive = 140*mV/ms - u + noise*(2*rand() - 1)
    first = 0.04*v*v/(mV*ms) + 5*v/ms + drive
    half = v + first*dt/2
    slope = (first + 0.04*half*half/(mV*ms) + 5*half/ms + drive) / 2
    dv/dt = slope
    du/dt = a*(b*(v + slope*dt) - u)`,
  threshold: "v >= v_peak",
  reset: `
    v = c
    u += d`,
};

const cells = (label: string, n: number, params: Record<string, number>): NeuronPopulation => ({
  kind: "neurons",
  label,
  shape: [n],
  neuron: restless.name,
  params,
});

const learn = { name: "r_stdp" };
const drawn = (from: "exc" | "inh", to: "exc" | "inh", n: number): Projection => ({
  from,
  to,
  synapse: "delta",
  receptor: from,
  connector: { name: "fixed_out_degree", n },
  weight: 1,
  delay: 1,
  ...(from === "exc" ? { learn } : {}),
});

const [PRE, POST] = [0, 1];

export const distalReward: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Distal reward",
  dt: 1,
  seed: 1,
  models: { neurons: { [restless.name]: restless } },
  populations: {
    exc: cells("Excitatory", 800, {}),
    inh: cells("Inhibitory", 200, { a: 0.1, d: 2 }),
  },
  projections: {
    exc_exc: drawn("exc", "exc", 80),
    exc_inh: drawn("exc", "inh", 20),
    inh_exc: drawn("inh", "exc", 100),
    pair: {
      from: "exc",
      to: "exc",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "list", pre: [PRE], post: [POST] },
      weight: 0,
      delay: 1,
      learn,
    },
  },
  payment: {
    pre: { population: "exc", neuron: PRE },
    post: { population: "exc", neuron: POST },
    within: 20,
    delay: [1000, 3000],
  },
  layout: { exc: { x: 0, y: 0 }, inh: { x: 360, y: 0 } },
};

/** Within the hour of the paper's figure; some others are as strong by then, at the limit. */
export const claim: PaidClaim = {
  about: "80,001 synapses of 1,000 Izhikevich neurons, paid 1 to 3 s late for what two of them do",
  ...timeToStrongest,
  median: 60,
  worst: 60,
  patience: 60,
  seconds: 600,
};

export const gallery: GalleryEntry = {
  title: "Distal reward",
  line: "A reward comes seconds too late, and still finds the one synapse of 80,000 that earned it.",
  tags: ["reward", "dopamine", "eligibility", "three factors", "own neuron"],
  level: "research",
  tryThis: [
    "Click r_stdp 1, the synapse that is paid for, and run at full speed: within an hour of network time none is stronger.",
    "Set da_step of its rule to 0: what the two neurons do is no longer worth anything to it.",
  ],
};
