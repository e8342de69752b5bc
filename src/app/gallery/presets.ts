// What the gallery has: every file of src/examples by its name, with what it says of itself, or what can be read from it.
import { type GalleryEntry, LEVELS, type Level } from "../../examples/lib/gallery";
import { presetName } from "../../examples/lib/names";
import { type NetworkDocument, sizeOf } from "../../index";
import { synapsesOf } from "../canvas/flowModel";
import { copy } from "../copy";

export interface Preset {
  /** as in links and the command: mnistRate400.ts is mnist-rate-400 */
  readonly name: string;
  readonly document: NetworkDocument;
  readonly entry: GalleryEntry;
  readonly neurons: number;
  readonly synapses: number;
  /** has a network that learns digits */
  readonly learnsDigits: boolean;
}

const FILES = import.meta.glob<Readonly<Record<string, unknown>>>("../../examples/*.ts", { eager: true });

/** First steps first, then by size. */
export const PRESETS: readonly Preset[] = Object.entries(FILES)
  .flatMap(([path, exports]) => {
    const document = Object.values(exports).find(isDocument);
    return document
      ? [presetFrom(presetName(path), document, exports.gallery as GalleryEntry | undefined)]
      : [];
  })
  .sort((a, b) => rank(a.entry.level) - rank(b.entry.level) || a.synapses - b.synapses);

export function presetOf(name: string): Preset | null {
  return PRESETS.find((preset) => preset.name === name) ?? null;
}

/** Those in which every word asked for occurs, in title, line, tags or name. */
export function findPresets(words: string, level: Level | null, presets = PRESETS): readonly Preset[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return presets.filter(({ name, entry, document }) => {
    if (level !== null && entry.level !== level) return false;
    const text = [name, document.name, entry.title, entry.line, entry.level, ...entry.tags]
      .join(" ")
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function presetFrom(name: string, document: NetworkDocument, told: GalleryEntry | undefined): Preset {
  const populations = Object.values(document.populations);
  const projections = Object.values(document.projections);
  return {
    name,
    document,
    entry: told ?? entryFrom(document),
    neurons: populations.reduce((sum, population) => sum + sizeOf(population), 0),
    synapses: projections.reduce((sum, projection) => sum + synapsesOf(document, projection), 0),
    learnsDigits: document.readout !== undefined,
  };
}

/** For a file that says nothing: its models, and whether it learns. */
function entryFrom(document: NetworkDocument): GalleryEntry {
  const models = Object.values(document.populations).map((one) =>
    one.kind === "input" ? one.encoder : one.neuron,
  );
  const rules = [
    ...Object.values(document.projections).flatMap(({ learn }) => (learn ? [learn.name] : [])),
    ...(document.training?.stages ?? []).flatMap(({ learn }) => Object.values(learn).map(({ name }) => name)),
  ];
  const tags = [...new Set([...models, ...rules])];
  return {
    title: document.name,
    line: copy.gallery.made(tags),
    tags,
    level: document.readout ? "learning" : "research",
    tryThis: [],
  };
}

function rank(level: Level): number {
  return LEVELS.indexOf(level);
}

function isDocument(value: unknown): value is NetworkDocument {
  return typeof value === "object" && value !== null && "format" in value && value.format === "spikeyard";
}
