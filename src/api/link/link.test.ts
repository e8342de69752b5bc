// Links: there and back again for every network, small enough to send, and read in later versions.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LARGEST } from "../../compiler/check";
import { readDocument } from "../../compiler/readDocument";
import type { NetworkDocument } from "../../core/document";
import { diehlCook } from "../../examples/diehlCook";
import { mnistRate } from "../../examples/mnistRate";
import { DataError } from "../../util/errors";
import { frozenCopy } from "../../util/frozen";
import { cpuMs } from "../../util/testTime";
import { anyAgent } from "../code/testAgent";
import { anyDocument } from "../code/testDocument";
import { readDocumentFile, writeDocument } from "./file";
import { LONGEST_LINK, readLink, toLink } from "./link";
import { migrate } from "./migrations";
import { pack } from "./pack";

const FILES = import.meta.glob<Readonly<Record<string, unknown>>>("../../examples/*.ts", { eager: true });
const PRESETS = Object.values(FILES)
  .flatMap((file) => Object.values(file))
  .filter((one): one is NetworkDocument => (one as Partial<NetworkDocument>)?.format === "spikeyard");

/** Presets that bring the weights of a trained network. */
const TRAINED = ["Moving digits, by changes"];

test("every preset comes back from its link as it was, in at most 2,000 characters without models or weights of its own", () => {
  expect(PRESETS.length).toBeGreaterThan(9);
  for (const preset of PRESETS) {
    const link = toLink(preset);
    expect(readLink(link), preset.name).toEqual(preset);
    // what is shown as green, what is not yet shown as long, and what is
    const most = TRAINED.includes(preset.name) ? 16_000 : preset.models ? 8000 : 2000;
    expect(link.length, preset.name).toBeLessThan(most);
  }
});

test("every preset comes back from its file as it was", () => {
  for (const preset of PRESETS) expect(readDocumentFile("a.json", writeDocument(preset))).toEqual(preset);
});

test("any document comes back from its link as it was", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(readLink(toLink(document))).toEqual(JSON.parse(JSON.stringify(document)));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("any agent comes back from its link and its file as it was, in at most 2,000 characters", () => {
  fc.assert(
    fc.property(anyAgent, (document) => {
      const link = toLink(document);
      expect(readLink(link)).toEqual(document);
      expect(link.length).toBeLessThan(2000);
      expect(readDocumentFile("a.json", writeDocument(document))).toEqual(document);
    }),
    { seed: 1, numRuns: 100 },
  );
});

/** The digit network with as many explicit numbers as a document holds: a list, and a weight for each pair of it. */
function explicit(pairs: number): NetworkDocument {
  const pre = Array.from({ length: pairs }, (_, k) => k % 784);
  const post = Array.from({ length: pairs }, (_, k) => Math.floor(k / 784));
  const values = Array.from({ length: pairs }, (_, k) => -Math.PI / (k + 3) / 1e7); // as long as numbers are written
  const { retina_features, ...others } = mnistRate.projections;
  const wire = { ...retina_features!, connector: { name: "list", pre, post }, weight: { values } } as const;
  return { ...mnistRate, projections: { ...others, retina_features: wire } };
}

test("the most explicit numbers that a document may hold come back from its file", () => {
  const most = explicit(Math.floor(LARGEST.explicit / 3));
  const text = writeDocument(most);
  expect(readDocumentFile("a.json", text)).toEqual(most);
  expect(text.split("\n").length).toBeLessThan(200); // a list a line
  expect(() => readDocument(explicit(LARGEST.explicit / 2))).toThrow("60000 in the network; at most 40000");
  const few = explicit(100);
  expect(readLink(toLink(few))).toEqual(few);
});

test("numbers in a text stay as they are, whatever they look like", () => {
  const label = `[\n${"  1,\n".repeat(6)}  1\n]`;
  const document = { ...mnistRate, name: label };
  expect(readDocumentFile("a.json", writeDocument(document)).name).toBe(label);
});

test("a link is of letters that addresses may hold, and Diehl & Cook's has fewer than 1,074", () => {
  expect(toLink(diehlCook)).toMatch(/^1\.[A-Za-z0-9_-]+$/);
  expect(toLink(diehlCook).length).toBeLessThan(1074); // what the design took for it
});

test("24 populations with 60 projections stay below 8,000 characters", () => {
  const document = crowd(24, 60);
  expect(readLink(toLink(document))).toEqual(document);
  expect(toLink(document).length).toBeLessThan(8000); // where the page begins to warn
});

test("the order of fields does not matter, and nothing is made of nothing", () => {
  const { name, seed, ...others } = diehlCook;
  expect(toLink({ ...others, seed, name })).toBe(toLink(diehlCook));
});

test("what is read is frozen", () => {
  expect(Object.isFrozen(readLink(toLink(diehlCook)).populations)).toBe(true);
});

test("links of version 1 are read for ever", () => {
  const path = fileURLToPath(new URL("fixtures/v1.json", import.meta.url));
  const fixtures = JSON.parse(readFileSync(path, "utf8")) as { link: string; document: unknown }[];
  expect(fixtures.length).toBeGreaterThan(1);
  for (const { link, document } of fixtures) expect(readLink(link)).toEqual(document);
});

test("steps from older versions are taken in their order, from the one that is theirs on", () => {
  const steps = [2, 3, 4].map((to) => (json: unknown) => [...(json as number[]), to]);
  expect(migrate("a", [1], 1, steps)).toEqual([1, 2, 3, 4]);
  expect(migrate("a", [3], 3, steps)).toEqual([3, 4]);
  expect(() => migrate("a", [5], 5, steps)).toThrow(
    "a: was made with a newer version (5) than this one reads (4)",
  );
});

describe("refused with one clear error:", () => {
  const deep = `${"[".repeat(40)}${"]".repeat(40)}`;
  const packed = (json: string) => `1.${pack(json)}`;
  const with_ = (change: object) => packed(JSON.stringify({ ...diehlCook, ...change }));
  const retina = { ...diehlCook.populations.retina };
  test.each<[string, string, string]>([
    ["nothing", "", "is damaged or cut off"],
    ["another version", `2.${pack("{}")}`, "was made with a newer version (2)"],
    ["version 0", `0.${pack("{}")}`, "does not say which version"],
    ["half a link", toLink(diehlCook).slice(0, 300), "is damaged"],
    ["letters that are none", "1.%%%%", "is damaged or cut off"],
    ["too long a link", `1.${"A".repeat(LONGEST_LINK)}`, "at most 32000 are read"],
    ["a bomb of 12 MB", packed(" ".repeat(12_000_000)), "has more than 524288 bytes"],
    ["parts within parts", packed(deep), "more than 32 deep"],
    ["many parts", packed(`[${"0,".repeat(60_000)}0]`), "more than 50000 parts"],
    ["no JSON", packed("{"), "its network cannot be read"],
    ["a list", packed("[]"), "an object is expected"],
    ["a name of 65 letters", with_({ name: "n".repeat(65) }), "a text of at most 64 letters is expected"],
    ["a field of which nothing is known", with_({ script: "alert(1)" }), 'there is no "script" in it'],
    [
      "a prototype",
      packed(JSON.stringify(diehlCook).replace('"retina":', '"__proto__":')),
      '"__proto__" is no name',
    ],
    [
      "a billion neurons",
      with_({ populations: { ...diehlCook.populations, retina: { ...retina, shape: [1e9] } } }),
      "1000000000 neurons; at most 1000000",
    ],
    [
      "a billion in a small list",
      with_({ populations: { ...diehlCook.populations, retina: { ...retina, shape: Array(9).fill(10) } } }),
      "a list of at most 8 parts",
    ],
    ["an agent with more in it", with_({ agent: { policy: "eval" } }), 'there is no "policy" in it'],
    ["an agent without a part", with_({ agent: { episodes: 3 } }), "agent: its observe is missing."],
    ["no number", packed(JSON.stringify(diehlCook).replace('"dt":0.5', '"dt":1e999')), "dt: a number is"],
  ])("%s", (_, link, message) => {
    const start = cpuMs();
    expect(() => readLink(link)).toThrow(DataError);
    expect(cpuMs() - start).toBeLessThan(100);
    expect(() => readLink(link)).toThrow(message);
  });
});

test("nothing reaches the prototype of objects", () => {
  const json = JSON.stringify(diehlCook).replace('"name":', '"__proto__":{"polluted":1},"name":');
  expect(() => readLink(`1.${pack(json)}`)).toThrow('there is no "__proto__" in it');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

/** Populations in a ring, each projecting to the next ones. */
function crowd(populations: number, projections: number): NetworkDocument {
  const ids = Array.from({ length: populations }, (_, k) => `area_${k}`);
  const at = (k: number) => ids[k % populations]!;
  return frozenCopy<NetworkDocument>({
    format: "spikeyard",
    version: 1,
    name: "Crowd",
    dt: 0.1,
    seed: 7,
    populations: Object.fromEntries(
      ids.map((id, k) => [
        id,
        {
          kind: "neurons",
          label: `Area ${k}`,
          shape: [100 + k],
          neuron: "lif_exp",
          params: { tau_m: 10 + k },
        },
      ]),
    ),
    projections: Object.fromEntries(
      Array.from({ length: projections }, (_, k) => [
        `p_${k}`,
        {
          from: at(k),
          to: at(k + 1 + Math.floor(k / populations)),
          synapse: "current",
          receptor: k % 3 === 0 ? "inh" : "exc",
          connector: { name: "fixed_probability", p: 0.01 * (1 + (k % 7)) },
          weight: 1.5 + k,
        } as const,
      ]),
    ),
    layout: Object.fromEntries(ids.map((id, k) => [id, { x: 240 * (k % 6), y: 180 * Math.floor(k / 6) }])),
  });
}
