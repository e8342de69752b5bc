import { defineNeuron } from "../../core/neuron";

/** The squid's giant axon: how sodium and potassium channels make a spike. */
export const hodgkinHuxley = defineNeuron({
  name: "hodgkin_huxley",
  about: "The squid's giant axon: sodium and potassium channels make a spike. Steps of at most 0.05 ms.",
  source:
    "Hodgkin & Huxley 1952, J Physiol 117:500, doi:10.1113/jphysiol.1952.sp004764: rates of its equations 12, 13, 20, 21, 23 and 24, " +
    "with depolarisation positive, and v_ref for its resting potential (e_leak: 10.6 mV above it, so that nothing flows at rest). " +
    "Constants of an area are scaled, 1 uF/cm^2 to 1 pF, 1 mS/cm^2 to 1 nS, 1 uA/cm^2 to 1 pA, which keeps their ratios. Chosen: " +
    "v_spike, and that a spike is its upward crossing",
  params: {
    c_m: { value: 1, unit: "pF", min: 1e-3, about: "membrane capacitance" },
    g_leak: { value: 0.3, unit: "nS", min: 0, about: "leak conductance" },
    g_na: { value: 120, unit: "nS", min: 0, about: "largest conductance of sodium" },
    g_k: { value: 36, unit: "nS", min: 0, about: "largest conductance of potassium" },
    e_leak: { value: -54.4, unit: "mV", about: "reversal potential of the leak" },
    e_na: { value: 50, unit: "mV", about: "reversal potential of sodium" },
    e_k: { value: -77, unit: "mV", about: "reversal potential of potassium" },
    v_ref: { value: -65, unit: "mV", about: "resting potential from which the gates' rates count" },
    phi: {
      value: 1,
      unit: "1",
      min: 0,
      about: "speed of the gates: 1 at 6.3 degrees Celsius, threefold 10 above",
    },
    i_ext: { value: 0, unit: "pA", about: "constant external current" },
    v_spike: { value: 0, unit: "mV", about: "potential whose crossing counts as a spike" },
  },
  // gates where they rest at v_ref: alpha / (alpha + beta)
  state: {
    v: { init: "v_ref", unit: "mV", about: "membrane potential" },
    m: { init: 0.0529325, unit: "1", about: "activation of sodium" },
    h: { init: 0.5961208, unit: "1", about: "what inactivation leaves of sodium" },
    n: { init: 0.3176769, unit: "1", about: "activation of potassium" },
    ready: { init: 1, unit: "1", about: "0 after a spike, near 1 once v has been below v_spike again" },
  },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: `
    x = (v - v_ref) / (1*mV)
    open_m = 1 / exprel((25 - x)/10)
    shut_m = 4 * exp(-x/18)
    open_h = 0.07 * exp(-x/20)
    shut_h = 1 / (exp((30 - x)/10) + 1)
    open_n = 0.1 / exprel((10 - x)/10)
    shut_n = 0.125 * exp(-x/80)
    i_na = g_na*m*m*m*h*(e_na - v)
    i_k = g_k*n*n*n*n*(e_k - v)
    dv/dt = (g_leak*(e_leak - v) + i_na + i_k + i_syn + i_ext) / c_m
    dm/dt = phi*(open_m*(1 - m) - shut_m*m) / ms
    dh/dt = phi*(open_h*(1 - h) - shut_h*h) / ms
    dn/dt = phi*(open_n*(1 - n) - shut_n*n) / ms
    dready/dt = (1 - ready) * (1 if v < v_spike else 0) / (0.5*ms)`,
  integrator: "rk4",
  threshold: "v > (v_spike if ready > 0.5 else 1e6*mV)",
  reset: "ready = 0",
});
