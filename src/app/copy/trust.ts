// Words about faults, reports, updates, and getting around without a mouse.
import { count } from "../ui/format";

/** Reasons come from anywhere: most end with a full stop. */
const sentence = (reason: string) => (/[.!?]$/.test(reason) ? reason : `${reason}.`);
/** @param acts - an agent learns from episodes */
const learned = (samples: number, acts: boolean) =>
  `${count(samples)} ${acts ? "episode" : "digit"}${samples === 1 ? "" : "s"}`;
const goesOn = (from: string | null) => `goes on from ${from ?? "its first weights"}`;

export const trust = {
  sentence,
  learned,

  lost: {
    silent: (seconds: number) => `It gave no sign of life for ${seconds} s.`,
    resumed: (reason: string, from: string) =>
      `The engine had stopped: ${sentence(reason)} It was restarted and ${goesOn(from)}.`,
    restarted: (reason: string) =>
      `The engine had stopped: ${sentence(reason)} It was restarted; nothing was lost.`,
    again: "It stopped several times in a row: a smaller network or another engine may help.",
    kept: (from: string) => `Restart (${goesOn(from)})`,
  },

  device: {
    again: (reason: string, from: string | null) =>
      `${sentence(reason)} The network was built anew and ${goesOn(from)}.`,
    processor: (reason: string, from: string | null) =>
      `${sentence(reason)} The processor computes from now on; the network ${goesOn(from)}.`,
  },

  report: {
    command: "Copy diagnostic report",
    button: "Copy report",
    copied:
      "Report copied: this browser, the engine, the network and the last errors. Paste it where you ask for help.",
    title: "Diagnostic report",
    about: "The browser does not let the page copy it. Select the text and copy it by hand.",
    close: "Close",
  },

  fault: {
    page: (message: string) => `Something on the page went wrong: ${message}`,
    title: "The page cannot be shown.",
    about:
      "An error in its code stopped it. Reload the page to go on; a report helps whoever has to find the cause.",
    reload: "Reload the page",
  },

  update: {
    ready: "A new version of Spikeyard is ready.",
    action: "Update (reloads the page)",
    command: "Update to the new version",
    none: "This is the newest version",
  },

  skip: "Skip to the network",

  summary: {
    label: "Progress of the run",
    training: (samples: number, target: number, acts: boolean) =>
      `${count(samples)} of ${learned(target, acts)} learned.`,
    recent: (share: string, of: number) => `${share} right of the last ${count(of)}.`,
    tested: (share: string, of: number) => `${share} right of ${count(of)} held-out digits.`,
  },
} as const;
