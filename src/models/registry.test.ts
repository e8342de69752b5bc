// Every model file: complete, sourced, and found under its own name.
import { describe, expect, test } from "vitest";
import { collect, models } from "./registry";

const all = Object.entries(models).flatMap(([kind, registry]) =>
  Object.entries(registry as Record<string, (typeof models.neurons)[string]>).map(([name, model]) => ({
    kind,
    name,
    model,
  })),
);

test("files are found by glob, under their kind", () => {
  const found = all.map(({ kind, name }) => `${kind}/${name}`);
  for (const known of [
    "neurons/lif_adaptive",
    "synapses/delta",
    "rules/instar",
    "encoders/poisson",
    "normalizations/l1",
  ]) {
    expect(found).toContain(known);
  }
});

test("two files with one name are refused, by the file that came second", () => {
  const file = (name: string) => ({ model: { name } });
  expect(Object.keys(collect({ "./a.ts": file("a"), "./b.ts": file("b") }))).toEqual(["a", "b"]);
  expect(() => collect({ "./a.ts": file("same"), "./b.ts": file("same") })).toThrow(
    "./b.ts: a model named 'same' exists already.",
  );
});

describe.each(all)("$kind/$name", ({ name, model }) => {
  test("is found by its name, says what it is and where it comes from", () => {
    expect(model.name).toBe(name);
    expect(model.about.length).toBeGreaterThan(20);
    expect(model.source).toMatch(/\b(19|20)\d\d\b/); // a year: a publication, or an edition
    expect(Object.isFrozen(model)).toBe(true);
  });

  test("explains every parameter and variable", () => {
    const symbols = Object.entries<{ readonly about: string }>({ ...model.params, ...model.state });
    for (const [symbol, { about }] of symbols) {
      expect(symbol).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(about.length).toBeGreaterThan(5);
    }
  });

  test("has defaults within its own bounds", () => {
    for (const { value, min, max } of Object.values(model.params)) {
      expect(Number.isFinite(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(min ?? Number.NEGATIVE_INFINITY);
      expect(value).toBeLessThanOrEqual(max ?? Number.POSITIVE_INFINITY);
    }
  });
});
