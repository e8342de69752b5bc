// Network -> plan: which neuron, weight and spike lies where, and every tree that an engine has to run.
// Engines read the plan and nothing else; none of them knows a model by name.
import type { NetworkDocument } from "../core/document";
import { sizeOf } from "../core/document";
import { paramsInBaseUnits } from "../core/params";
import { modelsOf } from "../models/registry";
import { checkDocument } from "./check";
import { storesWeights } from "./checkConnector";
import { drawsOf } from "./drawnAs";
import { incomingOf, planNeurons } from "./planNeurons";
import {
  type NeuronPlan,
  type Plan,
  type PopulationPlan,
  type ProjectionPlan,
  SAMPLE_MS,
  STEP_MS,
} from "./planned";
import { planProjection, planTeacher } from "./planProjections";

/** Shown for this long if the document does not say. */
const DEFAULT_SAMPLE_MS = 100;

/**
 * Checks a document and lays it out.
 * @param leap - steps that equations advance by at once; all else stays as it is for one
 * @throws {ModelError} with the path of what is wrong
 */
export function planNetwork(document: NetworkDocument, leap = 1): Plan {
  checkDocument(document);
  const { duration = DEFAULT_SAMPLE_MS, rest = 0 } = document.presentation ?? {};
  const stepsOfSample = (ms: number) => Math.max(1, Math.round(ms / document.dt));
  const sampleSteps = stepsOfSample(duration + rest);
  const clock = { [STEP_MS]: leap * document.dt, [SAMPLE_MS]: sampleSteps * document.dt };

  const models = modelsOf(document);
  const populations = new Map<string, PopulationPlan>();
  let words = 0;
  for (const [name, population] of Object.entries(document.populations)) {
    const n = sizeOf(population);
    const placed = { name, n, words: Math.ceil(n / 32), spikesAt: words };
    words += placed.words;
    if (population.kind === "input") {
      const encoder = models.encoders[population.encoder]!;
      const env = { ...paramsInBaseUnits(encoder.params, population.params), ...clock };
      populations.set(name, { ...placed, kind: "input", encoder, env, stream: populations.size });
    } else {
      const seeded = { seed: document.seed, stream: populations.size };
      const own = {
        population,
        model: models.neurons[population.neuron]!,
        incoming: incomingOf(name, document, models),
      };
      populations.set(name, { ...placed, ...planNeurons(own, placed, clock, seeded) });
    }
  }

  const projections: ProjectionPlan[] = [];
  let weights = 0;
  for (const [name, projection] of Object.entries(document.projections)) {
    const from = populations.get(projection.from)!;
    const to = populations.get(projection.to) as NeuronPlan;
    const stream = 2 ** 16 + drawsOf(name, document.projections);
    const place = { name, from, to, weightsAt: weights, stream };
    const plan = planProjection(projection, document, clock, place, models);
    projections.push(plan);
    if (plan.weights === "stored") weights += plan.places;
  }
  const { readout } = document;
  const counted: { population: NeuronPlan; at: number }[] = [];
  for (const name of readout ? (readout.counted ?? [readout.population]) : []) {
    const last = counted.at(-1);
    const population = populations.get(name) as NeuronPlan;
    counted.push({ population, at: last ? last.at + last.population.n : 0 });
  }
  const history = Math.max(1, ...projections.map((projection) => projection.delaySteps));
  return {
    document,
    leap,
    populations: [...populations.values()],
    projections,
    readout: document.readout ? (populations.get(document.readout.population) as NeuronPlan) : null,
    counted,
    outputs: counted.reduce((sum, { population }) => sum + population.n, 0),
    teacher: document.training?.teacher ? planTeacher(document.training.teacher, models) : null,
    sampleSteps,
    shownSteps: rest > 0 ? stepsOfSample(duration) : Infinity,
    minibatch: document.training?.batch ?? 1,
    until: document.presentation?.until ?? { train: Infinity, test: Infinity },
    history,
    words,
    weights,
  };
}

/** The document without what an engine can take in while running, as a comparable text. */
function structureOf(document: NetworkDocument): string {
  const { name: _, layout: __, training, populations, projections, presentation, ...rest } = document;
  const shown = presentation && { ...presentation, again: undefined };
  const fixed = Object.entries(populations).map(([name, population]) => {
    const { params, label, ...others } = population;
    // where some parameters differ between neurons, the others may decide where those start
    return [name, "vary" in others ? { ...others, params } : others];
  });
  const wired = Object.entries(projections).map(([name, projection]) => {
    const { learn, normalize, weight } = projection;
    const drawn = storesWeights(projection) ? weight : 0;
    return [
      name,
      {
        ...projection,
        synapseParams: undefined,
        learn: learn?.name,
        normalize: normalize?.name,
        weight: drawn,
      },
    ];
  });
  return JSON.stringify([rest, shown, training?.batch ?? 1, training?.teacher?.name, fixed, wired], sorted);
}

/** Keys in one order, as files may have them in another; the order of populations and projections is kept in lists. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** True if `next` differs from `now` in live numbers only: no neuron, synapse or memory changes. */
export function canRetune(now: NetworkDocument, next: NetworkDocument): boolean {
  return structureOf(now) === structureOf(next);
}
