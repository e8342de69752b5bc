// Taking parts out of a document, with all that speaks of them: what is left is right again.
import {
  modelsOf,
  type NetworkDocument,
  needsTeacher,
  type Presentation,
  type Projection,
  type Readout,
  type TrainingPlan,
  withoutLostDraws,
} from "../../../index";
import { agentWithout } from "./agent";
import { isWorldCard, voteCardOf, worldCardOf } from "./names";
import { withPlaces } from "./places";

export interface Parts {
  /** populations, the readout's card, and that of the world, without which it acts no more */
  readonly cards?: readonly string[];
  readonly projections?: readonly string[];
}

type Stage = NonNullable<TrainingPlan["stages"]>[number];

/** The document without these parts, the projections from and to them, and what was said of them. */
export function without(document: NetworkDocument, { cards = [], projections = [] }: Parts): NetworkDocument {
  const gone = new Set(cards.filter((id) => Object.hasOwn(document.populations, id)));
  const cut = new Set(projections.filter((id) => Object.hasOwn(document.projections, id)));
  for (const [id, { from, to }] of Object.entries(document.projections))
    if (gone.has(from) || gone.has(to)) cut.add(id);
  const vote = voteCardOf(document);
  const world = document.agent ? worldCardOf(document) : null;
  const noVote =
    document.readout !== undefined && (cards.includes(vote) || gone.has(document.readout.population));
  const noWorld = cards.some((id) => isWorldCard(document, id));
  if (gone.size === 0 && cut.size === 0 && !noVote && !noWorld) return document;

  const { readout: _, presentation: __, training: ___, agent: ____, ...others } = withPlaces(document);
  const readout = noVote ? undefined : withoutCounted(document.readout, gone);
  const kept = withoutLostDraws(keep(document.projections, (id) => !cut.has(id)));
  const rewarded = (rule: string) => needsRewards(document, rule);
  const plan = document.agent && !noWorld ? agentWithout(document.agent, (id) => gone.has(id)) : null;
  const agent = Object.values(kept).some(({ learn }) => learn) ? plan : null;
  const isPaid = readout !== undefined || Boolean(agent);
  const left = isPaid ? kept : withoutRewards(kept, rewarded);
  const presentation = readout ? document.presentation : withoutCounts(document.presentation);
  const learns = (owner: string) => Boolean(left[owner]?.learn);
  const training = trainingOf(
    document.training,
    (id) => !gone.has(id) && !cut.has(id),
    (id) => !Object.hasOwn(document.projections, id) || learns(id),
    isPaid,
    rewarded,
  );
  return {
    ...others,
    populations: keep(document.populations, (id) => !gone.has(id)),
    projections: left,
    ...(readout ? { readout } : {}),
    ...(presentation ? { presentation } : {}),
    ...(training ? { training } : {}),
    ...(agent ? { agent } : {}),
    layout: keep(
      others.layout!,
      (id) => !gone.has(id) && !(noVote && id === vote) && (agent !== null || id !== world),
    ),
  };
}

/** Populations that are gone are not counted. */
function withoutCounted(readout: Readout | undefined, gone: ReadonlySet<string>): Readout | undefined {
  if (!readout?.counted) return readout;
  const { counted, ...others } = readout;
  const left = counted.filter((id) => !gone.has(id));
  return left.length > 0 ? { ...others, counted: left } : others;
}

/** Rules that learn from rewards have none without a readout. */
function withoutRewards(
  projections: NetworkDocument["projections"],
  rewarded: (rule: string) => boolean,
): NetworkDocument["projections"] {
  const needs = ({ learn }: Projection) => learn !== undefined && rewarded(learn.name);
  return Object.fromEntries(
    Object.entries(projections).map(([id, projection]) => {
      const { learn: _, ...plain } = projection;
      return [id, needs(projection) ? plain : projection];
    }),
  );
}

export function needsRewards(document: Pick<NetworkDocument, "models">, rule: string): boolean {
  const { rules } = modelsOf(document);
  return Object.hasOwn(rules, rule) && needsTeacher(rules[rule]!);
}

/** How a sample is shown where no spikes of a readout end it. */
function withoutCounts(presentation: Presentation | undefined): Presentation | undefined {
  if (!presentation) return undefined;
  const { until: _, again: __, ...others } = presentation;
  return others;
}

function trainingOf(
  plan: TrainingPlan | undefined,
  exists: (id: string) => boolean,
  learns: (id: string) => boolean,
  hasReadout: boolean,
  rewarded: (rule: string) => boolean,
): TrainingPlan | undefined {
  if (!plan) return undefined;
  const { anneal, teacher, stages, ...others } = plan;
  const target = (key: string) => key.split(".")[0]!;
  const annealed = anneal && keep(anneal, (key) => exists(target(key)) && learns(target(key)));
  const left = stages?.flatMap((stage) => stageOf(stage, exists, hasReadout, rewarded));
  return {
    ...others,
    ...(annealed && Object.keys(annealed).length > 0 ? { anneal: annealed } : {}),
    ...(teacher && hasReadout ? { teacher } : {}),
    ...(left && left.length > 0 ? { stages: left } : {}),
  };
}

/** A stage in which nothing learns any more is none. */
function stageOf(
  stage: Stage,
  exists: (id: string) => boolean,
  hasReadout: boolean,
  rewarded: (rule: string) => boolean,
): Stage[] {
  const { learn, set, anneal, teacher, presentation, ...others } = stage;
  const owned = (key: string) => exists(key.split(".")[0]!);
  const left = keep(learn, (id, use) => exists(id) && (hasReadout || !rewarded(use.name)));
  if (Object.keys(left).length === 0) return [];
  return [
    {
      ...others,
      learn: left,
      ...(set ? { set: keep(set, owned) } : {}),
      ...(anneal ? { anneal: keep(anneal, owned) } : {}),
      ...(teacher && hasReadout ? { teacher } : {}),
      ...(presentation ? { presentation } : {}),
    },
  ];
}

function keep<T>(
  all: Readonly<Record<string, T>>,
  wanted: (id: string, one: T) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([id, one]) => wanted(id, one)));
}
