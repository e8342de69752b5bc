// What can be wrong with how a sample is shown.
import type { NetworkDocument } from "../core/document";
import { ModelError } from "../util/errors";
import { requireKeys, requireNumber, requireWhole } from "./requirements";

const KNOWN = ["duration", "rest", "until"] as const;

/**
 * Populations and readout are right by now.
 * @param mostSteps - of one sample, its rest included
 * @throws {ModelError} on the first thing that is wrong, with its path
 */
export function checkPresentation({ presentation, dt, readout }: NetworkDocument, mostSteps: number): void {
  if (!presentation) return;
  const path = "presentation";
  requireKeys(presentation, KNOWN, path);
  const { duration, rest, until } = presentation;
  const most = mostSteps * dt;
  requireNumber(duration, `${path}.duration`, dt, most, "ms");
  if (rest !== undefined) requireNumber(rest, `${path}.rest`, 0, most - duration, "ms");
  if (!until) return;
  if (!readout) throw new ModelError(`${path}.until`, "counts spikes of the readout; this network has none.");
  for (const phase of ["train", "test"] as const) requireWhole(until[phase], `${path}.until.${phase}`, 1000);
}
