// Words of the page as a whole: its bar, its theme, its commands, and what it says when it cannot go on.

export const product = "Spikeyard";

export const theme = { toLight: "Use the light theme", toDark: "Use the dark theme" } as const;

export const commands = {
  all: "All commands",
  search: "Type what you want to do",
  none: "No command has these words.",
  keys: "Keys",
  keysAbout: "Every command is also in the list that the first of them opens.",
  undo: "Undo",
  redo: "Redo",
  nothingToUndo: "Nothing to undo",
  nothingToRedo: "Nothing to redo",
  trainOrPause: "Train, or pause",
  runOrPause: "Run without learning, or pause",
  running: "It is running",
  theme: "Change between light and dark",
  lab: "Open the neuron lab",
  own: "Write a neuron of your own",
} as const;

export const panel = {
  label: "Inspector",
  close: "Show the whole network",
  tabs: { parameters: "Parameters", live: "Live", code: "Code" },
  tabsLabel: "What to see of it",
  commands: {
    parameters: "Show the parameters of what is selected",
    live: "Show live figures of what is selected",
    code: "Show the network as code",
  },
  loading: "Loading…",
} as const;

export const notices = { dismiss: "Dismiss" } as const;

export const rebuild = {
  title: "This change needs new weights.",
  about: "The network that runs is still the one before it.",
  action: "Rebuild (weights start anew)",
  undo: "Undo the change",
} as const;

export const blocked = {
  opening: "The engine is starting",
  loading: "The digits are loading",
  failed: "The engine does not run: see the message above",
  crashed: "The engine has stopped: restart it first",
  rebuild: "The network was changed: rebuild it or undo the change first",
} as const;

export const crash = {
  title: "The engine has stopped.",
  action: "Restart",
  noReason: "Its worker could not be loaded or ended without a reason.",
  garbled: "A message from its worker could not be read.",
  gone: "The engine has stopped. Restart it.",
} as const;

export const failed = {
  title: "The network cannot run.",
  action: "Try again",
  reset: "Reset (weights start anew)",
  undo: "Undo the last change",
} as const;

export const noGpu = {
  title: "No graphics card can be used here.",
  slower: "The network runs on the processor instead; everything works.",
  dismiss: "Understood",
  onCpu: "Use the processor",
  insecure: "The page must come over https or from localhost: browsers hide WebGPU elsewhere.",
  wanted: "Choose another engine for the network, or turn WebGPU on.",
} as const;

export const noWebgl = {
  absent: "This view needs WebGL 2, which this browser does not offer.",
  lost: "The graphics driver took this view away. It comes back by itself.",
} as const;
