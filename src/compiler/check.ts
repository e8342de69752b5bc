// Everything that can be wrong with a network, found before anything is allocated. Errors carry the path.
import type {
  InputPopulation,
  ModelUse,
  NetworkDocument,
  NeuronPopulation,
  Population,
  Projection,
  TrainingPlan,
  Values,
} from "../core/document";
import { DOCUMENT_VERSION, DRAWN_SETS, READOUTS, sizeOf } from "../core/document";
import { lackOf } from "../core/fits";
import type { NeuronModel } from "../core/neuron";
import { checkParams, paramsInBaseUnits, requireName } from "../core/params";
import { needsTeacher } from "../core/rule";
import { evaluate } from "../lang/evaluate";
import { print } from "../lang/print";
import { namesIn } from "../lang/tree";
import { type Models, modelsOf } from "../models/registry";
import { ModelError } from "../util/errors";
import { checkAgent } from "./checkAgent";
import { checkConnector, storesWeights, synapseCount } from "./checkConnector";
import { checkPayment } from "./checkPayment";
import { checkPresentation } from "./checkPresentation";
import { checkDelay, checkRelease, checkValues, checkWeight, ofNeurons } from "./checkValues";
import { checkDrawnAs } from "./drawnAs";
import { lookUp, lookUpModel, requireNumber, requireOneOf, requireWhole } from "./requirements";
import { rangeOfValues } from "./values";

/** Largest network that is accepted. Chosen: the weights then fit WebGPU's default 128 MiB binding. */
export const LARGEST = {
  neurons: 1_000_000,
  weights: 2 ** 25,
  delaySteps: 1000,
  sampleSteps: 100_000,
  /** numbers that stand in a document one by one. Chosen: it can then be saved and read as text, see api/link/scan.ts */
  explicit: 40_000,
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
  if (document.samples !== undefined) requireOneOf(document.samples, DRAWN_SETS, "samples");
  const models = modelsOf(document);
  let neurons = 0;
  for (const [name, population] of Object.entries(document.populations)) {
    requireName(name, "populations");
    checkPopulation(population, models, `populations.${name}`);
    neurons += sizeOf(population);
  }
  if (neurons > LARGEST.neurons)
    throw new ModelError("populations", `${neurons} neurons in all; at most ${LARGEST.neurons}.`);
  checkExplicit(document);
  let weights = 0;
  let largest = { projection: "", weights: 0 };
  for (const [name, projection] of Object.entries(document.projections)) {
    requireName(name, "projections");
    if (Object.hasOwn(document.populations, name))
      throw new ModelError(`projections.${name}`, "a population has this name too. Rename one.");
    const own = checkProjection(projection, document, `projections.${name}`);
    checkDrawnAs(name, projection, document);
    weights += own;
    if (own > largest.weights) largest = { projection: name, weights: own };
  }
  if (weights > LARGEST.weights) {
    const fitting = fittingNeurons(document, largest, LARGEST.weights - weights + largest.weights);
    throw new ModelError(
      "projections",
      `${weights} weights; at most ${LARGEST.weights} fit. Use fewer neurons${fitting}.`,
    );
  }
  checkReadout(document);
  checkPresentation(document, LARGEST.sampleSteps);
  checkTraining(document);
  checkAgent(document);
  checkPayment(document);
}

function checkExplicit({ populations, projections }: NetworkDocument): void {
  const sizes: [path: string, numbers: number][] = [];
  const lengthOf = (list: unknown) => (Array.isArray(list) ? list.length : 0);
  const add = (path: string, values: Values | undefined) => {
    if (typeof values === "object" && values !== null && "values" in values)
      sizes.push([path, lengthOf(values.values)]);
  };
  for (const [name, population] of Object.entries(populations))
    if (population.kind === "neurons")
      for (const [variable, values] of Object.entries(population.init ?? {}))
        add(`populations.${name}.init.${variable}`, values);
  for (const [name, { connector, weight, delay }] of Object.entries(projections)) {
    if (connector.name === "list")
      sizes.push([`projections.${name}.connector`, lengthOf(connector.pre) + lengthOf(connector.post)]);
    add(`projections.${name}.weight`, weight);
    add(`projections.${name}.delay`, delay);
  }
  const all = sizes.reduce((sum, [, n]) => sum + n, 0);
  if (all <= LARGEST.explicit) return;
  const [path, n] = sizes.reduce((a, b) => (b[1] > a[1] ? b : a));
  throw new ModelError(
    path,
    `${n} numbers, ${all} in the network; at most ${LARGEST.explicit} stand in a document. Draw them by seed, or load weights from a file.`,
  );
}

/** How many neurons would do where the largest projection may have `room` weights, in words; nothing where none would. */
function fittingNeurons(
  { populations, projections }: NetworkDocument,
  largest: { readonly projection: string; readonly weights: number },
  room: number,
): string {
  const { from, to, connector } = projections[largest.projection]!;
  // windows of which sizes follow from one another, and what is told one by one
  if (["conv2d", "local2d", "pool2d", "list"].includes(connector.name)) return "";
  const each = connector.name === "fixed_in_degree" || connector.name === "fixed_out_degree";
  const share = from === to && !each ? Math.sqrt(room / largest.weights) : room / largest.weights;
  const neurons = Math.floor(sizeOf(populations[to]!) * share);
  return neurons > 0 ? `: with ${neurons} in '${to}' it fits` : "";
}

function checkPopulation(population: Population, models: Models, path: string): void {
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
      ? lookUpModel(models.encoders, population.encoder, "encoder", `${path}.encoder`)
      : lookUpModel(models.neurons, population.neuron, "neuron model", `${path}.neuron`);
  checkParams(model.params, population.params ?? {}, model.name, `${path}.params`);
  if (population.kind === "input") {
    checkFilter(population, path);
    return;
  }
  if (population.winners !== undefined) requireOneOf(population.winners, [1], `${path}.winners`);
  if (population.among !== undefined) {
    requireOneOf(population.among, ["all", "place"], `${path}.among`);
    if (population.winners === undefined)
      throw new ModelError(`${path}.among`, "says who competes, but nobody does. Set winners to 1.");
  }
  checkVaried(population, models.neurons[population.neuron]!, path);
  const { state } = models.neurons[population.neuron]!;
  for (const [variable, values] of Object.entries(population.init ?? {})) {
    lookUp(state, variable, "variable", `${path}.init`);
    checkValues(values, `${path}.init.${variable}`, ofNeurons(sizeOf(population)));
  }
}

function checkFilter({ filter, shape }: InputPopulation, path: string): void {
  if (!filter) return;
  requireOneOf(filter.name, ["on_centre"], `${path}.filter.name`);
  if (shape.length < 2 || shape.length > 3)
    throw new ModelError(`${path}.filter`, `is for images, rows and columns, but the input is [${shape}].`);
  const { low = -1, high = 3 } = filter;
  requireNumber(low, `${path}.filter.low`, -4, 4, "");
  requireNumber(high, `${path}.filter.high`, -4, 9, "");
  if (!(low < high)) throw new ModelError(`${path}.filter`, `low, ${low}, must be below high, ${high}.`);
}

/** Parameters of single neurons: within the bounds of the parameter, and not where one number stands for all. */
function checkVaried(population: NeuronPopulation, { name, params, trees }: NeuronModel, path: string): void {
  for (const [param, values] of Object.entries(population.vary ?? {})) {
    const at = `${path}.vary.${param}`;
    checkParams(params, { [param]: params[param]?.value ?? 0 }, name, `${path}.vary`);
    checkValues(values, at, ofNeurons(sizeOf(population)));
    const [low, high] = rangeOfValues(values);
    const { min = -Infinity, max = Infinity, unit } = params[param]!;
    if (low < min || high > max)
      throw new ModelError(
        at,
        `${low < min ? low : high} ${unit} can be drawn, outside of ${min} to ${max} ${unit}. Set min and max.`,
      );
    if (trees.refractory && namesIn(trees.refractory).has(param))
      throw new ModelError(
        at,
        "sets the refractory period, which all neurons of a population share. Use params.",
      );
    if (population.params && Object.hasOwn(population.params, param))
      throw new ModelError(at, "is among params, too. Leave it out of one of them.");
  }
}

/** @returns how many weights the projection stores, or synapses it lists */
function checkProjection(projection: Projection, document: NetworkDocument, path: string): number {
  const models = modelsOf(document);
  const from = lookUp(document.populations, projection.from, "population", `${path}.from`);
  const to = lookUp(document.populations, projection.to, "population", `${path}.to`);
  if (to.kind === "input")
    throw new ModelError(`${path}.to`, `'${projection.to}' is an input; it cannot receive spikes.`);
  const synapse = lookUpModel(models.synapses, projection.synapse, "synapse model", `${path}.synapse`);
  const neuron = models.neurons[to.neuron]!;
  const lack = lackOf(neuron, synapse);
  if (lack) throw new ModelError(`${path}.synapse`, lack);
  for (const read of Object.keys(synapse.reads ?? {}))
    if (Object.hasOwn(to.vary ?? {}, read))
      throw new ModelError(
        `${path}.synapse`,
        `${synapse.name} reads ${read}, which differs between neurons there.`,
      );
  checkParams(synapse.params, projection.synapseParams ?? {}, synapse.name, `${path}.synapseParams`);
  requireOneOf(projection.receptor, ["exc", "inh"], `${path}.receptor`);
  checkConnector(projection, from.shape, to.shape, path);
  const shapes = [from.shape, to.shape] as const;
  if (projection.delay !== undefined)
    checkDelay(
      { ...projection, delay: projection.delay },
      shapes,
      document.dt,
      LARGEST.delaySteps,
      `${path}.delay`,
    );
  checkRelease(synapse, projection.delay, `${path}.delay`);
  checkWeight(projection, synapse, shapes, `${path}.weight`);
  for (const [part, registry, what] of [
    ["learn", models.rules, "learning rule"],
    ["normalize", models.normalizations, "normalisation"],
  ] as const) {
    const use = projection[part];
    if (!use) continue;
    const model = lookUpModel<{ readonly name: string; readonly params: (typeof neuron)["params"] }>(
      registry,
      use.name,
      what,
      `${path}.${part}.name`,
    );
    checkParams(model.params, use.params ?? {}, model.name, `${path}.${part}.params`);
  }
  if (projection.learn) checkRule(projection.learn, projection.to, document, models, `${path}.learn`);
  const all = projection.connector.name === "all_to_all";
  const graded = from.kind === "neurons" && models.neurons[from.neuron]!.carries !== undefined;
  const listed = graded || synapse.release !== undefined;
  return all && !listed && !storesWeights(projection) && typeof (projection.delay ?? 0) === "number"
    ? 0
    : synapseCount(projection, from.shape, to.shape);
}

function checkRule(
  use: ModelUse,
  to: string,
  { readout, training }: NetworkDocument,
  models: Models,
  path: string,
): void {
  checkBounds(use, models, `${path}.params`);
  if (!needsTeacher(models.rules[use.name]!)) return;
  if (!training?.teacher || readout?.population !== to)
    throw new ModelError(
      path,
      `${use.name} learns from rewards: set training.teacher, and read out '${to}'.`,
    );
}

/** A clamp between bounds the wrong way round would be another one on each engine. */
function checkBounds({ name, params }: ModelUse, models: Models, path: string): void {
  const { trees, params: known } = models.rules[name]!;
  if (!trees.bounds) return;
  const env = paramsInBaseUnits(known, params);
  const [low, high] = trees.bounds.map((bound) => evaluate(bound, { lookup: (param) => env[param]! }));
  if (low! <= high!) return;
  const [least, most] = trees.bounds.map(print);
  throw new ModelError(path, `${least}, ${low}, is above ${most}, ${high}. Exchange them.`);
}

function checkReadout({ readout, populations }: NetworkDocument): void {
  if (!readout) return;
  const population = lookUp(populations, readout.population, "population", "readout.population");
  if (population.kind === "input")
    throw new ModelError("readout.population", "is an input; read out neurons instead.");
  for (const [k, name] of (readout.counted ?? []).entries()) {
    const path = `readout.counted[${k}]`;
    if (lookUp(populations, name, "population", path).kind === "input")
      throw new ModelError(path, "is an input; count spikes of neurons instead.");
  }
  requireWhole(readout.classes, "readout.classes", 1000, 2);
  if (readout.by !== undefined) requireOneOf(readout.by, READOUTS, "readout.by");
}

function checkTraining({ readout, training, ...document }: NetworkDocument): void {
  if (!training) return;
  if (training.batch !== undefined) requireWhole(training.batch, "training.batch", 1024);
  if (training.epochs !== undefined) requireWhole(training.epochs, "training.epochs", 1000);
  const models = modelsOf(document);
  checkAnneal(training, document, models);
  if (training.teacher) checkTeacher(training.teacher, training, readout, document.populations, models);
}

function checkTeacher(
  use: ModelUse,
  { batch = 1 }: TrainingPlan,
  readout: NetworkDocument["readout"],
  populations: NetworkDocument["populations"],
  models: Models,
): void {
  const path = "training.teacher";
  const model = lookUpModel(models.teachers, use.name, "teacher", `${path}.name`);
  checkParams(model.params, use.params ?? {}, model.name, `${path}.params`);
  if (!readout) throw new ModelError(path, "rewards the neurons of the readout; this network has none.");
  if (batch > 1)
    throw new ModelError(path, `is heard after every sample: training.batch must be 1, got ${batch}.`);
  const population = populations[readout.population] as NeuronPopulation;
  const lack = lackOf(models.neurons[population.neuron]!, model);
  if (lack) throw new ModelError(path, lack);
}

function checkAnneal(
  { anneal = {} }: TrainingPlan,
  { populations, projections }: Pick<NetworkDocument, "populations" | "projections">,
  models: Models,
): void {
  for (const [target, to] of Object.entries(anneal)) {
    const path = `training.anneal.${target}`;
    const [owner = "", parameter = ""] = target.split(".");
    const annealed = lookUp({ ...populations, ...projections }, owner, "population or projection", path);
    const model =
      "from" in annealed
        ? models.rules[annealed.learn?.name ?? ""]
        : annealed.kind === "neurons"
          ? models.neurons[annealed.neuron]
          : models.encoders[annealed.encoder];
    if (!model) throw new ModelError(path, `'${owner}' does not learn.`);
    checkParams(model.params, { [parameter]: to }, model.name, "training.anneal");
    const start = ("from" in annealed ? annealed.learn : annealed)?.params?.[parameter];
    if (!((start ?? model.params[parameter]!.value) > 0 && to > 0))
      throw new ModelError(path, "both ends must be above 0: the parameter moves in equal ratios.");
  }
}
