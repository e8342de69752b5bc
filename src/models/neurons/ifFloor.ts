import { defineNeuron } from "../../core/neuron";

/** Integrate-and-fire that loses as much each moment, however high it is, down to a floor; its threshold takes gain control. */
export const ifFloor = defineNeuron({
  name: "if_floor",
  about:
    "Integrate-and-fire with a constant leak and a floor; a `gain_control` synapse lets its input raise the threshold.",
  source:
    "Constant leak and floor: neuron of a digit network with receptive fields, 2016 to 2018, " +
    "https://github.com/Shikhargupta/Spiking-Neural-Network, after Gupta & Long 2007, doi:10.1109/IJCNN.2007.4370930; " +
    "there the threshold is set for each image from its activity. Values chosen: such a network learns digits with them; " +
    "c_m as in if_perfect",
  params: {
    c_m: { value: 200, unit: "pF", min: 1e-3, about: "membrane capacitance" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    leak: { value: 0.5, unit: "mV/ms", min: 0, about: "how fast v falls, down to the floor" },
    v_thresh: { value: 2, unit: "mV", about: "potential that makes a spike, before gain control" },
    v_reset: { value: 0, unit: "mV", about: "potential after a spike, and at the start" },
    v_floor: { value: -10, unit: "mV", about: "v is lifted up to it in the step after it fell below" },
    tau_refrac: { value: 20, unit: "ms", min: 0, about: "time v is held after a spike" },
    tau_gain: {
      value: 20,
      unit: "ms",
      min: 1e-3,
      about: "how fast the threshold forgets the input's activity",
    },
  },
  state: {
    v: { init: "v_reset", unit: "mV", about: "membrane potential" },
    v_gain: { init: 0, unit: "mV", about: "rise of the threshold by the input's activity" },
  },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  // What is nearer to the floor than one step's leak falls onto it, and what is below it rises onto it.
  equations: `
    dv/dt = (i_syn + i_ext) / c_m - min(leak, (v - v_floor) / dt)
    dv_gain/dt = -v_gain / tau_gain`,
  integrator: "euler",
  threshold: "v > v_thresh + v_gain",
  reset: "v = v_reset",
  refractory: "tau_refrac",
});
