// Parameters that move while training goes on, in equal ratios and in a hundred stages: a document for each.
import type { NetworkDocument } from "../core/document";
import { parameterValue, withValues } from "./parameters";

const STAGES = 100;

interface Progress {
  readonly learned: number;
  /** samples over which parameters move, a multiple of `minibatch` */
  readonly span: number;
  /** stages begin at whole minibatches */
  readonly minibatch: number;
}

/** Sample at which a stage begins. */
const startOf = (stage: number, { span, minibatch }: Progress): number =>
  Math.ceil((span * stage) / STAGES / minibatch) * minibatch;

function stageOf(progress: Progress): number {
  let stage = Math.min(STAGES, Math.ceil((STAGES * progress.learned) / progress.span));
  while (stage > 0 && startOf(stage, progress) > progress.learned) stage--;
  return stage;
}

/** The document as it is when so many samples were learned. */
export function annealed(document: NetworkDocument, progress: Progress): NetworkDocument {
  const { anneal } = document.training ?? {};
  if (!anneal) return document;
  const share = stageOf(progress) / STAGES;
  const moved = Object.entries(anneal).map(([target, end]) => {
    const start = parameterValue(document, target);
    return [target, start * (end / start) ** share] as const;
  });
  return withValues(document, Object.fromEntries(moved));
}

/** The sample at which the next stage begins; Infinity if nothing moves any more. */
export function nextStage(document: NetworkDocument, progress: Progress): number {
  const stage = stageOf(progress);
  if (!document.training?.anneal || stage >= STAGES) return Number.POSITIVE_INFINITY;
  for (let next = stage + 1; next <= STAGES; next++) {
    const start = startOf(next, progress);
    if (start > progress.learned) return start;
  }
  return Number.POSITIVE_INFINITY;
}
