// What diagnostics judge: measured on a network as it stands, by showing it samples and reading its state.
import type { Plan, ProjectionPlan } from "../../compiler/planned";
import type { Samples } from "../../data/samples";
import { addCounts } from "../../engines/engine";
import { evaluate } from "../../lang/evaluate";
import type { Model } from "../model";
import { requireSamples } from "../samples";
import { showSamples, spikesOf } from "../show";
import { meanTheta } from "../tally";

export interface Observation {
  readonly plan: Plan;
  /** samples shown without learning */
  readonly shown: number;
  /** share of these in which no output neuron spiked */
  readonly unanswered: number;
  /** spikes of each input a sample, mean over inputs that were to say something, by population */
  readonly inputSpikes: Readonly<Record<string, number>>;
  /** spikes of each output neuron over the samples remembered from learning, and how many these are */
  readonly activity: { readonly spikes: Float64Array; readonly samples: number };
  /** mean raised threshold of each population that has one, mV */
  readonly meanTheta: Readonly<Record<string, number>>;
  /** shares of the weights of each bounded projection that learns, at its lowest and highest value */
  readonly bounds: readonly BoundShares[];
  /** 0..1: accuracy on samples that were not learned from, the oldest first */
  readonly validation: readonly number[];
  /** samples of each of these */
  readonly validated: number;
}

export interface BoundShares {
  readonly projection: string;
  readonly low: { readonly at: number; readonly share: number };
  readonly high: { readonly at: number; readonly share: number };
}

/** Weights this near to a bound count as at it: share of the range. Chosen. */
const NEAR = 0.01;

/**
 * Shows the first `count` of some samples without learning, and reads thresholds and weights. Changes nothing.
 * @throws {ModelError} if the samples do not fit the network
 */
export async function observe(
  model: Model,
  data: Samples,
  count: number,
  validation: { readonly accuracies: readonly number[]; readonly samples: number },
): Promise<Observation> {
  requireSamples(data, model.document);
  const { plan } = model.engine;
  const some = Math.min(count, data.count);
  let unanswered = 0;
  let inputSpikes = 0;
  const input = plan.populations.find(({ kind }) => kind === "input")!;
  for (let first = 0; first < some; first++) {
    const showing = { first, count: 1, learned: null, watch: "all", ordered: false } as const;
    const shown = await showSamples(model.engine, data, showing);
    if (shown.counts.every((spikes) => spikes === 0)) unanswered++;
    const counts = new Uint16Array(32 * input.words);
    addCounts(spikesOf(shown, 0)![input.name]!, input.words, counts);
    inputSpikes += counts.reduce((a, b) => a + b, 0);
  }
  const bounds = await Promise.all(
    plan.projections.filter(({ rule }) => rule?.bounds).map((projection) => boundShares(model, projection)),
  );
  return {
    plan,
    shown: some,
    unanswered: unanswered / some,
    inputSpikes: { [input.name]: inputSpikes / some },
    activity: model.activity,
    meanTheta: await meanTheta(model),
    bounds,
    validation: validation.accuracies,
    validated: validation.samples,
  };
}

async function boundShares({ engine }: Model, { name, rule }: ProjectionPlan): Promise<BoundShares> {
  const lookup = (param: string) => rule!.env[param]!;
  const [low, high] = rule!.bounds!.map((bound) => evaluate(bound, { lookup })) as [number, number];
  const weights = await engine.read(`${name}.w`);
  const near = NEAR * (high - low);
  let [atLow, atHigh] = [0, 0];
  for (const weight of weights) {
    if (weight <= low + near) atLow++;
    else if (weight >= high - near) atHigh++;
  }
  return {
    projection: name,
    low: { at: low, share: atLow / weights.length },
    high: { at: high, share: atHigh / weights.length },
  };
}
