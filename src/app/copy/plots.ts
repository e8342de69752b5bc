// What the plots say: titles, axes, what is empty and why, and summaries for screen readers.
import { count } from "../ui/format";

export const plots = {
  label: "Plots",
  spikes: "Spikes",
  weights: "Weights",
  accuracy: "Accuracy",
  confusion: "Confusion",
  broken: (reason: string) => `This plot cannot be shown: ${reason} Reload the page to try again.`,
  spikesEmpty: "Spikes scroll through here. Press Run, or train.",
  blank: (about: string) => `${about}: this comes here when there is a network.`,
  weightsEmpty: "The weights of each neuron appear here as an image, noise at first.",
  accuracyEmpty: "The share of right answers on held-out digits comes here, test by test.",
  confusionEmpty: "Which digits are taken for which: this fills with the first test on held-out digits.",
  neuronsTime: (name: string, n: number, span: string) => `${name}, ${count(n)} neurons × ${span}`,
  heldOut: (digits: number) => `held out, ${count(digits)} digits`,
  perNeuron: (from: string, to: string) => `${from} → ${to}`,
  hoverSpike: (name: string, neuron: number, at: string) => `${name} #${neuron}, ${at}`,
  atLeast: (value: string) => `≥ ${value}`,
  weightsBeyond: "Some weights lie beyond and have the colour of the end",
  tileClass: (label: number) => (label < 0 ? "no class yet" : `answers ${label}`),
  tileRange: (low: string, high: string) => `weights ${low} to ${high}`,
  samples: "digits learned",
  running: "while learning",
  tested: "held out",
  chance: "chance",
  trueDigit: "true digit",
  answer: "answer",
  noAnswer: (n: number) => `${count(n)} without an answer`,
  cell: (truth: number, answer: number, n: number, of: number) =>
    `${count(n)} of ${count(of)} ${truth}s answered as ${answer}`,
  cellOpen: "Press Enter to see them.",
  errors: (truth: number, answer: number) =>
    truth === answer ? `${truth}s that were recognised` : `${truth}s that were taken for a ${answer}`,
  errorsOf: (shown: number, all: number) =>
    shown < all
      ? `The first ${count(shown)} of ${count(all)}`
      : all === 1
        ? "1 digit"
        : `${count(all)} digits`,
  closeErrors: "Close",
  spikesAlt: (name: string, spikes: number, fired: number, neurons: number, ms: string) =>
    `Spike raster of ${name}: ${count(spikes)} spikes of ${count(fired)} of ${count(neurons)} neurons in the last ${ms} shown.`,
  weightsAlt: (tiles: number, labelled: number, low: string, high: string) =>
    `Weights of ${count(tiles)} neurons as images; ${count(labelled)} have a class; colours span weights from ${low} to ${high}.`,
  accuracyAlt: (last: string, digits: number) =>
    `Accuracy over training: ${last} of ${count(digits)} held-out digits at the last test.`,
  confusionAlt: (last: string, worst: string) => `Confusion matrix: ${last} right. ${worst}`,
  worst: (truth: number, answer: number, n: number) =>
    `Most frequent mistake: ${truth} answered as ${answer}, ${count(n)} times.`,
  traces: "Traces",
  activity: "Activity",
  selectivity: "Selectivity",
  currents: "f-I curve",
  timing: "STDP window",
  about: {
    spikes: "Every spike of every neuron, as it comes",
    weights: "The weights onto each neuron as an image",
    traces: "Potential and other variables of pinned neurons",
    accuracy: "Right answers over training",
    confusion: "Which digits are taken for which",
    activity: "How often populations fire, and how regularly",
    selectivity: "Which class each neuron answers to",
    currents: "How fast a neuron of this model fires for a constant current",
    timing: "How one pair of spikes changes a weight, by the time between them",
  },
  freeze: "Freeze",
  unfreeze: "Go on",
  frozen: "frozen",
  resetZoom: "Show everything again",
  save: "Save this plot",
  saveAs: { png: "Picture (PNG)", svg: "Drawing (SVG)", csv: "Table (CSV)" },
  saveAbout: {
    png: "as it is on the page",
    svg: "lines that can be edited and scaled",
    csv: "numbers, with units in the first row",
  },
  lostForGood:
    "The graphics driver took this view away and does not give it back. The network runs on; reload the page to see this again.",
  notSaved: "The picture could not be made.",
  hoverNeuron: (name: string, neuron: number) => `${name} #${neuron}`,
  rasterKeys:
    "Spikes: arrow keys scroll while nothing runs or when frozen, plus and minus zoom, 0 shows everything",
  tracesKeys:
    "Traces: arrow keys scroll while nothing runs or when frozen, plus and minus zoom, 0 shows everything",
  tracesEmpty:
    "Pin a neuron to see its potential: click one in the spikes, in a weight image, or in the picture of a selected card.",
  tracesWait: "Traces come while the network runs: press Run.",
  pinBusiest: "Pin the most active neuron",
  nothingToPin: "There is no neuron to pin.",
  pinned: (name: string, neuron: number) => `${name} #${neuron}`,
  unpin: (name: string) => `Unpin ${name}`,
  unpinAll: "Unpin all neurons",
  pins: (n: number) => (n === 1 ? "1 neuron pinned" : `${n} neurons pinned`),
  variable: "Variable",
  threshold: "threshold",
  tracesAlt: (lines: number, variable: string, ms: string, last: string) =>
    `${variable} of ${lines === 1 ? "one neuron" : `${lines} neurons`} over ${ms}${last ? `; the first is at ${last} now` : ""}.`,
  clickToPin: (name: string) => `${name}: click to pin or unpin`,
  population: "Population",
  rateAxis: "rate (Hz)",
  timeAxis: "before now (ms)",
  isiAxis: "interval between spikes (ms)",
  isiCount: "intervals",
  activityEmpty: "Rates and intervals between spikes come here. Press Run, or train.",
  isiNone: "No neuron has fired twice yet.",
  hz: (rate: string) => `${rate} Hz`,
  isiWords: (mean: string, cv: string) => `mean ${mean}, CV ${cv}`,
  cvAbout: "CV: spread of the intervals over their mean; 0 like a clock, 1 like chance",
  activityAlt: (name: string, rate: string, isi: string) =>
    `${name} fires at ${rate} on average; intervals: ${isi}.`,
  selectivityEmpty: "Which class each neuron answers to: this fills with labelled digits. Train, or run.",
  selectivityWords: (labelled: number, of: number) =>
    `${count(labelled)} of ${count(of)} neurons have a class`,
  neuronsAxis: "neurons, by their class",
  classAxis: "class",
  spikesPerSample: "spikes a digit",
  selectivityAlt: (parts: string) => `Neurons by class: ${parts}.`,
  ofClass: (n: number, label: number) => `${count(n)} for ${label}`,
  selectivityCell: (neuron: number, label: number, spikes: string) =>
    `#${neuron} fires ${spikes} times for a ${label}`,
  currentAxis: "constant current (pA)",
  computing: "Computing…",
  currentsNone: (model: string) => `${model} takes no constant current, so it has no f-I curve.`,
  currentsNoneHere: "There is no population of neurons in this network.",
  currentsSilent: (model: string) => `${model} stays silent for every current up to 1 µA.`,
  currentsOf: (name: string, model: string) => `${name}, ${model}`,
  rheobase: (pA: string) => `fires from ${pA}`,
  now: "now",
  currentsAlt: (model: string, from: string, most: string) =>
    `Firing rate of ${model} over current: from ${from}, up to ${most}.`,
  gapAxis: "spike after input (ms)",
  changeAxis: "change of w",
  timingOf: (projection: string, rule: string) => `${projection}, ${rule}`,
  timingFrom: (w: string) => `from w = ${w}`,
  timingNone: "No connection of this network learns.",
  timingReward: (rule: string) =>
    `${rule} changes weights by reward at the end of a digit, not by pairs of spikes.`,
  timingAlt: (rule: string, up: string, down: string) =>
    `Change of a weight under ${rule} by one pair of spikes: at most ${up} up and ${down} down.`,
  preFirst: "input first",
  postFirst: "neuron first",
  curveFailed: (reason: string) => `This curve cannot be computed: ${reason}`,
  space: {
    label: "Network in space",
    flat: "2D",
    space: "3D",
    toFlat: "Show the network as cards",
    toSpace: "Show the network in space",
    about: "Drag to turn, wheel or pinch to come closer, click a neuron to pin it",
    alt: (neurons: number, synapses: number) =>
      `${count(neurons)} neurons in space, bright where they fire; ${count(synapses)} of the synapses are drawn.`,
    drawn: (drawn: number, all: number) =>
      drawn < all ? `${count(drawn)} of ${count(all)} synapses drawn` : `${count(all)} synapses`,
    reset: "Look from the front again",
  },
  commands: {
    show: (title: string) => `Show ${title}`,
    freeze: "Freeze all plots, or let them go on",
    save: (title: string, kind: string) => `Save ${title} as ${kind.toUpperCase()}`,
    closed: "Open this plot first",
    notThis: "This plot has nothing of this kind to save",
    dimension: "Change between 2D and 3D",
    noPins: "No neuron is pinned",
  },
} as const;
