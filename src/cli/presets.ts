// Networks by name: the examples, found by glob, or a document in a JSON file.
import { readFile } from "node:fs/promises";
import type { Claim, RewardClaim } from "../examples/lib/claims";
import { presetName } from "../examples/lib/names";
import type { NetworkDocument } from "../index";
import { unknown } from "./arguments";
import { UsageError } from "./faults";

const FILES = import.meta.glob<Readonly<Record<string, unknown>>>("../examples/*.ts", { eager: true });

/** By file name in kebab case: mnistRate400.ts is mnist-rate-400. */
export const presets: ReadonlyMap<string, NetworkDocument> = new Map(
  Object.entries(FILES).flatMap(([path, exports]) =>
    Object.values(exports)
      .filter(isDocument)
      .map((document) => [presetName(path), document] as const),
  ),
);

const stated = Object.entries(FILES).flatMap(([path, { claim }]) =>
  claim ? [[presetName(path), claim as Claim | RewardClaim] as const] : [],
);
const isOfReward = (claim: Claim | RewardClaim): claim is RewardClaim => "measured" in claim;

/** What presets state that they reach, by the same names; some state nothing. */
export const claims: ReadonlyMap<string, Claim> = new Map(
  stated.flatMap(([preset, claim]) => (isOfReward(claim) ? [] : [[preset, claim]])),
);

/** The same of what learns from rewards. */
export const rewardClaims: ReadonlyMap<string, RewardClaim> = new Map(
  stated.flatMap(([preset, claim]) => (isOfReward(claim) ? [[preset, claim]] : [])),
);

/** @throws {UsageError} if there is no such preset, or the file cannot be read */
export async function loadNetwork(name: string): Promise<NetworkDocument> {
  const preset = presets.get(name);
  if (preset) return preset;
  if (!name.endsWith(".json")) throw unknown("preset", name, [...presets.keys(), "a network as FILE.json"]);
  const text = await readFile(name, "utf8").catch(() => {
    throw new UsageError(
      `${name}: cannot be read. Give a preset (${[...presets.keys()].join(", ")}) or a JSON file.`,
    );
  });
  const document = parse(text);
  if (isDocument(document)) return document;
  throw new UsageError(`${name}: is not a network; JSON with "format": "spikeyard" is expected.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isDocument(value: unknown): value is NetworkDocument {
  return typeof value === "object" && value !== null && "format" in value && value.format === "spikeyard";
}
