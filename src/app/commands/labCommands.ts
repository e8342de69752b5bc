// The neuron lab, and the form for a neuron of one's own.
import { copy } from "../copy";
import { openLab, openOwn } from "../lab/labStore";
import type { Command } from "./command";

export const labCommands: readonly Command[] = [
  {
    id: "lab.open",
    title: copy.commands.lab,
    group: "View",
    keys: ["n"],
    words: "phase plane nullcline f-I curve trajectory time course single neuron",
    run: () => openLab(),
  },
  {
    id: "lab.own",
    title: copy.commands.own,
    group: "Network",
    words: "equation equations new model custom define differential",
    run: () => openOwn(),
  },
];
