import { defineTeacher } from "../../core/teacher";

/** Rewards the best neuron of the right class and punishes the best of the others, unless the right one leads. */
export const margin = defineTeacher({
  name: "margin",
  about:
    "The best neuron of the right class gains and the best of all others loses, unless the right one leads by a margin.",
  source:
    "Learning vector quantisation, LVQ 2.1: Kohonen 1990, doi:10.1109/5.58325; reward and punishment of the first " +
    "neurons to fire: Mozafari et al. 2018, doi:10.1109/TNNLS.2018.2826721",
  params: {
    lead: { value: 0.5, unit: "mV", min: 0, about: "by so much a right neuron must lead to be left alone" },
    far: { value: 1e6, unit: "mV", min: 1, about: "sets neurons of the other kind out of the race" },
  },
  post: { v: "mV", theta: "mV" },
  totals: {
    right: { by: "max", of: "v - theta - (1 - target)*far", about: "the best neuron of the right class" },
    wrong: { by: "max", of: "v - theta - target*far", about: "the best neuron of any other class" },
  },
  reward:
    "where(right - wrong > lead, 0, where(target > 0.5, where(v - theta >= right, 1, 0), where(v - theta >= wrong, -1, 0)))",
});
