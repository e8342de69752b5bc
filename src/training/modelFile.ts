// Model files, `*.spikeyard`: a network's document, its weights and where its training stands, of one that answers in
// classes or of an agent. They are safetensors, so that anyone's reader finds the weights; document and counters are
// texts in the metadata.
import { planNetwork } from "../compiler/plan";
import type { Plan } from "../compiler/planned";
import { readDocument } from "../compiler/readDocument";
import type { NetworkDocument } from "../core/document";
import { readSafetensors, type Tensor, type TensorData, writeSafetensors } from "../data/safetensors";
import { type Numbers, notFinite } from "../engines/engine";
import { DataError, ModelError } from "../util/errors";
import type { AgentCheckpoint } from "./agents/agentModel";
import { shapesOf } from "./requireFit";
import { Responses, UNLIMITED } from "./responses";
import type { Checkpoint } from "./runs";

/** What a model file holds. */
export interface Saved<C extends Checkpoint | AgentCheckpoint> {
  readonly document: NetworkDocument;
  readonly checkpoint: C;
}
export type SavedModel = Saved<Checkpoint>;
export type SavedAgent = Saved<AgentCheckpoint>;

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
export function writeModelFile({
  document,
  checkpoint,
}: Saved<Checkpoint | AgentCheckpoint>): Uint8Array<ArrayBuffer> {
  const { network } = checkpoint;
  const plan = planNetwork(document);
  const shapes = shapesOf(plan);
  const tensors = new Map<string, Tensor>();
  for (const [name, data] of Object.entries(network.arrays)) {
    const bad = data.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw notFinite(name, bad, data[bad]!, network.clock);
    tensors.set(name, { shape: shapes.get(name)!, data });
  }
  tensors.set(SPIKES, { shape: [plan.history, plan.words], data: network.spikes });
  if ("responses" in checkpoint) {
    const { responses, taught } = checkpoint;
    if (taught) tensors.set(TAUGHT, { shape: [plan.readout!.n], data: Int32Array.from(taught) });
    tensors.set(RESPONSES, { shape: [responses.length], data: responses });
  }
  const metadata = new Map([
    ["format", FORMAT],
    ["version", VERSION],
    ["document", JSON.stringify(document)],
    ["training", JSON.stringify({ ...progressOf(checkpoint), clock: network.clock, sample: network.sample })],
  ]);
  return writeSafetensors({ metadata, tensors });
}

/** How far it has learned. */
function progressOf(checkpoint: Checkpoint | AgentCheckpoint) {
  if ("responses" in checkpoint) return { samples: checkpoint.samples };
  const { episodes, decisions, baseline } = checkpoint;
  return { episodes, decisions, baseline };
}

/**
 * Reads the model file of a network that answers in classes: all of it is checked before any of it is given back.
 *
 * @param file - its name, for errors
 * @throws {DataError} naming the file and what is wrong with it
 */
export function readModelFile(file: string, bytes: Uint8Array<ArrayBuffer>): SavedModel {
  const saved = readSaved(file, bytes);
  if (isSavedAgent(saved)) throw new DataError(file, "holds an agent. Open it as one: loadAgent(file).");
  return saved;
}

/** The same of an agent. @throws {DataError} naming the file and what is wrong with it */
export function readAgentFile(file: string, bytes: Uint8Array<ArrayBuffer>): SavedAgent {
  const saved = readSaved(file, bytes);
  if (!isSavedAgent(saved))
    throw new DataError(file, "holds no agent. Open it as a network: loadNetwork(file).");
  return saved;
}

export const isSavedAgent = (saved: SavedModel | SavedAgent): saved is SavedAgent =>
  saved.document.agent !== undefined;

/** The same of either. @throws {DataError} naming the file and what is wrong with it */
export function readSaved(file: string, bytes: Uint8Array<ArrayBuffer>): SavedModel | SavedAgent {
  const { metadata, tensors } = readSafetensors(file, bytes);
  if (metadata.get("format") !== FORMAT)
    throw new DataError(file, "holds no Spikeyard model. Give a file that was saved by Spikeyard.");
  if (metadata.get("version") !== VERSION)
    throw new DataError(
      file,
      `has version ${metadata.get("version")?.slice(0, 20)} of the format; this Spikeyard reads ${VERSION}.`,
    );
  const { document, plan } = planOf(file, metadata.get("document"));
  const { history, words } = plan;
  if (!plan.readout && !document.agent)
    throw new DataError(file, "its network has no readout, so nothing was trained.");
  const arrays: Record<string, Numbers> = {};
  const left = new Map(tensors);
  const take: Take = (name, shape) => {
    const tensor = left.get(name);
    left.delete(name);
    if (tensor && (shape ?? tensor.shape.slice(0, 1)).join() === tensor.shape.join()) return tensor.data;
    const [wanted, got] = [shape ?? ["any"], tensor?.shape].map((of) =>
      of ? `[${of.join(", ")}]` : "nothing",
    );
    throw new DataError(file, `${name}: ${wanted} is what its network has, got ${got}.`);
  };
  for (const [name, shape] of shapesOf(plan)) arrays[name] = numbersOf(file, name, take(name, shape));
  const spikes = wordsOf(file, SPIKES, take(SPIKES, [history, words]));
  const counters = (parse(metadata.get("training")) ?? {}) as Counters;
  const answers = document.agent ? null : answersOf(file, plan, left.has(TAUGHT), take);
  const [stranger] = left.keys();
  if (stranger !== undefined)
    throw new DataError(file, `${JSON.stringify(stranger.slice(0, 60))}: its network has no such array.`);
  requireCounters(file, counters, plan);
  const { clock, sample, samples, episodes, decisions, baseline } = counters;
  const network = { arrays, spikes, clock, sample: { steps: sample.steps, spikes: sample.spikes } };
  return answers
    ? { document, checkpoint: { samples, network, ...answers } }
    : { document, checkpoint: { episodes, decisions, baseline, network } };
}

/** @param shape - absent: a list of any length */
type Take = (name: string, shape?: readonly number[]) => TensorData;

/** What the readout learns from. */
function answersOf(file: string, { document, readout }: Plan, isTaught: boolean, take: Take) {
  const { classes } = document.readout!;
  const taught = isTaught ? classesOf(file, take(TAUGHT, [readout!.n]), classes) : null;
  const responses = wordsOf(file, RESPONSES, take(RESPONSES));
  checkResponses(file, responses, readout!.n, classes);
  return { responses, ...(taught ? { taught } : {}) };
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

/** Where training stands: of a network its samples, of an agent the other three. */
interface Counters {
  readonly samples: number;
  readonly episodes: number;
  readonly decisions: number;
  readonly baseline: number;
  readonly clock: number;
  readonly sample: { readonly steps: number; readonly spikes: number };
}

function requireCounters(file: string, counters: Counters, { document, sampleSteps }: Plan): void {
  const { samples, episodes, decisions, baseline, clock, sample } = counters;
  const isCount = (value: unknown, most = Number.MAX_SAFE_INTEGER) =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
  const { agent } = document;
  const isRight =
    isCount(clock) &&
    isCount(sample?.spikes) &&
    isCount(sample?.steps, agent ? undefined : sampleSteps) &&
    (agent ? isCount(episodes) && isCount(decisions) && Number.isFinite(baseline) : isCount(samples));
  if (!isRight) throw new DataError(file, "does not say where its training stands. It is damaged.");
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
