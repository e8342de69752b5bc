import { defineNeuron } from "../../core/neuron";

/** Integrate-and-fire without a leak, for inputs that spike once: after them a common ramp lets the best one fire. */
export const ifLatency = defineNeuron({
  name: "if_latency",
  about:
    "Integrate-and-fire without a leak; once all inputs are in, the threshold falls until the first one fires.",
  source:
    "Integrate-and-fire with one spike each: Thorpe & Gautrais 1998, doi:10.1007/978-1-4615-4831-7_19; rising " +
    "threshold after Diehl & Cook 2015, doi:10.3389/fncom.2015.00099. Ramp and conserved sum of theta chosen: " +
    "exactly one winner a sample, and no threshold drifts away",
  params: {
    v_thresh: { value: 100, unit: "mV", about: "potential that makes a spike, before adaptation and ramp" },
    v_floor: { value: -1e6, unit: "mV", about: "no spike below it, however far the threshold has fallen" },
    onset: {
      value: 16,
      unit: "ms",
      min: 0,
      about: "when the threshold begins to fall: after the last input spike",
    },
    ramp: {
      value: 100,
      unit: "mV/ms",
      min: 0,
      about: "how fast the threshold then falls, for all neurons alike",
    },
    close: { value: 1e6, unit: "ms", min: 0, about: "no spike after it: what was too slow stays silent" },
    tau_refrac: {
      value: 1000,
      unit: "ms",
      min: 0,
      about: "time after a spike without another: one a sample",
    },
    theta_plus: {
      value: 0.5,
      unit: "mV",
      min: 0,
      about: "rise of the threshold with every spike, paid by all",
    },
  },
  state: {
    v: { init: 0, unit: "mV", about: "membrane potential" },
    theta: { init: 0, unit: "mV", slow: true, about: "adaptation of the threshold" },
  },
  equations: "dtheta/dt = -theta_plus / (n_neurons * sample_ms)",
  threshold: "v > where(t > close, v, max(v_floor, v_thresh + theta - ramp * max(t - onset, 0)))",
  reset: "theta += theta_plus",
  refractory: "tau_refrac",
});
