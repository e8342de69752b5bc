// Words of the editor: palette, canvas, connections, and why something cannot be done.
import { bytes, count } from "../ui/format";

/** What models are called on cards and in the palette; others by their own names. */
const MODELS: Readonly<Record<string, string>> = {
  poisson: "Poisson",
  latency: "Latency",
  regular: "Regular",
  bernoulli: "Bernoulli",
  lif: "LIF",
  lif_adaptive: "Adaptive LIF",
  lif_cond: "LIF, conductances",
  lif_cond_adaptive: "Adaptive LIF, conductances",
  lif_exp: "LIF, currents",
  lif_stochastic: "Stochastic LIF",
  if_latency: "First-spike IF",
  if_perfect: "Perfect IF",
  if_floor: "IF with a floor",
  adex: "AdEx",
  eif: "Exponential IF",
  qif: "Quadratic IF",
  izhikevich: "Izhikevich",
  fitzhugh_nagumo: "FitzHugh-Nagumo",
  morris_lecar: "Morris-Lecar",
  hodgkin_huxley: "Hodgkin-Huxley",
  traub_miles: "Traub-Miles",
  mcculloch_pitts: "McCulloch-Pitts",
  sigma_delta: "Sigma-delta",
  t_maze: "T-maze",
};

export const editor = {
  model: (name: string) => MODELS[name] ?? sentence(name),

  palette: {
    label: "Palette",
    hint: "Drag onto the canvas, or click to add",
    search: "What do you want to add?",
    none: "Nothing here has these words.",
    add: "Add",
    addSomething: "Add a population, a layer or a world",
    addOne: (what: string) => `Add ${what}`,
    groups: { input: "Input", neurons: "Neurons", layers: "Layers", output: "Output", worlds: "Worlds" },
    input: (model: string) => `${model} input`,
    winnerTakeAll: "Winner takes all",
    winnerTakeAllAbout: "Adaptive neurons of which one fires a step and silences all others",
    convolution: "Convolution and pools",
    convolutionAbout: "Features of windows of a picture, and pools that spike where any of them has",
    vote: "Class vote",
    voteAbout: "Makes an answer of the spikes of neurons",
    features: "Features",
    pools: "Pools",
    more: (n: number) => `${count(n)} more neurons`,
    fewer: "Fewer neurons",
    families: {
      plain: "Integrate and fire",
      synapses: "With synapses of their own",
      curved: "With a curve",
      channels: "With channels",
      others: "Others",
    },
    own: "Your own neuron",
    ownAbout: "Write its equations: checked as you type, compiled for every engine",
  },

  empty: {
    title: "Nothing here yet",
    about: "A network begins with an input or with neurons. Drag them from the palette, or press A and type.",
    aboutTouch: "A network begins with an input or with neurons.",
    input: "Add an input",
    neurons: "Add neurons",
    world: "Act in a gridworld",
  },

  /** after a world was put in place of another network */
  agentInstead: (world: string, before: string) =>
    `An agent that acts in ${world}. Undo brings back ${before}.`,

  connect: {
    title: (from: string) => `Connect ${from} to`,
    between: (from: string, to: string) => `${from} → ${to}`,
    itself: "itself",
    which: "Which neurons",
    effect: "Effect",
    excites: "Excites",
    inhibits: "Inhibits",
    rule: "Learning rule",
    noRule: "None: the weights stay",
    chance: "Chance of each pair",
    chanceUnit: "%",
    names: {
      all_to_all: "All to all",
      one_to_one: "One to one",
      fixed_probability: "Random pairs",
      fixed_in_degree: "A set number onto each neuron",
      fixed_out_degree: "A set number from each neuron",
      distance: "Neighbours, by distance",
      conv2d: "Convolution",
      local2d: "Local fields",
      pool2d: "Pooling",
      list: "Listed pairs",
    },
    cost: (synapses: number, memory: number) =>
      `${count(synapses)} ${synapses === 1 ? "synapse" : "synapses"}, ${memory === 0 ? "one weight for all" : bytes(memory)}`,
    weights: (low: string, high: string, unit: string) =>
      low === high
        ? `Weights begin at ${low} ${unit}`
        : `Weights begin at random from ${low} to ${high} ${unit}`,
    unequal: (pre: number, post: number) =>
      `Needs as many neurons on both sides: here ${count(pre)} and ${count(post)}.`,
    action: "Connect",
    cancel: "Cancel",
  },

  menu: { label: "What can be done with it", more: "More" },

  rename: { label: "Name", id: "Name in code" },

  commands: {
    add: "Add a population, a layer or a world",
    connect: "Connect to another card",
    remove: "Delete",
    copy: "Copy",
    cut: "Cut",
    paste: "Paste",
    duplicate: "Duplicate",
    rename: "Rename",
    renameId: "Rename in code",
    selectAll: "Select all cards",
    tidy: "Tidy the canvas",
    fit: "Fit the network to the view",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    minimap: "Show or hide the map",
  },

  selected: (n: number) => `${n} cards selected`,
  copied: (n: number) =>
    n === 1
      ? "Copied. Paste it here or in another tab."
      : `${n} cards copied. Paste them here or in another tab.`,

  // why not
  nothingSelected: "Select a card or a connection first",
  noCardSelected: "Select a card first",
  oneCard: "Select one card first",
  noCards: "There are no cards",
  nothingCopied: "Nothing was copied yet",
  voteCannot: "The vote cannot be copied or renamed: there is one a network",
  voteSendsNothing: "The vote sends no spikes. Draw the connection towards it.",
  inputReceivesNothing: "An input receives no spikes: it makes them from the sample.",
  readsNeurons: "The vote reads neurons, not inputs.",
  isReadOut: "The vote reads these neurons already.",
  worldCannot: "The world cannot be copied or renamed: there is one a network",
  worldIsSeen: "The world is seen through an input. Draw the connection towards one.",
  isShown: "The world is shown to this input already.",
  isTold: "This input is told of the act: the world is shown to another one.",
  actsNeurons: "Neurons act in a world, not inputs.",
  actsBlind: "It has no input to see the world by. Add one from the palette.",
  actsSeesTwice: "It has several inputs, and an agent sees by one. Remove the others.",
  actsNoNeurons: "It has no neurons that could act. Add some from the palette.",
  actsAlready: "These neurons act in the world already.",
  noTarget: "Let go over a card to connect to it.",
  needsNeurons: "Add neurons first: the vote reads their spikes.",
  windowsTimes: (from: string) =>
    `Features are learned from spikes that come once each, and those of ‘${from}’ go on. Use a latency input.`,
  windowsNeuron: (model: string) => `Only neurons of the model ‘${model}’ learn features of windows.`,
  windowsRule: (rule: string) => `A convolution learns by ${rule}, in a stage of the training.`,
  needsTeacher: "It learns from rewards, and this network has no teacher.",
  badName: (name: string) =>
    `‘${name}’ cannot be a name in code. Use small letters, digits and _, at most 32, and begin with a letter.`,
  nameTaken: (name: string) => `‘${name}’ is taken by another part of this network.`,
  pasteForeign: "What was copied is no part of a network.",
  pasteOtherModel: (name: string) => `This network has another model named ${name}. Rename one of them.`,
  pasteNewer: "It was copied from another version of this page. Reload both.",
  pasteTooLong: "What was copied is too long to be a part of a network.",
} as const;

/** "my_own_neuron" -> "My own neuron" */
function sentence(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
