// Lesson: winner takes all.
import { type Lesson, numberOf, paramOf } from "../lesson";

const inhibition = (document: Parameters<typeof numberOf>[0]) => numberOf(document, "inhibition", "weight");

export const winner: Lesson = {
  id: "winner",
  title: "Winner takes all",
  about: "Neurons that inhibit each other share out who answers to what.",
  minutes: 2,
  preset: "winner-take-all",
  steps: [
    {
      text: "Sixteen rivals hear the same noise. Watch for 300 ms who fires.",
      how: "If it stands still, press Run.",
      at: ["node-rivals", "raster"],
      done: ({ spikes, passed }) => passed >= 300 && spikes("rivals", 300).total > 3,
      seen: "A few win nearly always: each spike pushes the others back by 12 mV.",
    },
    {
      text: "Take the inhibition away: set its weight to 0 mV.",
      how: "Click the loop below Rivals, then Weight in the inspector.",
      at: ["param-weight", "edge-inhibition"],
      done: ({ document, spikes }) => inhibition(document) === 0 && spikes("rivals", 300).fired >= 8,
      seen: "Now most of them fire: without rivals, every neuron answers to everything.",
    },
    {
      text: "Bring it back: 12 mV or more.",
      at: ["param-weight", "edge-inhibition"],
      done: ({ document }) => inhibition(document) >= 12,
      seen: "The strongest silence the rest again. In the digit network this is how each neuron finds a stroke of its own.",
    },
    {
      text: "Raise the current into the rivals to 120 pA or more.",
      how: "The slider is over the canvas.",
      at: ["current-slider"],
      done: ({ document, spikes, passed }) =>
        paramOf(document, "rivals", "i_ext", 0) >= 120 && passed > 200 && spikes("rivals", 200).total > 0,
      seen: "More drive, more wins a second; but each win still silences the others.",
    },
  ],
};
