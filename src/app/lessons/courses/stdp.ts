// Lesson: how a synapse learns.
import { type Lesson, numberOf, paramOf } from "../lesson";

/** Of stdp, where the document leaves it out. */
const A_MINUS = 0.00525;

function spread(weights: ArrayLike<number>): number {
  const all = Array.from(weights);
  return all.length === 0 ? 0 : Math.max(...all) - Math.min(...all);
}

export const stdp: Lesson = {
  id: "stdp",
  title: "How a synapse learns",
  about: "Spike-timing-dependent plasticity: what comes before a spike is strengthened.",
  minutes: 3,
  preset: "stdp-lab",
  steps: [
    {
      text: "The clock makes 24 inputs fire, each at its own time, and the neuron in the middle of them. Watch it three times.",
      how: "If it stands still, press Run.",
      at: ["raster"],
      done: ({ spikes }) => spikes("neuron", 1e6).total >= 3,
      seen: "Every 119 ms the same order: some inputs come before the neuron, some after it.",
    },
    {
      text: "All weights began equal, at 0.2 mV. Wait until they differ by 0.15 mV.",
      at: ["weights"],
      done: ({ weights }) => spread(weights) >= 0.15,
      seen: "Inputs just before the neuron grow: they may have caused its spike. Those just after it shrink.",
    },
    {
      text: "Make the neuron fire earlier: set the delay from Clock to Neuron to 10 ms.",
      how: "Click that arrow on the canvas, then Delay in the inspector.",
      at: ["param-delay", "edge-clock_neuron"],
      done: ({ document }) => numberOf(document, "clock_neuron", "delay") <= 10,
      seen: "The weights start anew, and fewer inputs are now early.",
    },
    {
      text: "Set the loss a_minus of the learning rule to 0.",
      how: "Click the arrow from Inputs to Neuron; a_minus is in the inspector.",
      at: ["param-a_minus", "edge-inputs_neuron"],
      done: ({ document }) => paramOf(document, "inputs_neuron", "a_minus", A_MINUS) === 0,
      seen: "Now nothing shrinks. Without loss, every input grows to its bound in the end, and nothing is told apart.",
    },
  ],
};
