import { describe, expect, test } from "vitest";
import { models, type Param } from "../../../index";
import { POSITIONS, positionOf, scaleOf, valueAt } from "./scale";

describe("the scale is chosen from bounds and default", () => {
  test.each([
    ["a time constant by ratio", { usual: 100, value: 100, min: 1e-3, unit: "ms" }, "log", 1, 10_000],
    ["a learning rate by ratio", { usual: 0.05, value: 0.05, min: 0, max: 1 }, "log", 0.0005, 1],
    ["a share by difference", { usual: 0.196, value: 0.196, min: 0, max: 1 }, "linear", 0, 1],
    ["a potential by difference", { usual: -65, value: -65, unit: "mV" }, "linear", -95, -35],
    ["a current by difference", { usual: 0, value: 0, unit: "pA" }, "linear", -500, 500],
    ["neurons by ratio", { usual: 144, value: 144, min: 1, max: 100_000, whole: true }, "log", 1, 14_400],
  ] as const)("%s", (_, options, kind, low, high) => {
    const scale = scaleOf(options);
    expect(scale.kind).toBe(kind);
    expect(scale.low).toBeCloseTo(low, 9);
    expect(scale.high).toBeCloseTo(high, 9);
  });
});

test("zero lies at the left end of a log scale", () => {
  const scale = scaleOf({ usual: 2, value: 2, min: 0, unit: "ms" });
  expect(valueAt(0, scale)).toBe(0);
  expect(positionOf(0, scale)).toBe(0);
  expect(valueAt(1, scale)).toBeCloseTo(0.02, 9);
});

test("a value outside is reached as well", () => {
  const scale = scaleOf({ usual: -65, value: -120, unit: "mV" });
  expect(positionOf(-120, scale)).toBe(0);
  expect(scale.high).toBe(-35);
});

test("every parameter of every model: positions rise, values stay in bounds, and a round trip keeps the place", () => {
  const all: (readonly [string, Param])[] = Object.values(models).flatMap((group) =>
    Object.values(group as Record<string, { name: string; params: Record<string, Param> }>).flatMap((model) =>
      Object.entries(model.params).map(([name, param]) => [`${model.name}.${name}`, param] as const),
    ),
  );
  expect(all.length).toBeGreaterThan(40);
  for (const [name, { value, min, max, unit }] of all) {
    const scale = scaleOf({ usual: value, value, min, max, unit });
    let last = -Infinity;
    for (let at = 0; at <= POSITIONS; at += 10) {
      const here = valueAt(at, scale);
      expect(here, name).toBeGreaterThanOrEqual(last);
      expect(here, name).toBeGreaterThanOrEqual(min ?? -Infinity);
      expect(here, name).toBeLessThanOrEqual(max ?? Infinity);
      // values have two or three digits: a place is found again within what they round off, 5 % of a value
      expect(Math.abs(positionOf(here, scale) - at), `${name} at ${at}`).toBeLessThanOrEqual(8);
      last = here;
    }
    expect(Math.abs(valueAt(positionOf(value, scale), scale) - value), name).toBeLessThanOrEqual(
      Math.max(0.05 * Math.abs(value), (scale.high - scale.low) / 200),
    );
  }
});
