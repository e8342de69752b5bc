import { defineRule } from "../../core/rule";

/** The critic of actor-critic learning: it learns to expect what was seen to bring. */
export const criticTd = defineRule({
  name: "critic_td",
  about: "What was seen leaves an eligibility; a reward beyond what was expected makes more expected of it.",
  source:
    "TD(lambda): Sutton 1988, Mach Learn 3:9, doi:10.1007/BF00115009; by spikes of place cells and a critic population: Fremaux, " +
    "Sprekeler & Gerstner 2013, doi:10.1371/journal.pcbi.1003024, whose eligibility also needs a postsynaptic spike",
  params: {
    tau_e: {
      value: 50,
      unit: "ms",
      min: 1e-3,
      about: "how long what was seen can still be paid for, in time that learns",
    },
    eta: { value: 0.1, unit: "1", min: 0, about: "learning rate" },
    w_min: { value: 0, unit: "1", about: "smallest weight" },
    w_max: { value: 10, unit: "1", about: "largest weight" },
  },
  traces: {
    e: { of: "synapse", tau: "tau_e", about: "eligibility: what was seen" },
  },
  onPre: "e += 1",
  onReward: "w += eta * reward * e",
  bounds: ["w_min", "w_max"],
});
