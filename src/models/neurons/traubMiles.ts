import { defineNeuron } from "../../core/neuron";

/** A cortical neuron with sodium and potassium channels, that of the COBAHH network. */
export const traubMiles = defineNeuron({
  name: "traub_miles",
  about: "A cortical neuron with sodium and potassium channels, that of the COBAHH network.",
  source:
    "Traub & Miles 1991, Neuronal Networks of the Hippocampus, doi:10.1017/CBO9780511895401, in the form of Brette et al. 2007, " +
    "J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 3, of 20,000 um^2. Sources differ on e_leak: -65 mV, that " +
    "of PyNN's HH_cond_exp, with which it rests; -60 mV in Brian's example COBAHH, where it fires by itself. Chosen: v_spike, and that " +
    "a spike is its upward crossing",
  params: {
    c_m: { value: 200, unit: "pF", min: 1e-3, about: "membrane capacitance" },
    g_leak: { value: 10, unit: "nS", min: 0, about: "leak conductance" },
    g_na: { value: 20_000, unit: "nS", min: 0, about: "largest conductance of sodium" },
    g_k: { value: 6000, unit: "nS", min: 0, about: "largest conductance of potassium" },
    e_leak: { value: -65, unit: "mV", about: "reversal potential of the leak" },
    e_na: { value: 50, unit: "mV", about: "reversal potential of sodium" },
    e_k: { value: -90, unit: "mV", about: "reversal potential of potassium" },
    v_ref: {
      value: -63,
      unit: "mV",
      about: "moves the threshold: potential from which the gates' rates count",
    },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_spike: { value: 0, unit: "mV", about: "potential whose crossing counts as a spike" },
  },
  // gates where they rest at -65 mV: alpha / (alpha + beta)
  state: {
    v: { init: "e_leak", unit: "mV", about: "membrane potential" },
    m: { init: 0.0097324, unit: "1", about: "activation of sodium" },
    h: { init: 0.9975611, unit: "1", about: "what inactivation leaves of sodium" },
    n: { init: 0.0270745, unit: "1", about: "activation of potassium" },
    ready: { init: 1, unit: "1", about: "0 after a spike, near 1 once v has been below v_spike again" },
  },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: `
    x = (v - v_ref) / (1*mV)
    open_m = 1.28 / exprel((13 - x)/4)
    shut_m = 1.4 / exprel((x - 40)/5)
    open_h = 0.128 * exp((17 - x)/18)
    shut_h = 4 / (1 + exp((40 - x)/5))
    open_n = 0.16 / exprel((15 - x)/5)
    shut_n = 0.5 * exp((10 - x)/40)
    i_na = g_na*m*m*m*h*(e_na - v)
    i_k = g_k*n*n*n*n*(e_k - v)
    dv/dt = (g_leak*(e_leak - v) + i_na + i_k + i_syn + i_ext) / c_m
    dm/dt = (open_m*(1 - m) - shut_m*m) / ms
    dh/dt = (open_h*(1 - h) - shut_h*h) / ms
    dn/dt = (open_n*(1 - n) - shut_n*n) / ms
    dready/dt = (1 - ready) * (1 if v < v_spike else 0) / (0.5*ms)`,
  integrator: "exponential_euler", // stable at 0.1 ms, where gates that follow within 0.03 ms break rk4
  threshold: "v > (v_spike if ready > 0.5 else 1e6*mV)",
  reset: "ready = 0",
});
