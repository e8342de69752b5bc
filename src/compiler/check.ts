// Everything that can be wrong with a network, found before anything is allocated. Errors carry the path.
import type { ModelUse, NetworkDocument, Population, Projection } from "../core/document";
import { DOCUMENT_VERSION, sizeOf } from "../core/document";
import { checkParams, paramsInBaseUnits, requireName } from "../core/params";
import { evaluate } from "../lang/evaluate";
import { print } from "../lang/print";
import { sameUnit } from "../lang/units";
import { models } from "../models/registry";
import { didYouMean, ModelError } from "../util/errors";

/** Largest network that is accepted. Chosen: the weights then fit WebGPU's default 128 MiB binding. */
export const LARGEST = {
  neurons: 1_000_000,
  weights: 2 ** 25,
  delaySteps: 1000,
  sampleSteps: 100_000,
} as const;

/** @throws {ModelError} on the first thing that is wrong, with its path and what would be right */
export function checkDocument(document: NetworkDocument): void {
  if (document.format !== "spikeyard")
    throw new ModelError("format", `'spikeyard' is expected, got '${document.format}'.`);
  if (document.version !== DOCUMENT_VERSION) {
    throw new ModelError(
      "version",
      `${document.version} was made with another version; this one reads ${DOCUMENT_VERSION}.`,
    );
  }
  requireNumber(document.dt, "dt", 1e-3, 100, "ms");
  if (!Number.isInteger(document.seed))
    throw new ModelError("seed", `a whole number is expected, got ${document.seed}.`);
  requireNumber(document.seed, "seed", 0, 2 ** 32 - 1, "");
  if (document.presentation) {
    const most = LARGEST.sampleSteps * document.dt;
    requireNumber(document.presentation.duration, "presentation.duration", document.dt, most, "ms");
  }
  let neurons = 0;
  for (const [name, population] of Object.entries(document.populations)) {
    requireName(name, "populations");
    checkPopulation(population, `populations.${name}`);
    neurons += sizeOf(population);
  }
  if (neurons > LARGEST.neurons)
    throw new ModelError("populations", `${neurons} neurons in all; at most ${LARGEST.neurons}.`);
  let weights = 0;
  for (const [name, projection] of Object.entries(document.projections)) {
    requireName(name, "projections");
    if (Object.hasOwn(document.populations, name))
      throw new ModelError(`projections.${name}`, "a population has this name too. Rename one.");
    weights += checkProjection(projection, document, `projections.${name}`);
  }
  if (weights > LARGEST.weights) {
    throw new ModelError(
      "projections",
      `${weights} weights; at most ${LARGEST.weights} fit. Use fewer neurons.`,
    );
  }
  checkReadout(document);
}

function requireNumber(value: number, path: string, low: number, high: number, unit: string): void {
  if (Number.isFinite(value) && value >= low && value <= high) return;
  throw new ModelError(path, `${low} to ${high} ${unit} is expected, got ${value}.`.replace("  ", " "));
}

function requireOneOf(value: unknown, choices: readonly unknown[], path: string): void {
  if (choices.includes(value)) return;
  const wanted = choices.map((choice) => JSON.stringify(choice)).join(" or ");
  throw new ModelError(path, `${wanted} is expected, got ${JSON.stringify(value)}.`);
}

/** The entry of a registry or document by name, or an error that suggests the nearest. */
export function lookUp<T>(among: Readonly<Record<string, T>>, name: string, what: string, path: string): T {
  if (Object.hasOwn(among, name)) return among[name]!;
  const known = Object.keys(among);
  throw new ModelError(
    path,
    `there is no ${what} '${name}'.${didYouMean(name, known)} There are: ${known.join(", ")}.`,
  );
}

function checkPopulation(population: Population, path: string): void {
  requireOneOf(population.kind, ["input", "neurons"], `${path}.kind`);
  for (const [i, extent] of population.shape.entries()) {
    if (!Number.isInteger(extent) || extent < 1) {
      throw new ModelError(`${path}.shape[${i}]`, `a whole number of at least 1 is expected, got ${extent}.`);
    }
  }
  if (sizeOf(population) > LARGEST.neurons) {
    throw new ModelError(`${path}.shape`, `${sizeOf(population)} neurons; at most ${LARGEST.neurons}.`);
  }
  const model =
    population.kind === "input"
      ? lookUp(models.encoders, population.encoder, "encoder", `${path}.encoder`)
      : lookUp(models.neurons, population.neuron, "neuron model", `${path}.neuron`);
  checkParams(model.params, population.params ?? {}, model.name, `${path}.params`);
  if (population.kind === "neurons" && population.winners !== undefined)
    requireOneOf(population.winners, [1], `${path}.winners`);
}

/** @returns how many weights the projection stores */
function checkProjection(projection: Projection, document: NetworkDocument, path: string): number {
  const from = lookUp(document.populations, projection.from, "population", `${path}.from`);
  const to = lookUp(document.populations, projection.to, "population", `${path}.to`);
  if (to.kind === "input")
    throw new ModelError(`${path}.to`, `'${projection.to}' is an input; it cannot receive spikes.`);
  const synapse = lookUp(models.synapses, projection.synapse, "synapse model", `${path}.synapse`);
  const neuron = models.neurons[to.neuron]!;
  for (const [variable, unit] of Object.entries(synapse.postUnits)) {
    if (neuron.units[variable] && sameUnit(neuron.units[variable], unit)) continue;
    const need = `${variable} (${synapse.post[variable]})`;
    throw new ModelError(
      `${path}.synapse`,
      `${synapse.name} needs a neuron with ${need}; ${neuron.name} has none.`,
    );
  }
  requireOneOf(projection.receptor, ["exc", "inh"], `${path}.receptor`);
  requireOneOf(projection.connector.name, ["all_to_all"], `${path}.connector.name`);
  if (projection.delay !== undefined) {
    const most = LARGEST.delaySteps * document.dt;
    requireNumber(projection.delay, `${path}.delay`, document.dt, most, "ms");
    const steps = projection.delay / document.dt;
    if (Math.abs(steps - Math.round(steps)) > 1e-6) {
      throw new ModelError(
        `${path}.delay`,
        `${projection.delay} ms is no multiple of dt, ${document.dt} ms.`,
      );
    }
  }
  const [low, high] =
    typeof projection.weight === "number"
      ? [projection.weight, projection.weight]
      : projection.weight.uniform;
  if (!Number.isFinite(low) || !Number.isFinite(high) || low < 0 || high < low) {
    throw new ModelError(
      `${path}.weight`,
      `numbers of at least 0 are expected (the receptor gives the sign), got ${low} to ${high}.`,
    );
  }
  for (const [part, registry, what] of [
    ["learn", models.rules, "learning rule"],
    ["normalize", models.normalizations, "normalisation"],
  ] as const) {
    const use = projection[part];
    if (!use) continue;
    const model = lookUp<{ readonly name: string; readonly params: (typeof neuron)["params"] }>(
      registry,
      use.name,
      what,
      `${path}.${part}.name`,
    );
    checkParams(model.params, use.params ?? {}, model.name, `${path}.${part}.params`);
  }
  if (projection.learn) checkBounds(projection.learn, `${path}.learn.params`);
  return storesWeights(projection) ? sizeOf(from) * sizeOf(to) : 0;
}

/** A clamp between bounds the wrong way round would be another one on each engine. */
function checkBounds({ name, params }: ModelUse, path: string): void {
  const { trees, params: known } = models.rules[name]!;
  if (!trees.bounds) return;
  const env = paramsInBaseUnits(known, params);
  const [low, high] = trees.bounds.map((bound) => evaluate(bound, { lookup: (param) => env[param]! }));
  if (low! <= high!) return;
  const [least, most] = trees.bounds.map(print);
  throw new ModelError(path, `${least}, ${low}, is above ${most}, ${high}. Exchange them.`);
}

/** False where one number stands for every weight: it needs no memory and no gather. */
export function storesWeights(projection: Projection): boolean {
  return typeof projection.weight !== "number" || Boolean(projection.learn) || Boolean(projection.normalize);
}

function checkReadout({ readout, populations }: NetworkDocument): void {
  if (!readout) return;
  const population = lookUp(populations, readout.population, "population", "readout.population");
  if (population.kind === "input")
    throw new ModelError("readout.population", "is an input; read out neurons instead.");
  requireNumber(readout.classes, "readout.classes", 2, 1000, "classes");
}
