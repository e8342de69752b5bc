// Every model file: complete, sourced, and found under its own name.
import { describe, expect, test } from "vitest";
import { models } from "./registry";

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

describe.each(all)("$kind/$name", ({ name, model }) => {
  test("is found by its name, says what it is and where it comes from", () => {
    expect(model.name).toBe(name);
    expect(model.about.length).toBeGreaterThan(20);
    expect(model.source).toMatch(/\b(19|20)\d\d\b/); // a year: a publication, or an edition
    expect(Object.isFrozen(model)).toBe(true);
  });

  test("explains every parameter and variable", () => {
    for (const { about, value } of Object.values(model.params)) {
      expect(about.length).toBeGreaterThan(5);
      expect(Number.isFinite(value)).toBe(true);
    }
    for (const { about } of Object.values(model.state ?? {})) expect(about.length).toBeGreaterThan(5);
  });
});
