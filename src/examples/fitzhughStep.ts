// A FitzHugh-Nagumo neuron at rest that is switched on after 500 ms: its own neuron, whose current is a function of time.
// Izhikevich & FitzHugh 2006, Scholarpedia 1(9):1349, doi:10.4249/scholarpedia.1349: equations, a, b, tau_w and i_step
import type { NetworkDocument } from "../core/document";
import { fitzhughNagumo } from "../models/neurons/fitzhughNagumo";
import type { GalleryEntry } from "./lib/gallery";

const { params, state, integrator, threshold, reset, source } = fitzhughNagumo;
const { i_ext: _, ...others } = params;

export const fitzhughStep: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "FitzHugh-Nagumo, switched on",
  dt: 0.1,
  seed: 1,
  models: {
    neurons: {
      fitzhugh_nagumo_step: {
        name: "fitzhugh_nagumo_step",
        about: "FitzHugh-Nagumo whose current begins at t_on.",
        source,
        params: {
          ...others,
          i_step: { value: 0.5, unit: "pA", about: "current from t_on on" },
          t_on: { value: 500, unit: "ms", min: 0, about: "when the current begins" },
        },
        state,
        equations: `
          current = i_step if t > t_on else 0*pA
          dv/dt = (v - v*v*v/(3*mV*mV) - w + r_m*current) / tau_v
          dw/dt = (v + a - b*w) / tau_w
          dready/dt = (1 - ready) * (1 if v < v_spike else 0) / (0.5*ms)`,
        ...(integrator && { integrator }),
        threshold,
        reset,
      },
    },
  },
  populations: {
    neuron: { kind: "neurons", label: "Neuron", shape: [1], neuron: "fitzhugh_nagumo_step" },
  },
  projections: {},
  layout: { neuron: { x: 0, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "FitzHugh-Nagumo, switched on",
  line: "Silent for 500 ms; then its current begins and it fires again and again, every 40 ms.",
  tags: ["fitzhugh", "nagumo", "limit cycle", "current step", "own equations"],
  level: "first steps",
  tryThis: [
    "Set i_step to 0.3 pA: it does not fire, the current is too small for a limit cycle.",
    "Set i_step to 1.5 pA: it is held up and falls silent again.",
  ],
  speed: 200,
};
