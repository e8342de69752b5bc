// Lesson: how dopamine teaches a network.
import { type Lesson, paramOf } from "../lesson";

/** Of the example, where a document leaves it out. */
const ETA = 2;

export const dopamine: Lesson = {
  id: "dopamine",
  title: "How dopamine teaches a network",
  about: "An agent finds its way: synapses that were just active change by what came as a surprise.",
  minutes: 4,
  preset: "gridworld-agent",
  steps: [
    {
      text: "A network walks through a room; the green field pays 1. It knows nothing yet. Watch ten steps.",
      how: "If it stands still, press Run.",
      at: ["world-canvas", "raster"],
      done: ({ status, passed }) => status.phase === "running" && passed >= 110,
      seen: "Whichever actor fires first decides. Its weights are all 0, so each act is chance.",
    },
    {
      text: "Press Fast in World, then Train, and wait for the end of the third episode.",
      how: "World is among the plots below the network.",
      at: ["pace-fast", "train"],
      done: ({ status }) => status.samples >= 3,
      seen: "At the goal it was paid. No one had foretold it, so dopamine rose: see below the spikes. What led there grew.",
    },
    {
      text: "Watch Returns until an episode takes 60 steps at most, in the mean of 20.",
      at: ["returns-plot"],
      done: ({ status }) => status.samples >= 20 && (status.agent?.recent?.steps ?? 1000) <= 60,
      seen: "Hundreds of steps became tens: what the critic expects now goes before the reward, and teaches on the way.",
    },
    {
      text: "Look at Policy until the agent needs 25 steps at most. The shortest way has 18.",
      at: ["policy-canvas"],
      done: ({ status }) => status.samples >= 20 && (status.agent?.recent?.steps ?? 1000) <= 25,
      seen: "What is expected spread backwards, from the goal to the start. Where it was never, it expects nothing.",
    },
    {
      text: "Take dopamine from the actors: set eta of the rule actor_td to 0.",
      how: "Click actor_td on the canvas; eta is in the inspector.",
      at: ["param-eta", "edge-eye_actors"],
      done: ({ document }) => paramOf(document, "eye_actors", "eta", ETA) === 0,
      seen: "It still finds its way, for weights stay. But nothing that happens now can change what it does.",
    },
  ],
};
