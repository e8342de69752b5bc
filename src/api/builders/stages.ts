// The training of a row in which a convolution learns: a stage for each layer that does, one after the other. The
// convolution learns from windows; what comes after it from the spikes of what has learned.
import type { ModelUse, Presentation, Stage, TrainingPlan } from "../../core/document";
import { models } from "../../models/registry";
import { learnFeatures, WINDOWS } from "../../models/windowFeatures";
import { ModelError } from "../../util/errors";
import type { Conv2dLayer } from "./layers";
import { findsFeatures, type Place, rounded, ruleOf } from "./place";
import { annealOf, type ChainOptions, endOf, FIRST_SPIKE, isFirstSpike } from "./usual";

/** Steps until what earlier stages have learned is heard, since it spikes at once: one to arrive, and one to spare. */
const STEPS_TO_HEAR = 2;

type Given = NonNullable<ChainOptions["training"]>;

/** What the stages of a row have in common. */
interface Row {
  /** ms */
  readonly dt: number;
  readonly last: Place;
  readonly presentation: Presentation;
  readonly given: Given;
}

export function learnsInStages(places: readonly Place[], given: ChainOptions["training"]): boolean {
  const first = places.find(({ layer }) => layer.kind === "conv2d" && layer.options.learn);
  if (first && given === null)
    throw new ModelError(
      "training",
      `is null, but '${first.name}' learns in a stage of it. Leave out one of them.`,
    );
  return first !== undefined && !given?.stages;
}

/** @throws {ModelError} if the training names what does not learn */
export function stagesOf(
  places: readonly Place[],
  presentation: Presentation,
  given: Given,
  dt: number,
): TrainingPlan {
  const learning = places.filter(({ layer }) => ruleOf(layer));
  const last = places.at(-1)!;
  requireLearning(given, learning, last);
  const row: Row = { dt, last, presentation, given };
  return {
    stages: learning.map((place) =>
      place.layer.kind === "conv2d" ? conv2dStage(place as Place<Conv2dLayer>, row) : denseStage(place, row),
    ),
  };
}

function requireLearning({ teacher, anneal }: Given, learning: readonly Place[], last: Place): void {
  if (teacher && learning.at(-1) !== last)
    throw new ModelError(
      "training.teacher",
      `rewards the neurons of the last layer, '${last.name}', which does not learn.`,
    );
  const known = learning.flatMap(({ name, projection }) => [projection, name]);
  for (const target of Object.keys(anneal ?? {})) {
    if (known.includes(ownerOf(target))) continue;
    throw new ModelError(
      `training.anneal.${target}`,
      `no layer that learns is called so. There are: ${known.join(", ")}.`,
    );
  }
}

function conv2dStage({ layer, before, name, projection }: Place<Conv2dLayer>, row: Row): Stage {
  const { learn: rule, windows } = layer.options;
  const { heard, isInput } = before;
  const learn = isInput && heard !== null ? withWindow(rule!, heard) : rule!;
  const drawn = { ...WINDOWS, ...windows };
  const named = annealed(row.given.anneal ?? {}, { name, projection });
  if (!findsFeatures(layer) || heard === null)
    return { learn: { [projection]: learn }, windows: drawn, ...(named ? { anneal: named } : {}) };
  const onset = isInput ? heard : STEPS_TO_HEAR * row.dt;
  const lesson = { projection, population: name, learn, etaEnd: endOf("eta", learn, models.rules), onset };
  const { anneal, set, ...stage } = learnFeatures(lesson);
  return {
    ...stage,
    windows: drawn,
    set: { ...set, ...(isInput ? {} : { [`${name}.onset`]: onset }) },
    ...(row.given.anneal === null ? {} : { anneal: { ...anneal, ...named } }),
  };
}

/** Rules that count early inputs more do so within the encoder's window. */
function withWindow({ name, params }: ModelUse, window: number): ModelUse {
  const known = Object.hasOwn(models.rules, name) ? models.rules[name]!.params : {};
  return Object.hasOwn(known, "window")
    ? { name, params: { window, ...params } }
    : { name, ...(params ? { params } : {}) };
}

function denseStage(place: Place, { dt, last, presentation, given }: Row): Stage {
  const { layer, name, projection, neuron, before } = place;
  const { anneal = annealOf([place]), batch, epochs, teacher } = given;
  const moved = annealed(anneal ?? {}, place);
  const isLast = place === last;
  const stage: Stage = {
    learn: { [projection]: ruleOf(layer)! },
    ...(batch === undefined ? {} : { batch }),
    ...(epochs === undefined ? {} : { epochs }),
    ...(moved ? { anneal: moved } : {}),
    ...(teacher && isLast ? { teacher } : {}),
  };
  if (!isFirstSpike(layer) || before.heard === null) return stage;
  const onset = before.isInput ? before.heard : STEPS_TO_HEAR * dt;
  const end = isLast ? presentation.duration : place.heard!;
  const until = isLast ? presentation.until : FIRST_SPIKE.until;
  const hasOnset = neuron.params?.onset !== undefined;
  return {
    ...stage,
    ...(hasOnset && !before.isInput ? { set: { [`${name}.onset`]: onset } } : {}),
    presentation: { duration: rounded(onset + end - before.heard), ...(until ? { until } : {}) },
  };
}

/** Those of the parameters that are a layer's. */
function annealed(
  anneal: NonNullable<TrainingPlan["anneal"]>,
  { name, projection }: Pick<Place, "name" | "projection">,
): TrainingPlan["anneal"] | null {
  const own = Object.entries(anneal).filter(([target]) => [name, projection].includes(ownerOf(target)));
  return own.length > 0 ? Object.fromEntries(own) : null;
}

const ownerOf = (target: string): string => target.split(".")[0]!;
