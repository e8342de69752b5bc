// Presets by the names of their addresses: mnistRate400.ts is #/p/mnist-rate-400. Each is loaded when it is asked for.
import { DataError, type NetworkDocument } from "../../index";

const FILES = import.meta.glob<Readonly<Record<string, unknown>>>("../../examples/*.ts");

const PRESETS = new Map(Object.entries(FILES).map(([path, load]) => [presetName(path), load]));

/** @throws {DataError} if there is none of that name */
export async function loadPreset(name: string): Promise<NetworkDocument> {
  const load = PRESETS.get(name);
  const found = load && Object.values(await load()).find(isDocument);
  if (found) return found;
  throw new DataError("link", `there is no preset '${name.slice(0, 40)}'. Choose one from the examples.`);
}

function isDocument(value: unknown): value is NetworkDocument {
  return typeof value === "object" && value !== null && "format" in value && value.format === "spikeyard";
}

/** As the command names them. */
function presetName(path: string): string {
  const name = path.replace(/^.*\/|\.ts$/g, "");
  return name.replaceAll(/([a-z])([A-Z0-9])|(\d)([A-Z])/g, "$1$3-$2$4").toLowerCase();
}
