// A document as the TypeScript that builds it: what the page shows as "code", and a script can begin from.
import { readDocument } from "../../compiler/readDocument";
import type { Connector, ModelUse, NetworkDocument, TrainingPlan } from "../../core/document";
import { isSame } from "../../util/frozen";
import type { Sight } from "../builders/agents";
import { camelCase, connect, encode, learn, neuron, normalize, teach } from "../builders/models";
import { type Call, call, calleeOf, isCall, printLiteral } from "./literal";
import { documentToActorCritic } from "./unagent";
import { type Chain, documentToChain, isUsual } from "./unchain";

export interface CodeOptions {
  /** what the code imports from; "spikeyard" if absent */
  readonly from?: string;
}

/**
 * TypeScript that exports `network`, or `agent`, whose document equals this one: a `Sequential` where its layers are in
 * a row, else a `Network`, or an `Agent`. Texts of the document stay texts, whatever they hold.
 *
 * @throws {ModelError} if the document is wrong
 */
export function toCode(document: NetworkDocument, { from = "spikeyard" }: CodeOptions = {}): string {
  const checked = readDocument(document);
  const network = checked.agent ? agentCall(checked) : networkOf(checked);
  const start = `export const ${checked.agent ? "agent" : "network"} = `;
  const names = [...importsOf(network)].sort((a, b) => a.localeCompare(b, "en"));
  return (
    `import { ${names.join(", ")} } from ${JSON.stringify(from)};\n\n` +
    `${start}${printLiteral(network, "", start.length + 1)};\n`
  );
}

function networkOf(document: NetworkDocument): Call {
  const chain = documentToChain(document);
  return chain ? sequentialCall(chain) : call("new Network", [saidOf(document)]);
}

function agentCall(document: NetworkDocument): Call {
  const options = documentToActorCritic(document);
  if (!options) return call("new Agent", [saidOf(document)]);
  const said = Object.entries(options).map(([key, value]) => {
    if (key === "observe") return [key, observeCall(value)] as const;
    if (key !== "learn") return [key, optionOf(key, value)] as const;
    const rules = Object.entries<ModelUse>(value).map(
      ([who, use]) => [who, modelCall("learn", use)] as const,
    );
    return [key, Object.fromEntries(rules)] as const;
  });
  return call("new Agent", [call("agents.actorCritic", [Object.fromEntries(said)])]);
}

function observeCall({ code, shape }: Sight): Call {
  const extents = shape.length === 1 ? shape[0] : shape;
  return call(`observe.${camelCase(code.name)}`, code.params ? [extents, code.params] : [extents]);
}

function sequentialCall({ layers, options }: Chain): Call {
  const calls = layers.map(({ kind, first, options }) => {
    const said = withCalls(options);
    const args = [...(first === undefined ? [] : [first]), ...(Object.keys(said).length > 0 ? [said] : [])];
    return call(`layers.${kind}`, args);
  });
  const last = Object.keys(options).length > 0 ? [withCalls(options)] : [];
  return call("new Sequential", [calls, ...last]);
}

/** Models in it by the builders that make them. */
function withCalls(options: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) => [key, optionOf(key, value)] as const),
  );
}

function optionOf(key: string, value: unknown): unknown {
  if (value === null) return null;
  if (key === "encode" || key === "learn" || key === "normalize") return modelCall(key, value as ModelUse);
  if (key === "teacher") return modelCall("teach", value as ModelUse);
  if (key === "connector") return connectorCall(value as Connector);
  if (key === "training") return trainingOf(value as TrainingPlan);
  const { name, params } = value as ModelUse;
  return key !== "neuron" ? value : params ? modelCall("neuron", value as ModelUse) : name;
}

/** Its stages name several rules each, by the projections that learn. */
function trainingOf(training: TrainingPlan): Readonly<Record<string, unknown>> {
  if (!training.stages) return withCalls(training);
  const stages = training.stages.map(({ learn: rules, ...stage }) => {
    const learn = Object.entries(rules).map(([id, use]) => [id, modelCall("learn", use)] as const);
    return { learn: Object.fromEntries(learn), ...withCalls(stage) };
  });
  return { ...withCalls(training), stages };
}

/** All that a description of it must say. */
function saidOf({ format: _, version: __, ...document }: NetworkDocument): Readonly<Record<string, unknown>> {
  const projections = Object.entries(document.projections).map(
    ([id, projection]) => [id, withCalls(projection)] as const,
  );
  const said = { ...withCalls(document), projections: Object.fromEntries(projections) };
  const unusual = Object.entries(said).filter(([key, value]) => !isUsual(key, value));
  return Object.fromEntries(unusual);
}

const BUILDERS = { encode, learn, normalize, neuron, teach };
type Build = (...args: readonly unknown[]) => ModelUse | Connector;

/** `learn.instar({ eta: 0.2 })`, or the plain use where there is no such builder, or it says more. */
function modelCall(group: keyof typeof BUILDERS, use: ModelUse): unknown {
  const made = BUILDERS[group] as unknown as Readonly<Record<string, Build>>;
  return callThatGives(use, group, camelCase(use.name), made, use.params ? [use.params] : []);
}

/** What builders of connectors take by itself; all else is an option. */
const FIRST: Readonly<Partial<Record<Connector["name"], readonly string[]>>> = {
  fixed_probability: ["p"],
  fixed_in_degree: ["n"],
  fixed_out_degree: ["n"],
  conv2d: ["kernel"],
  local2d: ["kernel"],
  pool2d: ["size"],
  list: ["pre", "post"],
};

/** `connect.fixedProbability(0.1)`, likewise. */
function connectorCall(connector: Connector): unknown {
  const made = connect as unknown as Readonly<Record<string, Build>>;
  const { name, ...options } = connector;
  const first = (FIRST[name] ?? []).map((key) => (options as Readonly<Record<string, unknown>>)[key]);
  const others = Object.fromEntries(Object.entries(options).filter(([key]) => !FIRST[name]?.includes(key)));
  const args = [...first, ...(Object.keys(others).length > 0 ? [others] : [])];
  return callThatGives(connector, "connect", camelCase(name), made, args);
}

function callThatGives(
  wanted: ModelUse | Connector,
  group: string,
  name: string,
  builders: Readonly<Record<string, Build>>,
  args: readonly unknown[],
): unknown {
  const gives = Object.hasOwn(builders, name) && isSame(builders[name]!(...args), wanted);
  return gives ? call(`${group}.${name}`, args) : wanted;
}

/** The first words of all calls: what they are imported as. */
function importsOf(value: unknown, names = new Set<string>()): ReadonlySet<string> {
  if (isCall(value)) {
    names.add(calleeOf(value).replace("new ", "").split(".")[0]!);
    for (const arg of value.args) importsOf(arg, names);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) importsOf(part, names);
  }
  return names;
}
