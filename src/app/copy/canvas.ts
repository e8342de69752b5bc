// Words of the cards on the canvas, and of the strip of digits below it.
import type { Status } from "../session/protocol";
import { bytes, count } from "../ui/format";

export const canvas = {
  label: "Network",
  fit: "Fit the network to the view",
  neurons: (n: number) => `${count(n)} neurons`,
  fired: (fired: number, of: number) => `${count(fired)} of ${count(of)} fire`,
  spikes: (n: number) => (n === 1 ? "1 spike" : `${count(n)} spikes`),
  synapses: (n: number) => `${count(n)} synapses`,
  connection: (from: string, to: string, what: string, synapses: number) =>
    `Connection ${from} to ${to}: ${what}, ${count(synapses)} synapses`,
  inhibits: "inhibits",
  excites: "excites",
  vote: "Vote",
  world: {
    none: "No world yet",
    choose: "Choose one at the right",
    sees: "sees",
    told: "is told of its act",
    does: "acts",
    acts: (n: number | null) => (n === null ? "direction" : n === 1 ? "1 act" : `${n} acts`),
    pays: (reward: string) => `pays ${reward}`,
    tells: (signal: string) => `dopamine ${signal}`,
    tellsAbout: "What reaches the connections with a dot: how much better or worse it came than expected",
    hears: "changes by what dopamine tells",
    alt: (name: string) => `The world ${name} as it looks now`,
  },
  voteEdge: "class vote",
  says: "says",
  sure: (digit: number, share: number) => `${digit}, sure ${Math.round(share * 100)} %`,
  silent: "no answer yet",
  digitAlt: (label: number | null) =>
    label === null ? "The digit that is shown" : `The digit shown, a ${label}`,
  heatAlt: (name: string) => `Spikes of each neuron of ${name} for the last digit`,
  voteAlt: "Score of each class for the last digit",
} as const;

export const data = {
  waiting: "No digit shown yet",
  waitingMore: "They come with training.",
  digitIs: (index: number) => `Digit ${count(index + 1)} is a `,
  answered: (digit: number) => `answered ${digit}`,
  right: "recognised",
  wrong: (digit: number) => `taken for a ${digit}`,
  unanswered: "no answer yet",
  film: "The last digits, newest first; a green or red line below tells right from wrong answers",
  files: "Use your own IDX files…",
  filesAbout: "Four files as MNIST has them, also gzipped: images and labels, to train and to test",
  loaded: "Your digits are loaded. Training starts anew with them.",
  about: (dataset: NonNullable<Status["dataset"]>) =>
    `${dataset.name}: ${count(dataset.train)} to learn from, ${count(dataset.test)} held out`,
  loading: (loaded: number, total: number) => `Loading digits, ${bytes(loaded)} of ${bytes(total)}`,
} as const;
