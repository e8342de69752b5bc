// What goes wrong when learning fails: each fault by its measure, with the figure seen and the knob to turn.
import type { Plan } from "../../compiler/planned";
import type { Observation } from "./observation";

export type FindingKind =
  | "silent_inputs"
  | "runaway_threshold"
  | "no_answers"
  | "one_winner"
  | "dead_neurons"
  | "saturated_weights"
  | "over_training";

export interface Finding {
  readonly kind: FindingKind;
  /** what was measured, and what it would have to stay on the other side of */
  readonly figure: number;
  readonly limit: number;
  /** `population.parameter`, or a path of the document where no parameter helps */
  readonly knob: string;
  readonly direction: "up" | "down";
  /** all of it as a sentence for the user */
  readonly message: string;
}

/** Chosen so that the presets, well trained and half trained, yield no finding; networks built to fail do. */
const LIMITS = {
  /** input spikes a sample: fewer tell nothing */
  inputSpikes: 4,
  /** share of samples without an answer */
  unanswered: 0.3,
  /** share of all output spikes that one neuron makes, where there are at least so many neurons */
  winner: 0.6,
  rivals: 5,
  /** share of output neurons that never fired, once there were so many spikes a neuron */
  dead: 0.3,
  spikesPerNeuron: 4,
  /** share of weights at the upper bound, and at the lower: most weights from dark pixels rest there */
  high: 0.5,
  low: 0.98,
  /** how far accuracy is below its best, and above chance differences */
  fall: 0.02,
  errors: 2,
} as const;

/** Faults in the order of causes; one that would follow from another is not told beside it. */
export function judge(observation: Observation): Finding[] {
  const noSpikes = silentInputs(observation) ?? runawayThreshold(observation) ?? noAnswers(observation);
  const few = noSpikes ? null : (oneWinner(observation) ?? deadNeurons(observation));
  return [noSpikes, few, ...saturatedWeights(observation), overTraining(observation)].filter(
    (finding) => finding !== null,
  );
}

type Knob = Pick<Finding, "knob" | "direction">;

function silentInputs({ inputSpikes, plan }: Observation): Finding | null {
  const quiet = Object.entries(inputSpikes).find(([, spikes]) => spikes < LIMITS.inputSpikes);
  if (!quiet) return null;
  const [name, figure] = quiet;
  const population = plan.populations.find((candidate) => candidate.name === name)!;
  const params = population.kind === "input" ? population.encoder.params : {};
  const knob: Knob = params.max_rate
    ? { knob: `${name}.max_rate`, direction: "up" }
    : params.value_min
      ? { knob: `${name}.value_min`, direction: "down" }
      : { knob: "presentation.duration", direction: "up" };
  const what = `input '${name}' makes ${short(figure)} spikes a sample; at least ${LIMITS.inputSpikes} are needed`;
  return tell("silent_inputs", figure, LIMITS.inputSpikes, knob, what);
}

function runawayThreshold({ unanswered, meanTheta, plan }: Observation): Finding | null {
  const { name, model, env } = plan.readout!;
  const figure = meanTheta[name];
  if (unanswered <= LIMITS.unanswered || figure === undefined) return null;
  const { v_thresh, v_reset } = env;
  if (v_thresh === undefined || v_reset === undefined) return null;
  const limit = v_thresh - v_reset; // raised by more than a neuron without adaptation ever climbs
  if (figure <= limit) return null;
  const knob: Knob = model.params.theta_plus
    ? { knob: `${name}.theta_plus`, direction: "down" }
    : { knob: `${name}.v_thresh`, direction: "down" };
  const what =
    `thresholds of '${name}' rose by ${short(figure)} mV on average, more than the ${short(limit)} mV between reset ` +
    `and threshold, and ${percent(unanswered)} of samples get no answer`;
  return tell("runaway_threshold", figure, limit, knob, what);
}

function noAnswers({ unanswered, shown, plan }: Observation): Finding | null {
  if (unanswered <= LIMITS.unanswered) return null;
  const { name, model } = plan.readout!;
  const knob: Knob = model.params.v_thresh
    ? { knob: `${name}.v_thresh`, direction: "down" }
    : { knob: `${inputOf(plan)}.weight`, direction: "up" };
  const what =
    `no neuron of '${name}' spikes in ${percent(unanswered)} of ${shown} samples, ` +
    `at most ${percent(LIMITS.unanswered)} is sound`;
  return tell("no_answers", unanswered, LIMITS.unanswered, knob, what);
}

function oneWinner({ activity, plan }: Observation): Finding | null {
  const { spikes } = activity;
  const total = spikes.reduce((a, b) => a + b, 0);
  if (spikes.length < LIMITS.rivals || total < LIMITS.spikesPerNeuron * spikes.length) return null;
  const winner = spikes.indexOf(Math.max(...spikes));
  const figure = spikes[winner]! / total;
  if (figure <= LIMITS.winner) return null;
  const { name } = plan.readout!;
  const what = `neuron ${winner} of '${name}' makes ${percent(figure)} of all its spikes`;
  return tell("one_winner", figure, LIMITS.winner, recruit(plan), what);
}

function deadNeurons({ activity, plan }: Observation): Finding | null {
  const { spikes, samples } = activity;
  const total = spikes.reduce((a, b) => a + b, 0);
  if (total < LIMITS.spikesPerNeuron * spikes.length) return null; // too early to tell
  const dead = spikes.filter((count) => count === 0).length;
  const figure = dead / spikes.length;
  if (figure <= LIMITS.dead) return null;
  const what = `${dead} of ${spikes.length} neurons of '${plan.readout!.name}' fired for none of ${samples} samples`;
  return tell("dead_neurons", figure, LIMITS.dead, recruit(plan), what);
}

/** What lets neurons win that never do. */
function recruit({ readout, projections }: Plan): Knob {
  const { name, model } = readout!;
  if (model.params.theta_plus) return { knob: `${name}.theta_plus`, direction: "up" };
  const rivalry = projections.find(
    ({ from, to, sign }) => from.name === name && to.name === name && sign < 0,
  );
  if (rivalry) return { knob: `${rivalry.name}.weight`, direction: "down" };
  return { knob: `${name}.v_thresh`, direction: "down" };
}

function saturatedWeights({ bounds, plan }: Observation): Finding[] {
  return bounds.flatMap(({ projection, low, high }) => {
    const { params } = plan.projections.find(({ name }) => name === projection)!.rule!.model;
    const rate = (amplitude: string) => `${projection}.${params[amplitude] ? amplitude : "eta"}`;
    const found = (share: number, limit: number, at: number, amplitude: string) => {
      const what = `${percent(share)} of the weights of '${projection}' lie at ${short(at)}, where they end`;
      const knob: Knob = { knob: rate(amplitude), direction: "down" };
      return tell("saturated_weights", share, limit, knob, what);
    };
    if (high.share > LIMITS.high) return [found(high.share, LIMITS.high, high.at, "a_plus")];
    if (low.share > LIMITS.low) return [found(low.share, LIMITS.low, low.at, "a_minus")];
    return [];
  });
}

function overTraining({ validation, validated, plan }: Observation): Finding | null {
  const best = Math.max(...validation, 0);
  const last = validation.at(-1) ?? best;
  const error = Math.sqrt((best * (1 - best)) / Math.max(1, validated));
  const limit = Math.max(LIMITS.fall, LIMITS.errors * error);
  const figure = best - last;
  if (figure <= limit) return null;
  const epoch = validation.indexOf(best) + 1;
  const { name, model } = plan.readout!;
  const learner = plan.projections.find(({ rule }) => rule?.model.params.eta)?.name;
  const knob: Knob = model.params.theta_plus
    ? { knob: `${name}.theta_plus`, direction: "down" }
    : { knob: learner ? `${learner}.eta` : "training.epochs", direction: "down" };
  const what =
    `validation accuracy fell from ${percent(best)} after epoch ${epoch} to ${percent(last)} after ` +
    `${validation.length} (earlyStop ends there)`;
  return tell("over_training", figure, limit, knob, what);
}

function tell(
  kind: FindingKind,
  figure: number,
  limit: number,
  { knob, direction }: Knob,
  what: string,
): Finding {
  return { kind, figure, limit, knob, direction, message: `${what}. Turn ${knob} ${direction}.` };
}

/** The projection that brings the input to the output, or another one that reaches it. */
function inputOf({ projections, readout }: Plan): string {
  const onto = projections.filter(({ to }) => to.name === readout!.name);
  return (onto.find(({ from }) => from.kind === "input") ?? onto[0])?.name ?? "projections";
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const short = (value: number): string => String(Number(value.toPrecision(3)));
