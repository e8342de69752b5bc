// Edits of how samples are shown and learned from. What equals the usual is left out of the document.
import type { NetworkDocument, Presentation, TrainingPlan } from "../../index";

/** ms that a network without a presentation shows a sample, as the compiler has it. */
const USUAL_DURATION = 100;

/** Sets parts of the presentation; `undefined` removes one. */
export function withPresentation(
  document: NetworkDocument,
  change: { readonly [Key in keyof Presentation]?: Presentation[Key] | undefined },
): NetworkDocument {
  const presentation = { duration: USUAL_DURATION, ...document.presentation, ...change };
  return { ...document, presentation: withoutAbsent(presentation) as unknown as Presentation };
}

/** Sets parts of the training plan; `undefined` removes one, and the last one the plan. */
export function withTraining(
  document: NetworkDocument,
  change: { readonly [Key in keyof TrainingPlan]?: TrainingPlan[Key] | undefined },
): NetworkDocument {
  const training = withoutAbsent({ ...document.training, ...change }) as TrainingPlan;
  const { training: _, ...others } = document;
  return Object.keys(training).length === 0 ? others : { ...others, training };
}

/** The value that a parameter moves to over the training; null: it stays. */
export function withAnneal(document: NetworkDocument, target: string, to: number | null): NetworkDocument {
  const { [target]: _, ...others } = document.training?.anneal ?? {};
  const anneal = to === null ? others : { ...others, [target]: to };
  return withTraining(document, { anneal: Object.keys(anneal).length > 0 ? anneal : undefined });
}

function withoutAbsent<T extends object>(parts: T): Partial<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Partial<T>;
}
