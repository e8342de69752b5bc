// What can be wrong with how a sample is shown.
import type { NetworkDocument, Presentation } from "../core/document";
import { RAND } from "../lang/functions";
import { countCalls } from "../lang/tree";
import { modelsOf } from "../models/registry";
import { ModelError } from "../util/errors";
import { requireKeys, requireNumber, requireWhole } from "./requirements";

/** Chosen: far more than any sample needs. */
const LARGEST_AGAIN = { brighter: 100, most: 100 } as const;

/**
 * Populations and readout are right by now.
 * @param mostSteps - of one sample, its rest included
 * @throws {ModelError} on the first thing that is wrong, with its path
 */
export function checkPresentation(document: NetworkDocument, mostSteps: number): void {
  const { presentation, training, readout, dt } = document;
  for (const [k, stage] of (training?.stages ?? []).entries())
    if (stage.presentation?.again) refuseInStages(`training.stages[${k}].presentation.again`);
  if (!presentation) return;
  requireKeys(presentation, ["duration", "rest", "until", "again"], "presentation");
  const { duration, rest, until, again } = presentation;
  const most = mostSteps * dt;
  requireNumber(duration, "presentation.duration", dt, most, "ms");
  if (rest !== undefined) requireNumber(rest, "presentation.rest", 0, most - duration, "ms");
  if (until) {
    if (!readout)
      throw new ModelError("presentation.until", "counts spikes of the readout; this network has none.");
    for (const phase of ["train", "test"] as const)
      requireWhole(until[phase], `presentation.until.${phase}`, 1000);
  }
  if (again !== undefined) checkAgain(again, document);
}

function checkAgain(
  again: NonNullable<Presentation["again"]>,
  { presentation, populations, readout, training, models: own }: NetworkDocument,
): void {
  const path = "presentation.again";
  requireKeys(again, ["below", "brighter", "most"], path);
  const { below, brighter, most } = again;
  requireWhole(below, `${path}.below`, 1000);
  requireNumber(brighter, `${path}.brighter`, 0, LARGEST_AGAIN.brighter, "");
  if (most !== undefined) requireWhole(most, `${path}.most`, LARGEST_AGAIN.most);
  if (!readout) throw new ModelError(path, "counts spikes of the readout; this network has none.");
  if (readout.counted && !readout.counted.includes(readout.population))
    throw new ModelError(path, `counts spikes of '${readout.population}': add it to readout.counted.`);
  if (training?.stages) refuseInStages(path);
  if (training?.batch !== undefined && training.batch > 1)
    throw new ModelError(
      path,
      `comes before the next sample is learned from: training.batch must be 1, got ${training.batch}.`,
    );
  for (const phase of ["train", "test"] as const) {
    const enough = presentation?.until?.[phase] ?? below;
    if (enough < below)
      throw new ModelError(
        `${path}.below`,
        `is ${below}, but presentation.until.${phase} ends samples at ${enough} spikes: all would be shown again.`,
      );
  }
  const { encoders } = modelsOf({ models: own });
  for (const [name, population] of Object.entries(populations)) {
    if (population.kind !== "input") continue;
    if (countCalls(encoders[population.encoder]!.trees.spike, RAND) > 0) continue;
    throw new ModelError(
      path,
      `'${name}' has the encoder ${population.encoder}, which draws no spikes and knows no values above 1. Use one that draws, such as poisson.`,
    );
  }
}

function refuseInStages(path: string): never {
  throw new ModelError(path, "is not for a training in stages. Leave it out, or train without stages.");
}
