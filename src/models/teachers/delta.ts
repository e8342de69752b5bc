import { defineTeacher } from "../../core/teacher";

/** Delta rule: what each neuron's share of the answer lacks to the right one. */
export const delta = defineTeacher({
  name: "delta",
  about:
    "Rewards each neuron by how much its share of the answer is below the right one, until that is good enough.",
  source:
    "Widrow & Hoff 1960, Adaptive switching circuits; shares by softmax: Bridle 1990, doi:10.1007/978-3-642-76153-9_28",
  params: {
    scale: { value: 1, unit: "mV", min: 1e-6, about: "potential that makes a share e times as large" },
    enough: { value: 1, unit: "1", min: 0, max: 1, about: "no reward where the right class has this share" },
    ceiling: { value: 80, unit: "1", min: 1, max: 80, about: "larger exponents are cut: e^88 is no f32" },
  },
  post: { v: "mV" },
  totals: {
    all: { by: "sum", of: "exp(min(v / scale, ceiling))", about: "what the shares are of" },
    right: {
      by: "sum",
      of: "target * exp(min(v / scale, ceiling))",
      about: "what the right class has of it",
    },
  },
  reward: "where(right >= enough * all, 0, target - exp(min(v / scale, ceiling)) / all)",
});
