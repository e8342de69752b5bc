// Documents from strangers: what is right is taken as it is, what is wrong is refused by its path.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coba } from "../examples/coba";
import { mnistLatency400 } from "../examples/mnistLatency400";
import { mnistRate } from "../examples/mnistRate";
import { ModelError } from "../util/errors";
import { readDocument } from "./readDocument";
import { withPart } from "./testDocuments";

test.each([mnistRate, mnistLatency400, coba])("$name is read as it is, and frozen", (document) => {
  const read = readDocument(JSON.parse(JSON.stringify(document)));
  expect(read).toEqual(document);
  expect(Object.isFrozen(read.populations)).toBe(true);
});

describe("a document is refused with", () => {
  test.each<[string, unknown, string]>([
    ["name", { toString: 1 }, 'name: a text of at most 200 letters is expected, got {"toString":1}.'],
    ["name", "x".repeat(201), "name: a text of at most 200 letters is expected"],
    ["format", undefined, "format: 'spikeyard' is expected, got nothing."],
    ["populations", [], "populations: an object is expected, got []."],
    ["populations.retina", null, "populations.retina: an object is expected, got null."],
    [
      "populations.retina.label",
      7,
      "populations.retina.label: a text of at most 200 letters is expected, got 7.",
    ],
    ["populations.retina.shape", "28", "document: a part of it has another form than it should."],
    ["projections.inhibition.from", ["features"], "projections.inhibition.from: a text"],
    [
      "projections.inhibition.connector",
      undefined,
      "projections.inhibition.connector: an object is expected, got nothing.",
    ],
    ["projections.inhibition.weight", "120", "projections.inhibition.weight: a number, { uniform:"],
    ["presentation.until", 7, "presentation.until"],
    [
      "projections.retina_features.learn",
      "instar",
      "projections.retina_features.learn: an object is expected",
    ],
    ["presentation", 7, "presentation: an object is expected, got 7."],
    ["presentation.again", null, "presentation.again: an object is expected, got null."],
    ["presentation.rest", "50", "presentation.rest: 0 to 99900 ms is expected, got 50."],
    ["layout.retina", { x: 1 }, "layout.retina.y: a number is expected, got nothing."],
    ["dt", -1, "dt: 0.001 to 100 ms is expected, got -1."],
  ])("%s = %j", (path, value, message) => {
    expect(() => readDocument(withPart(mnistRate, path, value))).toThrow(message);
  });

  test.each([null, 7, "spikeyard", [], {}])("nothing but %j", (json) => {
    expect(() => readDocument(json)).toThrow(ModelError);
  });

  test("a name from __proto__, and no object changes", () => {
    const json = JSON.parse(
      JSON.stringify(mnistRate).replace('"name":"Rate code, 100 neurons"', '"__proto__":{"name":"x"}'),
    );
    expect(() => readDocument(json)).toThrow("name: a text of at most 200 letters is expected, got nothing.");
    expect(({} as Record<string, unknown>).name).toBe(undefined);
  });
});

test("any part replaced by any JSON is read or refused with a path, never more", () => {
  const paths = fc.constantFrom(...pathsOf(mnistLatency400));
  fc.assert(
    fc.property(paths, fc.jsonValue({ maxDepth: 2 }), (path, value) => {
      try {
        readDocument(withPart(mnistLatency400, path, value));
      } catch (error) {
        expect(error).toBeInstanceOf(ModelError);
      }
    }),
    { seed: 1, numRuns: 2000 },
  );
});

function pathsOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const here = path ? `${path}.${key}` : key;
    return key.includes(".") ? [] : [here, ...pathsOf(part, here)];
  });
}
