// Lesson: excitation and inhibition.
import { type Lesson, numberOf } from "../lesson";

const brake = (document: Parameters<typeof numberOf>[0]) => numberOf(document, "inh_exc", "weight");

export const balance: Lesson = {
  id: "balance",
  title: "Excitation and inhibition",
  about: "A network without input that keeps itself alive, and what happens without its brake.",
  minutes: 2,
  preset: "balance",
  steps: [
    {
      text: "Four hundred neurons excite, a hundred inhibit, and nothing drives them. Watch 50 ms of it.",
      how: "If it stands still, press Run.",
      at: ["raster"],
      done: ({ spikes, passed }) => passed >= 50 && spikes("exc", 50).total > 10,
      seen: "They fire irregularly, a few times a second each: excitation and inhibition hold each other.",
    },
    {
      text: "Weaken the brake: set the weight from Inhibitory to Excitatory to 20 pA or less.",
      how: "Click that arrow, then Weight in the inspector.",
      at: ["param-weight", "edge-inh_exc"],
      done: ({ document, spikes }) => brake(document) <= 20 && spikes("exc", 50).rate > 15,
      seen: "Activity runs away: everyone fires as often as the pause after a spike allows.",
    },
    {
      text: "Strengthen it: 300 pA or more.",
      at: ["param-weight", "edge-inh_exc"],
      done: ({ document, spikes }) => brake(document) >= 300 && spikes("exc", 40).rate < 15,
      seen: "Quiet again. The right brake lies between, and brains keep to it, too.",
    },
  ],
};
