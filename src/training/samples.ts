// The one door for data into training: what samples must be, and parts of them.
import type { InputPopulation, NetworkDocument } from "../core/document";
import { checkSamples } from "../data/checkSamples";
import { pick, type Samples, take } from "../data/samples";
import { ModelError } from "../util/errors";
import { permutation } from "./permute";

/** of random numbers: the order of samples in an epoch */
const SHUFFLE_STREAM = 2 ** 24 + 1;

/** @throws {ModelError} if samples do not fit the network's only input and its readout: names both sides */
export function requireSamples(data: Samples, document: NetworkDocument): void {
  const [name, { shape }] = inputOf(document);
  checkSamples(data, { input: { name, shape }, classes: document.readout!.classes });
}

/** The document's only input. */
export function inputOf(document: NetworkDocument): readonly [name: string, input: InputPopulation] {
  const inputs = Object.entries(document.populations).filter(
    (entry): entry is [string, InputPopulation] => entry[1].kind === "input",
  );
  if (inputs.length !== 1)
    throw new ModelError("populations", `training needs exactly one input, got ${inputs.length}.`);
  return inputs[0]!;
}

/** A copy in the order of an epoch: equal seeds and epochs give equal orders. */
export function shuffleSamples(data: Samples, seed: number, epoch: number): Samples {
  return pick(data, permutation(data.count, seed, SHUFFLE_STREAM, epoch));
}

/**
 * Parts data into what is learned from and what is only looked at.
 * @param validation - a share of the data, taken from its end, or samples of its own
 * @throws {ModelError} if one of the parts would be empty
 */
export function splitValidation(
  data: Samples,
  validation: number | Samples | undefined,
): { readonly train: Samples; readonly held: Samples | null } {
  if (validation === undefined) return { train: data, held: null };
  if (typeof validation !== "number") return { train: data, held: validation };
  const count = Math.round(data.count * validation);
  if (!(validation > 0 && validation < 1) || count < 1 || count >= data.count) {
    const left = `of ${data.count} samples at least one must be in either part`;
    throw new ModelError(
      "fit.validation",
      `a share between 0 and 1 is expected, got ${validation}; ${left}.`,
    );
  }
  const kept = data.count - count;
  return { train: take(data, kept), held: take(data, count, kept) };
}
