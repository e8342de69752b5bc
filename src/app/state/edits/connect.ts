// Connecting two populations: which connectors fit, what they cost, and the synapses and weights that suit the target.
import {
  type Connector,
  checkDocument,
  ModelError,
  modelsOf,
  type NetworkDocument,
  type Projection,
  sizeOf,
  synapseCount,
  usualSynapse,
  type Values,
  windowFeatures,
} from "../../../index";
import { copy } from "../../copy";
import { freeName, isWorldCard, nameFrom, voteCardOf } from "./names";
import { needsRewards } from "./remove";
import { refusalOfWindows, WINDOW_RULE, withLearning } from "./stages";
import { usualDegree, usualDistance, usualLocal } from "./usualConnectors";

export type ConnectorName = Connector["name"];
export type ReceptorName = Projection["receptor"];

/** What the user chooses; all else follows from the two populations. */
export interface Wish {
  readonly from: string;
  readonly to: string;
  readonly connector: Connector;
  readonly receptor: ReceptorName;
  /** a learning rule by name; null: the weights stay */
  readonly rule: string | null;
}

export interface Offer {
  readonly connector: Connector;
  /** why it cannot be; null if it can */
  readonly refusal: string | null;
  readonly synapses: number;
  /** bytes of weights; 0: one number stands for all */
  readonly memory: number;
}

/** Chosen: so few that a drawn connection looks drawn, so many that it does something. */
const USUAL_P = 0.1;
const USUAL_KERNEL = 5;
const BYTES_PER_WEIGHT = 4;

/** Why one card cannot be connected to another at all; null if it can. */
export function refusalOf(document: NetworkDocument, from: string, to: string): string | null {
  const vote = voteCardOf(document);
  const source = document.populations[from];
  if (isWorldCard(document, from)) return refusalOfSight(document, to);
  if (!source) return copy.editor.voteSendsNothing;
  if (isWorldCard(document, to)) {
    if (source.kind === "input") return copy.editor.actsNeurons;
    return document.agent?.act.population === from ? copy.editor.actsAlready : null;
  }
  if (to === vote && !Object.hasOwn(document.populations, to)) {
    if (source.kind === "input") return copy.editor.readsNeurons;
    return document.readout?.population === from ? copy.editor.isReadOut : null;
  }
  const target = document.populations[to];
  if (!target) return copy.editor.noTarget;
  if (target.kind === "input") return copy.editor.inputReceivesNothing;
  return null;
}

/** Why the world cannot be shown to a card. */
function refusalOfSight({ populations, agent }: NetworkDocument, to: string): string | null {
  if (populations[to]?.kind !== "input") return copy.editor.worldIsSeen;
  if (agent?.observe.input === to) return copy.editor.isShown;
  return agent?.act.copy === to ? copy.editor.isTold : null;
}

/** All connectors between two populations, with what they cost and why some do not fit. */
export function offersFor(document: NetworkDocument, wish: Omit<Wish, "connector">, p = USUAL_P): Offer[] {
  return connectorsFor(document, wish.from, wish.to, p).map((connector) => {
    const projection = projectionFor(document, { ...wish, connector });
    const refusal = unequal(document, projection) ?? refusalOfProjection(document, projection);
    return { connector, ...costOf(document, projection), refusal };
  });
}

/** Learning rules by name, with why some do not fit. */
export function rulesFor(
  document: NetworkDocument,
  wish: Omit<Wish, "rule">,
): (readonly [string, string | null])[] {
  return Object.keys(modelsOf(document).rules).map((rule) => {
    if (wish.connector.name === "conv2d") return [rule, refusalOfWindowRule(document, wish, rule)] as const;
    const projection = projectionFor(document, { ...wish, rule });
    return [rule, refusalOfProjection(document, projection)] as const;
  });
}

/** @throws {ModelError} if the two cannot be connected so */
export function withConnection(
  document: NetworkDocument,
  wish: Wish,
): { readonly document: NetworkDocument; readonly id: string } {
  const refusal = refusalOf(document, wish.from, wish.to);
  if (refusal !== null) throw new ModelError("connection", refusal);
  const id = freeName(document, nameFrom(`${wish.from}_${wish.to}`, "connection"));
  const made = projectionFor(document, wish);
  const staged = wish.connector.name === "conv2d" || document.training?.stages !== undefined;
  const { learn: _, ...still } = made;
  const next =
    wish.rule !== null && staged
      ? withLearning(withId(document, id, still), id, wish.rule)
      : withId(document, id, made);
  checkDocument(next);
  return { document: next, id };
}

/** The synapse model that a neuron hears others by: conductances or currents where it has some, else its potential. */
export function synapseFor(document: NetworkDocument, to: string): string {
  const target = document.populations[to];
  if (target?.kind !== "neurons") return "delta";
  const known = modelsOf(document);
  const neuron = known.neurons[target.neuron];
  return (neuron && usualSynapse(neuron, known)?.name) ?? "delta";
}

/** All of a projection that the user wishes for. */
export function projectionFor(document: NetworkDocument, wish: Wish): Projection {
  const { from, to, connector, receptor, rule } = wish;
  const synapse = synapseFor(document, to);
  const pre = document.populations[from]!.shape;
  const post = document.populations[to]!.shape;
  const bare: Projection = { from, to, synapse, receptor, connector, weight: 1 };
  const inputs = synapseCount(bare, pre, post) / sizeOf({ shape: post });
  if (connector.name === "conv2d" && rule !== null) {
    // as windows are learned from: see stages.ts
    const hears = document.populations[from]!.kind === "input" ? windowFeatures.FEATURES.synapse : "delta";
    const normalize = { name: "l2", params: { total: 1 } };
    return { ...bare, synapse: hears, weight: { uniform: [0, 1] }, normalize };
  }
  const normalize = rule === null ? undefined : normalizationFor(rule, inputs);
  return {
    ...bare,
    weight: weightFor(document, { ...bare, learns: rule !== null, inputs }),
    ...(rule === null ? {} : { learn: { name: rule } }),
    ...(normalize ? { normalize } : {}),
  };
}

/** mV that all inputs together move a neuron by in a step in which all spike. Chosen: as mnistRate, 0 to 0.3 mV from 784. */
const DRIVE = 240;
/** mV by which a single spike makes most neurons fire. */
const STRONG = 20;
/** What moves the potential of usual neurons by about 1 mV, by the unit of the weight. Chosen: from cuba and coba. */
const PER_MV: Readonly<Record<string, number>> = { mV: 1, pA: 40, nS: 0.7 };

function weightFor(
  document: NetworkDocument,
  of: Projection & { readonly learns: boolean; readonly inputs: number },
): Values {
  const { connector, receptor, learns, inputs } = of;
  if (connector.name === "pool2d") return 1;
  const unit = PER_MV[modelsOf(document).synapses[of.synapse]?.unit ?? "mV"] ?? 1;
  const high = rounded(Math.min(STRONG, DRIVE / Math.max(1, inputs)) * unit);
  if (receptor === "inh") return rounded(STRONG * unit);
  if (connector.name === "one_to_one") return high;
  if (learns) return { uniform: [0, Math.min(1, high)] }; // rules keep weights within 0 and 1 unless told otherwise
  return { uniform: [0, high] };
}

/** Mean weight of an input, after Diehl & Cook 2015, doi:10.3389/fncom.2015.00099: 78.4 for 784. */
const MEAN_WEIGHT = 0.1;

function normalizationFor(rule: string, inputs: number): Projection["normalize"] {
  if (!/^instar|^diehl_cook/.test(rule)) return undefined;
  if (rule === "instar_unit") return { name: "l2", params: { total: 1 } };
  return { name: "l1", params: { total: rounded(MEAN_WEIGHT * inputs) } };
}

/** Those that there are but for a list of pairs, which is written, each as the shapes on both sides ask for it. */
function connectorsFor(document: NetworkDocument, from: string, to: string, p: number): Connector[] {
  const self = from === to ? { self: false } : {};
  const [rows = 1, columns = 1] = document.populations[from]!.shape;
  const [high = 1, wide = 1] = document.populations[to]!.shape;
  const kernel = [rows - high + 1, columns - wide + 1] as const;
  const isKernel = kernel.every((n) => n >= 1) && document.populations[to]!.shape.length === 3;
  return [
    { name: "all_to_all", ...self },
    { name: "one_to_one" },
    { name: "fixed_probability", p, ...self },
    usualDegree("fixed_in_degree", [document, from, to]),
    usualDegree("fixed_out_degree", [document, from, to]),
    usualDistance([document, from, to]),
    { name: "conv2d", kernel: isKernel ? kernel : [USUAL_KERNEL, USUAL_KERNEL] },
    usualLocal([document, from, to]),
    { name: "pool2d", size: [Math.ceil(rows / high), Math.ceil(columns / wide)] },
  ];
}

function costOf(
  document: NetworkDocument,
  projection: Projection,
): { readonly synapses: number; readonly memory: number } {
  const pre = document.populations[projection.from]!.shape;
  const post = document.populations[projection.to]!.shape;
  const synapses = synapseCount(projection, pre, post);
  const { connector, weight, learn, normalize } = projection;
  // places of a convolution share the weights
  if (connector.name === "conv2d") {
    const [height, width] = connector.kernel;
    return { synapses, memory: height * width * (pre[2] ?? 1) * (post[2] ?? 1) * BYTES_PER_WEIGHT };
  }
  const stored = typeof weight !== "number" || learn !== undefined || normalize !== undefined;
  return { synapses, memory: stored ? synapses * BYTES_PER_WEIGHT : 0 };
}

/** The commonest reason, in plain words. */
function unequal(document: NetworkDocument, { from, to, connector }: Projection): string | null {
  if (connector.name !== "one_to_one") return null;
  const [pre, post] = [sizeOf(document.populations[from]!), sizeOf(document.populations[to]!)];
  return pre === post ? null : copy.editor.connect.unequal(pre, post);
}

function refusalOfProjection(document: NetworkDocument, projection: Projection): string | null {
  if (projection.learn && needsRewards(document, projection.learn.name) && !document.training?.teacher)
    return copy.editor.needsTeacher;
  try {
    checkDocument(withId(document, freeName(document, "connection"), projection));
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function refusalOfWindowRule(
  document: NetworkDocument,
  { from, to }: Pick<Wish, "from" | "to">,
  rule: string,
): string | null {
  return rule === WINDOW_RULE ? refusalOfWindows(document, from, to) : copy.editor.windowsRule(WINDOW_RULE);
}

/** What an error says, without the place in the document. */
export function reasonOf(error: unknown): string {
  if (error instanceof ModelError) {
    const text = error.message.slice(error.path.length + 2);
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
  return error instanceof Error ? error.message : String(error);
}

function withId(document: NetworkDocument, id: string, projection: Projection): NetworkDocument {
  return { ...document, projections: { ...document.projections, [id]: projection } };
}

const rounded = (value: number) => Number(value.toPrecision(2));
