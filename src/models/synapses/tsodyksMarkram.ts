import { defineSynapse } from "../../core/synapse";

/** Short-term plasticity: a spike releases a share u of what has recovered, x; u may grow with every spike. */
export const tsodyksMarkram = defineSynapse({
  name: "tsodyks_markram",
  about:
    "A spike releases part of a store that recovers slowly, so that trains depress or facilitate; then as exponential.",
  source:
    "Tsodyks & Markram 1997, PNAS 94:719, doi:10.1073/pnas.94.2.719 (depression; u_0 0.67, tau_rec 800 ms); " +
    "Tsodyks, Pawelzik & Markram 1998, doi:10.1162/089976698300017502 (facilitation). u grows before it is used, as there",
  params: {
    tau_syn: { value: 3, unit: "ms", min: 1e-3, about: "decay of the current" },
    u_0: { value: 0.67, unit: "1", min: 0, max: 1, about: "share that the first spike releases" },
    tau_rec: { value: 800, unit: "ms", min: 1e-3, about: "recovery of the store" },
    tau_facil: {
      value: 1e-3,
      unit: "ms",
      min: 1e-3,
      about: "how long u stays raised: the least is not at all",
    },
  },
  unit: "pA",
  post: {},
  release: {
    state: {
      u: { init: 0, about: "what u_0 is raised from: the share left from spikes before" },
      x: { init: 1, about: "how much of the store there is" },
      released: { init: 0, about: "what the last spike released" },
    },
    equations: `
      du/dt = -u / tau_facil
      dx/dt = (1 - x) / tau_rec`,
    onSpike: "u += u_0 * (1 - u); released = u * x; x -= released",
  },
  gain: "released",
  state: { i: { unit: "pA", about: "synaptic current" } },
  equations: "di/dt = -i / tau_syn",
  onSpike: "i += w",
  output: { i_syn: "i" },
});
