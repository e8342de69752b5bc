// Builders come from the registry alone, and their types follow by themselves.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { codes, models as others } from "../../models/registry";
import { observe } from "./agents";
import { camelCase, connect, encode, fromMatrix, learn, neuron, normalize, teach } from "./models";
import { modelTypes } from "./testModelTypes";

const models = { ...others, codes };
const TYPES = resolve("src/api/builders/modelTypes.ts"); // tests run in the repository's root

test("every model has a builder under its name in camel case, and no more", () => {
  const groups = [
    [encode, models.encoders],
    [learn, models.rules],
    [normalize, models.normalizations],
    [neuron, models.neurons],
    [teach, models.teachers],
  ] as const;
  for (const [builders, registry] of groups) {
    expect(Object.keys(builders)).toEqual(Object.keys(registry).map(camelCase));
    for (const [name, build] of Object.entries<() => { readonly name: string }>(builders))
      expect(camelCase(build().name)).toBe(name);
  }
  expect(Object.keys(observe)).toEqual(Object.keys(codes).map(camelCase));
  for (const [name, build] of Object.entries(observe)) expect(camelCase(build(3).code.name)).toBe(name);
});

test("the types say what the models say; new models join by themselves", async () => {
  const stated = readFileSync(TYPES, "utf8");
  const known = new Set([...stated.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name!));
  const lacksOnlySome = stated === modelTypes(models, (name) => known.has(name));
  if (!lacksOnlySome) await expect(modelTypes(models)).toMatchFileSnapshot(TYPES);
  else if (stated !== modelTypes(models)) writeFileSync(TYPES, modelTypes(models));
  expect(readFileSync(TYPES, "utf8")).toContain("    eta?: number;");
});

test("a builder gives what a document holds, frozen; without parameters, the name alone", () => {
  expect(learn.instarUnit({ eta: 0.1 })).toEqual({ name: "instar_unit", params: { eta: 0.1 } });
  expect(learn.instarUnit()).toEqual({ name: "instar_unit" });
  expect(learn.instarUnit({})).toEqual({ name: "instar_unit", params: {} });
  const use = encode.latency({ window: 8 });
  expect([use, use.params].every(Object.isFrozen)).toBe(true);
  expect(connect.allToAll({ self: false })).toEqual({ name: "all_to_all", self: false });
  expect(connect.fixedProbability(0.02)).toEqual({ name: "fixed_probability", p: 0.02 });
  expect(connect.fixedInDegree(3)).toEqual({ name: "fixed_in_degree", n: 3 });
  expect(connect.fixedOutDegree(3, { self: false })).toEqual({
    name: "fixed_out_degree",
    n: 3,
    self: false,
  });
  expect(connect.distance({ sigma: 0.1, wrap: true })).toEqual({ name: "distance", sigma: 0.1, wrap: true });
  expect(connect.local2d([3, 4], { stride: [2, 2] })).toEqual({
    name: "local2d",
    kernel: [3, 4],
    stride: [2, 2],
  });
  expect(connect.list([0, 2], [1, 0])).toEqual({ name: "list", pre: [0, 2], post: [1, 0] });
});

test("a matrix becomes the pairs that are not 0, and their weights", () => {
  expect(
    fromMatrix([
      [0, 1.5, 0],
      [-2, 0, 3],
    ]),
  ).toEqual({
    connector: { name: "list", pre: [0, 1, 1], post: [1, 0, 2] },
    weight: { values: [1.5, -2, 3] },
  });
  expect(() => fromMatrix([[1, 2], [3]])).toThrow(
    "fromMatrix[1]: 2 numbers are expected, as in the first row, got 1.",
  );
});

test("a parameter that there is not, or out of bounds, is told where it is written", () => {
  expect(() => learn.instar({ etta: 0.1 } as object)).toThrow(
    "learn.instar.etta: instar has no such parameter. Did you mean 'eta'?",
  );
  expect(() => neuron.ifLatency({ ramp: -1 })).toThrow("neuron.ifLatency.ramp: -1 mV/ms is outside 0 to inf");
});
