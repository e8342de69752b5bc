// The words of the gallery of examples.
import { count } from "../ui/format";

export const gallery = {
  button: "Examples",
  command: "Open an example",
  blank: "Start with a blank page",
  title: "Examples",
  about: "Each opens as one step that Undo takes back, and runs at once.",
  search: "Find an example",
  level: "Kind",
  all: "All",
  levels: {
    "first steps": "First steps",
    learning: "Learning",
    research: "Research",
    broken: "Broken on purpose",
  },
  size: (neurons: number, synapses: number) =>
    neurons === 0
      ? "no neurons yet"
      : `${count(neurons)} ${neurons === 1 ? "neuron" : "neurons"}, ${count(synapses)} synapses`,
  learns: "learns digits",
  none: "No example has these words.",
  showAll: "Show all",
  tryThis: "Try this",
  close: "Close the examples",
  made: (models: readonly string[]) => `Made of ${models.join(", ")}.`,
  unknown: (name: string) => `There is no example “${name.slice(0, 64)}”. All are under Examples.`,
  found: (n: number) => (n === 1 ? "1 example" : `${n} examples`),
} as const;
