// Model files, `*.spikeyard`: a network's document, its weights and where its training stands. They are safetensors,
// so that anyone's reader finds the weights; document and counters are texts in the metadata.
import { stateArrays, weightArrays } from "../compiler/memory";
import { planNetwork } from "../compiler/plan";
import type { Plan } from "../compiler/planned";
import { readDocument } from "../compiler/readDocument";
import type { NetworkDocument } from "../core/document";
import { readSafetensors, type Tensor, type TensorData, writeSafetensors } from "../data/safetensors";
import { type Numbers, notFinite } from "../engines/engine";
import { DataError, ModelError } from "../util/errors";
import { Responses, UNLIMITED } from "./responses";
import type { Checkpoint } from "./runs";

/** What a model file holds. */
export interface SavedModel {
  readonly document: NetworkDocument;
  readonly checkpoint: Checkpoint;
}

const FORMAT = "spikeyard-model";
const VERSION = "1";
/** Names with a stroke, which no array of a network has. */
const SPIKES = "training/spikes";
const TAUGHT = "training/taught";
const RESPONSES = "training/responses";

/**
 * The bytes of a model file. Equal models give equal bytes.
 *
 * @throws {EngineError} "not-finite", naming array and neuron, if a number is none any more
 */
export function writeModelFile({ document, checkpoint }: SavedModel): Uint8Array<ArrayBuffer> {
  const { samples, network, responses, taught } = checkpoint;
  const plan = planNetwork(document);
  const shapes = shapesOf(plan);
  const tensors = new Map<string, Tensor>();
  for (const [name, data] of Object.entries(network.arrays)) {
    const bad = data.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw notFinite(name, bad, data[bad]!, network.clock);
    tensors.set(name, { shape: shapes.get(name)!, data });
  }
  tensors.set(SPIKES, { shape: [plan.history, plan.words], data: network.spikes });
  if (taught) tensors.set(TAUGHT, { shape: [plan.readout!.n], data: Int32Array.from(taught) });
  tensors.set(RESPONSES, { shape: [responses.length], data: responses });
  const counters = { samples, clock: network.clock, sample: network.sample };
  const metadata = new Map([
    ["format", FORMAT],
    ["version", VERSION],
    ["document", JSON.stringify(document)],
    ["training", JSON.stringify(counters)],
  ]);
  return writeSafetensors({ metadata, tensors });
}

/**
 * Reads a model file: all of it is checked before any of it is given back.
 *
 * @param file - its name, for errors
 * @throws {DataError} naming the file and what is wrong with it
 */
export function readModelFile(file: string, bytes: Uint8Array<ArrayBuffer>): SavedModel {
  const { metadata, tensors } = readSafetensors(file, bytes);
  if (metadata.get("format") !== FORMAT)
    throw new DataError(file, "holds no Spikeyard model. Give a file that was saved by Spikeyard.");
  if (metadata.get("version") !== VERSION)
    throw new DataError(
      file,
      `has version ${metadata.get("version")?.slice(0, 20)} of the format; this Spikeyard reads ${VERSION}.`,
    );
  const { document, plan } = planOf(file, metadata.get("document"));
  const { readout, history, words } = plan;
  if (!readout) throw new DataError(file, "its network has no readout, so nothing was trained.");
  const arrays: Record<string, Numbers> = {};
  const left = new Map(tensors);
  const take = (name: string, shape: readonly number[]): TensorData => {
    const tensor = left.get(name);
    left.delete(name);
    if (tensor && tensor.shape.join() === shape.join()) return tensor.data;
    const got = tensor ? `[${tensor.shape.join(", ")}]` : "nothing";
    throw new DataError(file, `${name}: [${shape.join(", ")}] is what its network has, got ${got}.`);
  };
  for (const [name, shape] of shapesOf(plan)) arrays[name] = numbersOf(file, name, take(name, shape));
  const spikes = wordsOf(file, SPIKES, take(SPIKES, [history, words]));
  const taught = left.has(TAUGHT)
    ? classesOf(file, take(TAUGHT, [readout.n]), document.readout!.classes)
    : null;
  const window = left.get(RESPONSES);
  const responses = wordsOf(file, RESPONSES, take(RESPONSES, [window?.data.length ?? 0]));
  const [stranger] = left.keys();
  if (stranger !== undefined)
    throw new DataError(file, `${JSON.stringify(stranger.slice(0, 60))}: its network has no such array.`);
  checkResponses(file, responses, readout.n, document.readout!.classes);
  const { samples, clock, sample } = readCounters(file, metadata.get("training"), plan);
  const network = { arrays, spikes, clock, sample };
  return { document, checkpoint: { samples, network, responses, ...(taught ? { taught } : {}) } };
}

/**
 * Whether a saved network's weights and state fit another network: the same arrays, and the same synapses.
 *
 * @throws {DataError} naming an array that differs, with its shape on both sides
 */
export function requireFit(file: string, saved: NetworkDocument, here: NetworkDocument): void {
  const [there, own] = [planNetwork(saved), planNetwork(here)];
  const [theirs, ours] = [shapesOf(there), shapesOf(own)];
  const shown = (shape: readonly number[] | undefined) => (shape ? `[${shape.join(", ")}]` : "absent");
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    const [a, b] = [shown(theirs.get(name)), shown(ours.get(name))];
    if (a === b) continue;
    throw new DataError(
      file,
      `holds another network, '${saved.name}': ${name} is ${a} in the file and ${b} in '${here.name}'. ` +
        "Nothing was loaded. Open the file as a network of its own, or build this one like it.",
    );
  }
  const [a, b] = [saved, here].map(({ readout }) => `${readout?.population}, ${readout?.classes} classes`);
  if (a !== b)
    throw new DataError(file, `its readout is ${a}, but ${b} in '${here.name}'. Nothing was loaded.`);
  for (const [k, { name, connections }] of own.projections.entries()) {
    const others = there.projections[k]!.connections;
    if (connections?.post.every((post, at) => post === others?.post[at]) ?? !others) continue;
    throw new DataError(
      file,
      `the synapses of ${name} were drawn with seed ${saved.seed}, here with ${here.seed}. Nothing was loaded.`,
    );
  }
}

/** Shape of every array that a network keeps: `[n]` of a population, `[pre, post]` or `[synapses]` of weights. */
function shapesOf(plan: Plan): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>();
  for (const { name, length } of [...stateArrays(plan), ...weightArrays(plan)]) shapes.set(name, [length]);
  for (const { name, weights, connections, from, to } of plan.projections)
    if (weights === "stored" && !connections) shapes.set(`${name}.w`, [from.n, to.n]);
  return shapes;
}

function planOf(file: string, text: string | undefined): { document: NetworkDocument; plan: Plan } {
  try {
    const document = readDocument(parse(text));
    return { document, plan: planNetwork(document) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new DataError(file, `its network is not right. ${error.message}`);
  }
}

function readCounters(file: string, text: string | undefined, { sampleSteps }: Plan) {
  const { samples, clock, sample } = (parse(text) ?? {}) as Partial<SavedCounters>;
  const isCount = (value: unknown, most: number): value is number =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
  const most = Number.MAX_SAFE_INTEGER;
  const isRight =
    isCount(samples, most) &&
    isCount(clock, most) &&
    isCount(sample?.steps, sampleSteps) &&
    isCount(sample?.spikes, most);
  if (!isRight) throw new DataError(file, "does not say where its training stands. It is damaged.");
  return { samples, clock, sample: { steps: sample!.steps, spikes: sample!.spikes } };
}

interface SavedCounters {
  readonly samples: number;
  readonly clock: number;
  readonly sample: { readonly steps: number; readonly spikes: number } | null;
}

function checkResponses(file: string, state: Uint32Array, neurons: number, classes: number): void {
  try {
    Responses.from(state, neurons, classes, UNLIMITED);
  } catch (error) {
    throw new DataError(file, `${RESPONSES}: ${(error as Error).message}`);
  }
}

function numbersOf(file: string, name: string, data: TensorData): Numbers {
  if (!(data instanceof Float32Array || data instanceof Float64Array))
    throw new DataError(file, `${name}: F32 or F64 is expected.`);
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return data;
  throw new DataError(file, `${name}[${bad}] is ${data[bad]}; finite numbers are expected.`);
}

function classesOf(file: string, data: TensorData, classes: number): Int16Array {
  const isClass = (k: number) => k >= -1 && k < classes;
  if (data instanceof Int32Array && data.every(isClass)) return Int16Array.from(data);
  throw new DataError(
    file,
    `${TAUGHT}: a class from 0 to ${classes - 1}, or -1, is expected of each neuron.`,
  );
}

function wordsOf(file: string, name: string, data: TensorData): Uint32Array<ArrayBuffer> {
  if (data instanceof Uint32Array) return data;
  throw new DataError(file, `${name}: U32 is expected.`);
}

/** null where it is no JSON */
function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
