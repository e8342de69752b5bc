import { defineNeuron } from "../../core/neuron";

/** A unit of logic: in each step it fires if the spikes of one step outweigh its threshold. It remembers nothing. */
export const mccullochPitts = defineNeuron({
  name: "mcculloch_pitts",
  about:
    "A unit of logic: fires in a step if the weights of the spikes that arrive in it reach the threshold.",
  source:
    "McCulloch & Pitts 1943, Bull Math Biophys 5:115, doi:10.1007/BF02478259; a step of the clock is dt, one synaptic delay. There any " +
    "inhibitory spike forbids firing; as is usual now it subtracts here, and forbids if its weight is as large as all others. Weights " +
    "are mV, plain numbers of the paper (synapse: delta)",
  params: {
    v_thresh: { value: 1, unit: "mV", about: "sum of weights that makes a spike" },
    v_bias: { value: 0, unit: "mV", about: "what is there without input: negates where it reaches v_thresh" },
  },
  state: { v: { init: "v_bias", unit: "mV", about: "sum of what arrived in this step" } },
  equations: "dv/dt = 50 * (v_bias - v) / dt", // exp(-50) = 2e-22 is left of the step before
  threshold: "v >= v_thresh",
  reset: "",
});
