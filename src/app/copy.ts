// Every word that the page says, in one place. Buttons are verbs, numbers carry units.
import { digitsCopy } from "./copy/digits";
import { editor } from "./copy/editor";
import { gallery } from "./copy/gallery";
import { inspectorCopy } from "./copy/inspector";
import { lab } from "./copy/lab";
import { findings, guide, lessons } from "./copy/lessons";
import { plots } from "./copy/plots";
import { share } from "./copy/share";
import { trust } from "./copy/trust";
import type { Status } from "./session/protocol";
import { bytes, count, percent, rate } from "./ui/format";

export const copy = {
  product: "Spikeyard",
  inspect: inspectorCopy,
  digits: digitsCopy,
  editor,
  trust,
  gallery,
  lab,
  lessons,
  guide,
  findings,

  run: {
    train: "Train on MNIST",
    trainOwn: "Train on your digits",
    resume: "Resume",
    pause: "Pause",
    test: "Test now",
    again: "Train again",
    noSingle: "This network learns in stages, from all digits in each: it cannot learn from a single one.",
    stage: (stage: number, stages: number) => `Stage ${stage + 1} of ${stages}`,
    stageProgress: (done: number, of: number, doing: "responding" | "learning") => ({
      done: count(done),
      of: `/ ${count(of)} ${doing === "responding" ? "digits heard" : "learned from"}`,
    }),
    more: (digits: number) => `Train ${count(digits)} more`,
    run: "Run",
    runAbout: "Run without learning, in slow motion or as fast as it goes",
    pauseAbout: "Stop running; what is under way goes on from here",
    step: "Step",
    steps: {
      step: "One time step",
      ms: "One millisecond",
      sample: "To the end of this digit",
      learn: "Learn from one digit",
    },
    reset: "Reset",
    resets: {
      state: "Reset the state",
      stateAbout: "Potentials and traces as at the start; weights stay",
      weights: "Reset weights and state",
      weightsAbout: "Draw the weights anew and forget what was learned",
    },
    settings: "Speed, and when to stop",
    speed: "Speed of Run",
    speedAbout: "Network time that passes in a second. Training is always as fast as it goes.",
    measured: (speed: string) => `now ${speed}`,
    stop: "When training stops",
    stopAt: "Stop after",
    digits: "digits",
    stopReached: "or at",
    stopReachedUnit: "% held out",
    stopPlateau: "or after",
    stopPlateauUnit: "tests without a better one",
    never: "never",
    stopAbout: "Held-out digits are tested several times on the way.",
    progress: (samples: number, target: number) => ({
      done: count(samples),
      of: `/ ${count(target)} digits`,
    }),
    ran: (time: string) => ({ done: time, of: "of network time" }),
    left: (time: string) => `${time} left`,
    recent: (accuracy: number, digits: number) => ({
      share: percent(accuracy),
      of: `of the last ${count(digits)}`,
    }),
    testProgress: (done: number, total: number) => ({
      done: count(done),
      of: `/ ${count(total)} held-out digits`,
    }),
    heldOut: (digits: number) => `of ${count(digits)} held-out digits`,
    heldOutAbout: "Right answers on digits that the network never learned from",
    progressLabel: "Training progress",
  },

  untrainable: {
    inputs: (n: number) =>
      n === 0 ? "it has no input to show digits to" : `it has ${n} inputs; training needs exactly one`,
    readout: "it has no vote: connect one to the neurons that shall answer",
    shape: (n: number, pixels: number) =>
      `its input has ${count(n)} neurons; a digit has ${count(pixels)} pixels`,
    rule: "none of its connections learns",
  },

  blocked: {
    opening: "The engine is starting",
    loading: "The digits are loading",
    failed: "The engine does not run: see the message above",
    crashed: "The engine has stopped: restart it first",
    rebuild: "The network was changed: rebuild it or undo the change first",
  },

  engine: {
    names: { gpu: "WebGPU", event: "CPU, event-driven", reference: "Reference engine" } as Readonly<
      Record<string, string>
    >,
    choose: "Engine",
    now: "Runs on",
    chooseAbout: "what computes the network; a change draws the weights anew",
    choices: {
      auto: "The faster one, measured",
      gpu: "GPU (WebGPU)",
      event: "CPU (event-driven)",
    } as Readonly<Record<string, string>>,
    skipped: (share: number) => `${(100 * share).toFixed(share > 0.99 ? 1 : 0)} % skipped`,
    work: (done: number, skipped: number) =>
      `Spikes were carried over ${count(done)} synapses; a clocked engine would have computed ${count(skipped)} more`,
    none: "No engine",
    opening: "Starting engine",
    software: "in software",
    softwareAbout: "No graphics card is used: everything works, slower",
    rate: (perSecond: number) => `${rate(perSecond)} digits/s`,
  },

  commands: {
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
  },

  share,

  theme: { toLight: "Use the light theme", toDark: "Use the dark theme" },

  canvas: {
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
    voteEdge: "class vote",
    says: "says",
    sure: (digit: number, share: number) => `${digit}, sure ${Math.round(share * 100)} %`,
    silent: "no answer yet",
    digitAlt: (label: number | null) =>
      label === null ? "The digit that is shown" : `The digit shown, a ${label}`,
    heatAlt: (name: string) => `Spikes of each neuron of ${name} for the last digit`,
    voteAlt: "Score of each class for the last digit",
  },

  data: {
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
  },

  inspector: {
    label: "Inspector",
    network: "Network",
    networkAbout: "Select a population or a connection to see its parameters.",
    parameters: "Parameters",
    equations: "Equations",
    size: "Size",
    neurons: "Neurons",
    time: "Time",
    dt: "Time step",
    dtAbout: "the network advances by this much at once",
    duration: "Presentation",
    durationAbout: "how long each digit is shown",
    chance: "Chance",
    seed: "Seed",
    seedAbout: "fixes every random draw: equal seeds give equal runs",
    weights: "Weights",
    synapses: "Synapses",
    memory: "Memory",
    memoryShared: "one value for all",
    weight: "Weight",
    weightValues: {
      one: "Weight",
      low: "Lowest first weight",
      high: "Highest first weight",
      mean: "Mean first weight",
      drawn: "drawn at random between these",
    },
    delay: "Delay",
    delays: {
      one: "Delay",
      about: "from a spike to its effect",
      low: "Shortest delay",
      high: "Longest delay",
      mean: "Mean delay",
      drawn: "drawn for each synapse between these",
    },
    learning: (rule: string) => `Learning rule ${rule}`,
    normalization: (name: string) => `Normalisation ${name}`,
    competition: "Competition",
    oneWinner: "At most one neuron fires a step: the one furthest above its threshold.",
    health: "Health",
    dead: "Dead neurons",
    deadAbout: "never answered to any digit",
    wins: "Wins per neuron",
    winsAbout: "median over all neurons",
    of: (n: number) => `of ${count(n)}`,
    live: "live",
    liveAbout: "Changes work at once, also while training",
    restarts: "restarts the weights",
    restartsAbout: "Changes need a rebuild: the weights start anew",
    changed: (value: string) => `Changed from ${value}. Click to go back.`,
    source: "Source",
    spikeWhen: "spike when",
    counts: "that counts",
    afterSpike: "then",
    heldFor: "hold for",
    atPre: "on an input spike",
    atPost: "on an output spike",
    clamp: (low: string | number, high: string | number) => `w stays within ${low} and ${high}`,
    close: "Show the whole network",
    weightHash: "Weight hash",
    weightHashAbout: "equal seeds and settings give equal hashes",
  },

  field: {
    empty: "Write a number.",
    comma: "Write decimals with a point, as in 0.05, and thousands without a comma.",
    notNumber: (text: string) => `“${text}” is not a number.`,
    whole: "A whole number is needed.",
    low: (least: string) => `At least ${least}.`,
    high: (most: string) => `At most ${most}.`,
  },

  rebuild: {
    title: "This change needs new weights.",
    about: "The network that runs is still the one before it.",
    action: "Rebuild (weights start anew)",
    undo: "Undo the change",
  },

  crash: {
    title: "The engine has stopped.",
    action: "Restart",
    noReason: "Its worker could not be loaded or ended without a reason.",
    garbled: "A message from its worker could not be read.",
    gone: "The engine has stopped. Restart it.",
  },

  failed: {
    title: "The network cannot run.",
    action: "Try again",
    reset: "Reset (weights start anew)",
    undo: "Undo the last change",
  },

  noGpu: {
    title: "No graphics card can be used here.",
    slower: "The network runs on the processor instead; everything works.",
    dismiss: "Understood",
    onCpu: "Use the processor",
    insecure: "The page must come over https or from localhost: browsers hide WebGPU elsewhere.",
    wanted: "Choose another engine for the network, or turn WebGPU on.",
  },

  noWebgl: {
    absent: "This view needs WebGL 2, which this browser does not offer.",
    lost: "The graphics driver took this view away. It comes back by itself.",
  },

  plots,

  notices: { dismiss: "Dismiss" },

  hint: {
    opening: "Starting the engine…",
    ready: "The weights are still noise. Train, and watch them become strokes.",
    running: "It runs without learning: what you change shows at once.",
    blank: "Nothing here yet: add a population.",
    still: "It stands still. Run it, and watch its spikes.",
    training: "Weights are forming: the neuron that fires moves towards the digit it saw.",
    paused: (samples: number) => `Paused after ${count(samples)} digits. Change a parameter, or resume.`,
    evaluating: "Testing on digits that it never learned from…",
    done: (share: string, digits: number) => `${share} of ${count(digits)} held-out digits are right.`,
    failed: "The network is shown, but cannot run here.",
  },
} as const;
