// How these models are set so that a convolution finds features: at each place the first neurons to fire win, and they
// learn from windows of the samples, without labels. Measured as presets mnist-local and mnist-prototypes.
import type { ModelUse, Stage } from "../core/document";
import type { ParamValues } from "../core/params";

/** ms after the last input spike in which features fire: with dt of 1 ms, as many of them at each place. */
const OPEN = 2;
/** ms until the first of them wins a window from which they learn, at most. */
const RACE = 4;
/** mV by which a threshold rises when its neuron has won a window: at first, and in the end. */
const THETA_PLUS = { start: 0.02, end: 0.001 } as const;
/** As good as never, in ms and -mV. */
const FAR = 1e6;

/** Neurons that have the parameters below, and how they hear inputs that spike once each: early spikes count most. */
export const FEATURES = { neuron: "if_latency", synapse: "fading" } as const;

/** ms: the last spike of features whose inputs have all spiked by `onset` */
export const featuresEnd = (onset: number): number => onset + OPEN;

/** Features fire once all input is in, in the order of their potentials, above a floor. @param onset - ms */
export function featureParams(onset: number): ParamValues {
  const close = featuresEnd(onset);
  return { v_thresh: 1000, ramp: 1000, onset, close, v_floor: 0.5, theta_plus: 0 };
}

/** Neurons that spike once if anything in their window has. */
export const POOL = {
  neuron: { name: "if_latency", params: { v_thresh: 0.5, ramp: 0, theta_plus: 0 } },
  weight: 1,
} as const;

/** Windows to learn from where no one says: the root of the sum of squares leaves out those that are all but empty. */
export const WINDOWS = { count: 300_000, least: 0.6 } as const;

export interface FeatureLesson {
  /** from the input to the features */
  readonly projection: string;
  readonly population: string;
  readonly learn: ModelUse;
  /** where the rule's `eta` ends, if it has one */
  readonly etaEnd: number | undefined;
  /** ms: all inputs have spiked by then */
  readonly onset: number;
}

/** Features learn from windows, without labels: the first to fire moves towards what it has seen. */
export function learnFeatures({ projection, population, learn, etaEnd, onset }: FeatureLesson): Stage {
  return {
    learn: { [projection]: learn },
    windows: WINDOWS,
    set: {
      [`${population}.theta_plus`]: THETA_PLUS.start,
      [`${population}.close`]: FAR,
      [`${population}.v_floor`]: -FAR,
    },
    anneal: {
      ...(etaEnd === undefined ? {} : { [`${projection}.eta`]: etaEnd }),
      [`${population}.theta_plus`]: THETA_PLUS.end,
    },
    presentation: { duration: onset + RACE, until: { train: 1, test: 1 } },
  };
}
