// Words of running, training and testing, of the engine that does it, and of the line that says what to do next.
import { count, percent, rate } from "../ui/format";

export const run = {
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
  acting: {
    train: "Train",
    more: (episodes: number) => `Train ${count(episodes)} more`,
    decision: "Learn from one decision",
    episode: "To the end of this episode",
    progress: (done: number, target: number) => ({
      done: count(done),
      of: target === 1 ? "/ 1 episode" : `/ ${count(target)} episodes`,
    }),
    rate: (perSecond: number) => `${rate(perSecond)} episodes/s`,
    recent: (mean: number, what: "steps" | "total", episodes: number) => ({
      share: what === "steps" ? `${count(Math.round(mean))} steps` : `reward ${Number(mean.toPrecision(3))}`,
      of: `in the mean of the last ${count(episodes)}`,
    }),
    speed: "Speed",
    speedAbout: "Network time that passes in a second, while it learns and while it only acts.",
    none: "An agent steps by decisions and episodes.",
    only: "Only networks that act have this.",
    notActing: "This network learns by acting: there are no digits in this.",
    slower: "Slow motion",
    faster: "As fast as it goes",
  },
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
} as const;

export const untrainable = {
  loading: "The network or the digits are not loaded yet.",
  inputs: (n: number) =>
    n === 0 ? "it has no input to show digits to" : `it has ${n} inputs; training needs exactly one`,
  readout: "it has no vote: connect one to the neurons that shall answer",
  shape: (n: number, pixels: number) =>
    `its input has ${count(n)} neurons; a digit has ${count(pixels)} pixels`,
  rule: "none of its connections learns",
  acts: "it learns from what it does, not from digits",
  world: "it names no environment to act in",
} as const;

export const engine = {
  names: { gpu: "WebGPU", event: "CPU, event-driven", reference: "Reference engine" } as Readonly<
    Record<string, string>
  >,
  choose: "Engine",
  now: "Runs on",
  chooseAbout: "what computes the network; a change keeps what was learned",
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
} as const;

export const hint = {
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
  acts: {
    ready: "It knows nothing yet. Train, and watch it find its way.",
    running: "It acts without learning: what you change shows at once.",
    training: "It acts, and dopamine tells its synapses what was better than expected.",
    paused: (episodes: number) =>
      `Held after ${episodes === 1 ? "one episode" : `${count(episodes)} episodes`}. It goes on from here.`,
    done: (episodes: number) =>
      `It has learned from ${episodes === 1 ? "one episode" : `${count(episodes)} episodes`}. Run shows what it does now.`,
  },
} as const;
