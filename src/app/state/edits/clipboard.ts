// A part of a document as text, to be pasted here, in another tab, or into another network. Text from outside is read
// field by field into fresh objects and checked as documents are.
import { ModelError, type NetworkDocument, type Projection, readDocument } from "../../../index";
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
  population: ["kind", "label", "shape", "encoder", "neuron", "params", "init", "winners", "among"],
  projection: ["from", "to", "synapse", "receptor", "connector", "weight", "delay", "learn", "normalize"],
} as const;

export interface Part {
  readonly populations: NetworkDocument["populations"];
  readonly projections: NetworkDocument["projections"];
  readonly layout: Readonly<Record<string, Place>>;
}

/** Populations by name with the projections between them; null if there are none of these. */
export function partOf(document: NetworkDocument, ids: readonly string[]): Part | null {
  const wanted = new Set(ids.filter((id) => Object.hasOwn(document.populations, id)));
  if (wanted.size === 0) return null;
  const places = placesOf(document);
  return {
    populations: pick(document.populations, (id) => wanted.has(id)),
    projections: pick(document.projections, (_, { from, to }) => wanted.has(from) && wanted.has(to)),
    layout: pick(places, (id) => wanted.has(id)),
  };
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
  const read = readDocument({
    format: "spikeyard",
    version: 1,
    name: "",
    dt: 1,
    seed: 1,
    populations: entriesOf(part.populations, FIELDS.population),
    projections: withoutRewards(entriesOf(part.projections, FIELDS.projection)),
    layout: entriesOf(part.layout, ["x", "y"]),
  });
  return { populations: read.populations, projections: read.projections, layout: read.layout ?? {} };
}

/**
 * Adds a part under free names.
 * @param by - how far from where its cards were; they move on until all are free
 */
export function withPart(document: NetworkDocument, part: Part, by: Place): Added {
  const named = new Map<string, string>();
  let next = withPlaces(document);
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
  for (const [id, projection] of Object.entries(part.projections)) {
    const [from, to] = [named.get(projection.from), named.get(projection.to)];
    if (from === undefined || to === undefined) continue;
    const copied = { ...withoutReward(projection), from, to };
    next = { ...next, projections: { ...next.projections, [freeName(next, id)]: copied } };
  }
  return { document: next, ids: [...named.values()] };
}

/** Rewards go to the neurons of the readout only: what learns from them does not learn in a copy. */
function withoutReward(projection: Projection): Projection {
  if (!projection.learn || !needsRewards(projection.learn.name)) return projection;
  const { learn: _, ...plain } = projection;
  return plain;
}

function withoutRewards(projections: Fields): Fields {
  return Object.fromEntries(
    Object.entries(projections).map(([id, projection]) => {
      const name = fieldsOf(fieldsOf(projection)?.learn)?.name;
      if (typeof name !== "string" || !needsRewards(name)) return [id, projection];
      const { learn: _, ...plain } = projection as Fields;
      return [id, plain];
    }),
  );
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
