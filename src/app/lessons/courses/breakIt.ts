// Lesson: break it and mend it.
import { type Lesson, paramOf } from "../lesson";

const THETA_PLUS = 0.05;
const rise = (document: Parameters<typeof paramOf>[0]) =>
  paramOf(document, "features", "theta_plus", THETA_PLUS);

export const breakIt: Lesson = {
  id: "break-it",
  title: "Break it and mend it",
  about: "A threshold that runs away, how the page notices, and how to mend it.",
  minutes: 3,
  preset: "broken-runaway",
  steps: [
    {
      text: "In this network every spike raises the threshold by 40 mV. Train it.",
      at: ["train"],
      done: ({ status }) => status.samples > 0,
      seen: "At first it learns as always.",
    },
    {
      text: "Go on until the page says what is wrong.",
      at: ["finding", "raster"],
      done: ({ status }) => status.findings.length > 0,
      seen: "Thresholds have climbed out of reach. The page measured it, and names the parameter to turn.",
    },
    {
      text: "Mend it with the button of that message.",
      how: "Or pause, set theta_plus of Features to 1 mV, reset and train.",
      at: ["mend"],
      done: ({ document }) => rise(document) <= 5,
      seen: "The weights start anew: what was learned under the fault is of no use.",
    },
    {
      text: "Train until more than 60 % of held-out digits are right.",
      at: ["accuracy", "train"],
      done: ({ status }) => status.findings.length === 0 && (status.heldOut.at(-1)?.accuracy ?? 0) > 0.6,
      seen: "Mended. Under Examples, Broken on purpose, there are three more.",
    },
  ],
};
