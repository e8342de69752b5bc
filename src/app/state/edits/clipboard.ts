// A part of a document as text, to be pasted here, in another tab, or into another network. Text from outside is read
// field by field into fresh objects and checked as documents are.
import {
  isSame,
  ModelError,
  type NetworkDocument,
  type OwnModels,
  readDocumentFile,
  withoutLostDraws,
} from "../../../index";
import { copy } from "../../copy";
import type { Added } from "./add";
import { freeLabel, freeName } from "./names";
import { freePlace, type Place, placesOf, withPlaces } from "./places";
import { needsRewards } from "./remove";

const FORMAT = "spikeyard-part";
const VERSION = 1;
/** Letters. Chosen: larger than any network that can be read. */
const LONGEST = 2_000_000;
const FIELDS = {
  population: ["kind", "label", "shape", "encoder", "neuron", "params", "vary", "init", "winners", "among"],
  projection: [
    "from",
    "to",
    "synapse",
    "synapseParams",
    "receptor",
    "connector",
    "weight",
    "delay",
    "learn",
    "normalize",
    "drawnAs",
  ],
} as const;

export interface Part {
  /** those that its populations and projections need and no one else has */
  readonly models?: NetworkDocument["models"];
  readonly populations: NetworkDocument["populations"];
  readonly projections: NetworkDocument["projections"];
  readonly layout: Readonly<Record<string, Place>>;
}

/** Populations by name with the projections between them; null if there are none of these. */
export function partOf(document: NetworkDocument, ids: readonly string[]): Part | null {
  const wanted = new Set(ids.filter((id) => Object.hasOwn(document.populations, id)));
  if (wanted.size === 0) return null;
  const places = placesOf(document);
  const part = {
    populations: pick(document.populations, (id) => wanted.has(id)),
    projections: withoutRewards(
      document,
      withoutLostDraws(pick(document.projections, (_, { from, to }) => wanted.has(from) && wanted.has(to))),
    ),
    layout: pick(places, (id) => wanted.has(id)),
  };
  const models = modelsIn(document.models, part);
  return models ? { models, ...part } : part;
}

export function toText(part: Part): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...part }, null, 1);
}

/** @throws {ModelError} that says what is wrong with it */
export function fromText(text: string): Part {
  if (text.length > LONGEST) throw new ModelError("clipboard", copy.editor.pasteTooLong);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ModelError("clipboard", copy.editor.pasteForeign);
  }
  const part = fieldsOf(json);
  if (part?.format !== FORMAT) throw new ModelError("clipboard", copy.editor.pasteForeign);
  if (part.version !== VERSION) throw new ModelError("clipboard", copy.editor.pasteNewer);
  const document = {
    format: "spikeyard",
    version: 1,
    name: "",
    dt: 1,
    seed: 1,
    ...(part.models === undefined ? {} : { models: part.models }),
    populations: entriesOf(part.populations, FIELDS.population),
    projections: withoutRewards({}, entriesOf(part.projections, FIELDS.projection)),
    layout: entriesOf(part.layout, ["x", "y"]),
  };
  const read = readDocumentFile("clipboard", JSON.stringify(document));
  const { models, populations, projections, layout = {} } = read;
  return { ...(models ? { models } : {}), populations, projections, layout };
}

/**
 * Adds a part under free names.
 * @param by - how far from where its cards were; they move on until all are free
 */
export function withPart(document: NetworkDocument, part: Part, by: Place): Added {
  const named = new Map<string, string>();
  const models = joined(document.models, part.models);
  let next: NetworkDocument = { ...withPlaces(document), ...(models ? { models } : {}) };
  const first = Object.keys(part.populations)[0];
  const start = (first !== undefined && part.layout[first]) || { x: 0, y: 0 };
  // the first card finds a free place, and all others keep theirs beside it
  const free = freePlace(document, { x: start.x + by.x, y: start.y + by.y });
  for (const [id, population] of Object.entries(part.populations)) {
    const name = freeName(next, id);
    named.set(id, name);
    const label = population.label === undefined ? {} : { label: freeLabel(next, population.label) };
    const at = part.layout[id] ?? start;
    next = {
      ...next,
      populations: { ...next.populations, [name]: { ...population, ...label } },
      layout: { ...next.layout, [name]: { x: free.x + at.x - start.x, y: free.y + at.y - start.y } },
    };
  }
  const wired = new Map<string, string>();
  for (const [id, projection] of Object.entries(part.projections)) {
    const [from, to] = [named.get(projection.from), named.get(projection.to)];
    if (from === undefined || to === undefined) continue;
    const name = freeName(next, id);
    wired.set(id, name);
    next = { ...next, projections: { ...next.projections, [name]: { ...projection, from, to } } };
  }
  for (const [id, { drawnAs }] of Object.entries(part.projections)) {
    const [name, other] = [wired.get(id), wired.get(drawnAs ?? "")];
    if (name === undefined || other === undefined) continue;
    const copied = { ...next.projections[name]!, drawnAs: other };
    next = { ...next, projections: { ...next.projections, [name]: copied } };
  }
  return { document: next, ids: [...named.values()] };
}

/** Rewards go to the neurons of the readout only: what learns from them does not learn in a copy. */
function withoutRewards<P>(
  document: Pick<NetworkDocument, "models">,
  projections: Readonly<Record<string, P>>,
): Readonly<Record<string, P>> {
  return Object.fromEntries(
    Object.entries(projections).map(([id, projection]) => {
      const name = fieldsOf(fieldsOf(projection)?.learn)?.name;
      if (typeof name !== "string" || !needsRewards(document, name)) return [id, projection];
      const { learn: _, ...plain } = projection as P & { learn: unknown };
      return [id, plain as P];
    }),
  );
}

/** The models of its document that a part uses; undefined if it does with those that come with the app. */
function modelsIn(own: OwnModels | undefined, part: Pick<Part, "populations" | "projections">) {
  if (!own) return undefined;
  const used = new Set<string | undefined>();
  for (const one of Object.values(part.populations))
    used.add(one.kind === "input" ? one.encoder : one.neuron);
  for (const { synapse, learn } of Object.values(part.projections)) used.add(synapse).add(learn?.name);
  const groups = Object.entries(own)
    .map(([kind, group]) => [kind, pick<object>(group ?? {}, (name) => used.has(name))] as const)
    .filter(([, group]) => Object.keys(group).length > 0);
  return groups.length > 0 ? (Object.fromEntries(groups) as OwnModels) : undefined;
}

/** Models of both. @throws {ModelError} if two that differ have one name */
function joined(own: OwnModels = {}, more: OwnModels = {}): OwnModels | undefined {
  const all: Record<string, Record<string, object>> = {};
  for (const [kind, group] of [...Object.entries(own), ...Object.entries(more)]) {
    all[kind] ??= {};
    for (const [name, model] of Object.entries<object>(group ?? {})) {
      if (Object.hasOwn(all[kind], name) && !isSame(all[kind][name], model))
        throw new ModelError(`models.${kind}.${name}`, copy.editor.pasteOtherModel(name));
      all[kind][name] = model;
    }
  }
  return Object.keys(all).length > 0 ? (all as OwnModels) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** Entries with their known fields only. */
function entriesOf(value: unknown, known: readonly string[]): Fields {
  const all = fieldsOf(value) ?? {};
  return Object.fromEntries(
    Object.entries(all).map(([id, one]) => {
      const fields = fieldsOf(one) ?? {};
      return [
        id,
        Object.fromEntries(
          known.filter((key) => Object.hasOwn(fields, key)).map((key) => [key, fields[key]]),
        ),
      ];
    }),
  );
}

function pick<T>(
  all: Readonly<Record<string, T>>,
  wanted: (id: string, one: T) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([id, one]) => wanted(id, one)));
}
