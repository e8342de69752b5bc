// Lesson: a neuron fires.
import { type Lesson, paramOf } from "../lesson";

/** Of lif, where the document leaves it out. */
const TAU_M = 20;
const current = (document: Parameters<typeof paramOf>[0]) => paramOf(document, "neuron", "i_ext", 0);

export const neuron: Lesson = {
  id: "neuron",
  title: "A neuron fires",
  about: "A current charges a membrane; at the threshold it fires and starts over.",
  minutes: 2,
  preset: "first-neuron",
  steps: [
    {
      text: "A constant current of 200 pA charges this neuron. Every mark in Spikes is one spike. Wait for five.",
      how: "If it stands still, press Run.",
      at: ["raster"],
      done: ({ spikes }) => spikes("neuron", 1e6).total >= 5,
      seen: "One spike every 30 ms: the same current, the same interval.",
    },
    {
      text: "Drag the current down until the neuron falls silent.",
      how: "The slider is over the canvas; arrow keys move it, too.",
      at: ["current-slider"],
      done: ({ document, spikes, passed }) =>
        current(document) <= 150 && passed > 60 && spikes("neuron", 50).total === 0,
      seen: "At 150 pA the charge leaks away as fast as it comes: the threshold is never crossed.",
    },
    {
      text: "Now drag it up until the neuron fires more than 50 times a second.",
      at: ["current-slider"],
      done: ({ document, spikes }) => current(document) > 150 && spikes("neuron", 100).rate > 50,
      seen: "More current, shorter intervals. The curve of rate against current is called the f-I curve.",
    },
    {
      text: "Select the neuron and set its membrane time constant to 10 ms.",
      how: "Click its card, then the field tau_m in the inspector.",
      at: ["param-tau_m", "node-neuron"],
      done: ({ document, before }) =>
        paramOf(document, "neuron", "tau_m", TAU_M) <=
        Math.min(10, paramOf(before.document, "neuron", "tau_m", TAU_M)),
      seen: "A short time constant forgets fast, but it also charges fast: the interval shrinks.",
    },
    {
      text: "Undo that change.",
      how: "Press Undo in the top bar, or Ctrl Z.",
      at: ["undo"],
      done: ({ document }) => paramOf(document, "neuron", "tau_m", TAU_M) > 10,
      seen: "Every change can be undone, also while the network runs. Play without fear.",
    },
  ],
};
