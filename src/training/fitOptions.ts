// Options of `fitModel`, and an answer to those that other libraries have: nothing is silently ignored.
import type { Samples } from "../data/samples";
import { didYouMean, ModelError } from "../util/errors";
import type { Callback } from "./callbacks/callback";

export interface FitModelOptions {
  /** passes through the samples in all, those before this call included; as the document says, else 1, if absent */
  readonly epochs?: number;
  /** a share of the data, taken from its end, or samples of its own: looked at after each epoch, never learned from */
  readonly validation?: number | Samples;
  readonly callbacks?: readonly Callback[];
  /** an order of its own for each epoch, by the document's seed; the order of the data if absent */
  readonly shuffle?: boolean;
  /** stops after the running batch; what was learned stays */
  readonly signal?: AbortSignal | undefined;
}

const KNOWN: readonly string[] = ["epochs", "validation", "callbacks", "shuffle", "signal"];

/** What to do instead, by the option's name in small letters without '_'. */
const INSTEAD: Readonly<Record<string, string>> = {
  batchsize: "Set training.batch of the document: so many samples then learn from the same weights.",
  batch: "Set training.batch of the document: so many samples then learn from the same weights.",
  classweight:
    "Samples are not weighted. Repeat those of a rare class in the data, or leave out some of the others.",
  sampleweight: "Samples are not weighted. Repeat those that matter in the data.",
  optimizer: "Each projection learns by its own rule: set projections.*.learn of the document.",
  learningrate: "Set eta of the projection's learning rule, or let schedule() move it.",
  loss: "Learning rules are local, so there is no loss. Measure accuracy with `validation` or evaluate().",
  metrics: "History holds accuracy, dead neurons and mean theta of each epoch; callbacks can measure more.",
  verbose: "Pass callbacks: [progress()] to see how far it is.",
  validationsplit: "Pass validation: 0.1 for the last tenth of the data.",
  validationdata: "Pass validation: samples.",
  initialepoch: "Training goes on from model.samples. Call model.reset() to begin anew.",
  stepsperepoch: "An epoch is one pass through the data. Pass fewer samples.",
  until: "Pass epochs, or call model.fit for a number of samples.",
};

/** @throws {ModelError} naming the first option that is unknown or wrong, and what to do instead */
export function requireFitOptions(options: FitModelOptions): void {
  for (const option of Object.keys(options)) {
    if (KNOWN.includes(option)) continue;
    const instead = INSTEAD[option.toLowerCase().replaceAll("_", "")];
    const hint = instead ?? (didYouMean(option, KNOWN).trim() || `There are: ${KNOWN.join(", ")}.`);
    throw new ModelError(`fit.${option}`, `is not supported. ${hint}`);
  }
  const { epochs, shuffle, callbacks = [] } = options;
  if (epochs !== undefined && !(Number.isInteger(epochs) && epochs >= 1))
    throw new ModelError("fit.epochs", `a whole number of at least 1 is expected, got ${epochs}.`);
  if (shuffle !== undefined && typeof shuffle !== "boolean")
    throw new ModelError(
      "fit.shuffle",
      `true or false is expected, got ${shuffle}. The document has the seed.`,
    );
  for (const [k, callback] of callbacks.entries()) {
    if (typeof callback !== "object" || callback === null)
      throw new ModelError(
        `fit.callbacks[${k}]`,
        `an object is expected, as progress() gives; got ${callback}.`,
      );
    const { every } = callback;
    if (every !== undefined && !(Number.isInteger(every) && every >= 1))
      throw new ModelError(
        `fit.callbacks[${k}].every`,
        `a whole number of samples is expected, got ${every}.`,
      );
  }
}
