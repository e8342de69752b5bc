import { defineNeuron, type ParamSet } from "../../core/neuron";

const set = (about: string, a: number, b: number, c: number, d: number): ParamSet => ({
  about,
  params: { a, b, c, d },
});

/** Two equations that fire as many kinds of cortical neurons do, by four parameters. */
export const izhikevich = defineNeuron({
  name: "izhikevich",
  about: "Two equations that fire as many kinds of cortical neurons do, by four parameters.",
  source:
    "Izhikevich 2003, IEEE Trans Neural Netw 14:1569, doi:10.1109/TNN.2003.820440; the sets: its Figure 2. Its plain " +
    "numbers are here ms, mV and, over 1 pF, pA: its current of 10 is 10 pA",
  params: {
    a: { value: 0.02, unit: "1/ms", min: 0, about: "how fast recovery follows" },
    b: { value: 0.2, unit: "1/ms", about: "how recovery follows the potential" },
    c: { value: -65, unit: "mV", about: "potential after a spike" },
    d: { value: 8, unit: "mV/ms", about: "rise of recovery with every spike" },
    c_m: { value: 1, unit: "pF", min: 1e-3, about: "capacitance: pA that change v by 1 mV/ms" },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_peak: { value: 30, unit: "mV", about: "potential that counts as a spike" },
  },
  sets: {
    rs: set("regular spiking", 0.02, 0.2, -65, 8),
    ib: set("intrinsically bursting", 0.02, 0.2, -55, 4),
    ch: set("chattering", 0.02, 0.2, -50, 2),
    fs: set("fast spiking", 0.1, 0.2, -65, 2),
    lts: set("low-threshold spiking", 0.02, 0.25, -65, 2),
    tc: set("thalamo-cortical", 0.02, 0.25, -65, 0.05),
    rz: set("resonator", 0.1, 0.26, -65, 2),
  },
  state: {
    v: { init: -65, unit: "mV", about: "membrane potential" },
    u: { init: "b*(-65*mV)", unit: "mV/ms", about: "recovery" },
  },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: `
    dv/dt = 0.04*v*v/(mV*ms) + 5*v/ms + 140*mV/ms - u + (i_syn + i_ext)/c_m
    du/dt = a*(b*v - u)`,
  integrator: "rk4",
  threshold: "v >= v_peak",
  reset: `
    v = c
    u += d`,
});
