import { defineRule } from "../../core/rule";

/** Pair STDP with gains by a power of the weight and losses in proportion to it, fitted to cultured neurons. */
export const stdpPowerLaw = defineRule({
  name: "stdp_power_law",
  about: "Pair STDP: gains grow with a power of the weight, losses in proportion to it; all pairs count.",
  source:
    "Morrison, Aertsen & Diesmann 2007, Neural Comput 19:1437, doi:10.1162/neco.2007.19.6.1437: fitted to Bi & Poo 1998, " +
    "doi:10.1523/JNEUROSCI.18-24-10464.1998; alpha there is chosen for the network (NEST's benchmark 0.0513, its model's default 1)",
  params: {
    tau: { value: 20, unit: "ms", min: 1e-3, about: "window on both sides" },
    lambda: { value: 0.1, unit: "1", min: 0, about: "learning rate" },
    alpha: { value: 0.11, unit: "1", min: 0, about: "loss in proportion to gain" },
    mu: { value: 0.4, unit: "1", min: 0.01, max: 1, about: "power of the weight by which gains grow" },
    w_0: { value: 1, unit: "1", min: 1e-6, about: "weight at which a gain is lambda times the weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau", about: "recent presynaptic spikes" },
    y: { of: "post", tau: "tau", about: "recent postsynaptic spikes" },
  },
  onPre: "w -= lambda * alpha * w * y",
  onPost: "w += lambda * w_0 * (w / w_0)^mu * x",
  bounds: [0, 1e6],
});
