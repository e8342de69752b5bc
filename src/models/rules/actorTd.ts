import { defineRule } from "../../core/rule";

/** The actor of actor-critic learning: what was done where is remembered, and paid for by how much better it went than expected. */
export const actorTd = defineRule({
  name: "actor_td",
  about:
    "What was done and what was seen then leave an eligibility; a reward beyond what was expected strengthens it.",
  source:
    "Fremaux, Sprekeler & Gerstner 2013, PLoS Comput Biol 9:e1003024, doi:10.1371/journal.pcbi.1003024 (TD error times an " +
    "eligibility of pre- and postsynaptic spikes); Barto, Sutton & Anderson 1983, doi:10.1109/TSMC.1983.6313077. Chosen: a " +
    "presynaptic spike alone takes a share from the eligibility, so that those of all acts add up to none",
  params: {
    tau_x: { value: 1, unit: "ms", min: 1e-3, about: "window in which pre before post counts" },
    tau_e: {
      value: 50,
      unit: "ms",
      min: 1e-3,
      about: "how long an act can still be paid for, in time that learns",
    },
    a_plus: { value: 1, unit: "1", about: "eligibility of an act right after what was seen" },
    a_minus: { value: 0.2, unit: "1", about: "taken from it by what was seen, whatever was done" },
    eta: { value: 0.1, unit: "1", min: 0, about: "learning rate" },
    w_min: { value: -10, unit: "1", about: "smallest weight" },
    w_max: { value: 10, unit: "1", about: "largest weight" },
  },
  traces: {
    x: { of: "pre", tau: "tau_x", about: "what was seen just now" },
    e: { of: "synapse", tau: "tau_e", about: "eligibility: what was done where" },
  },
  onPre: "e -= a_minus",
  onPost: "e += a_plus * x",
  onReward: "w += eta * reward * e",
  bounds: ["w_min", "w_max"],
});
