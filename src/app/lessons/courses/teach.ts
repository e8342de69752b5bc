// Lesson: teach it digits.
import type { Lesson } from "../lesson";

export const teach: Lesson = {
  id: "teach",
  title: "Teach it digits",
  about: "From noise to strokes: 144 neurons learn to tell digits apart, without being told.",
  minutes: 3,
  preset: "mnist-first",
  steps: [
    {
      text: "The network sees digits, but its weights are noise. Watch a whole digit go by.",
      how: "If it stands still, press Run.",
      at: ["node-features", "raster"],
      done: ({ status, passed }) => status.phase === "running" && passed >= 100,
      seen: "Bright pixels fire often. Which neuron answers is chance, so far.",
    },
    {
      text: "Start the training.",
      at: ["train"],
      done: ({ status }) => status.samples > 0,
      seen: "After every digit the weights of the neuron that fired move a little towards what it saw.",
    },
    {
      text: "Watch the weights until 1,000 digits are learned.",
      at: ["weights"],
      done: ({ status }) => status.samples >= 1000,
      seen: "Noise has become strokes. No label was used: they only name the neurons afterwards.",
    },
    {
      text: "Wait until more than 70 % of held-out digits are right.",
      at: ["accuracy"],
      done: ({ status }) => (status.heldOut.at(-1)?.accuracy ?? 0) > 0.7,
      seen: "Held out means: digits that it never learned from. Only these show what it knows.",
    },
    {
      text: "Run it without learning, in slow motion, and see how it answers.",
      how: "When training has ended, or is paused, press Run.",
      at: ["run", "pause"],
      done: ({ status }) => status.phase === "running" && status.samples > 0,
      seen: "The same network, now at a speed at which single spikes can be followed.",
    },
  ],
};
