import { expect, test } from "vitest";
import { scoreOf } from "./search";

const sorted = (typed: string, values: readonly string[]) =>
  values
    .map((value) => [value, scoreOf(value, typed)] as const)
    .filter(([, score]) => score > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([value]) => value);

test("letters spread over other words do not fit, and what begins with the word comes first", () => {
  expect(
    sorted("recent", ["Show f-I curve constant current", "Open recent work", "Recent work", "Precentred"]),
  ).toEqual(["Recent work", "Open recent work", "Precentred"]);
});

test("of models that fit alike the plainest comes first", () => {
  expect(sorted("neurons.lif", ["Adaptive LIF neurons.lif_adaptive", "LIF neurons.lif"])).toEqual([
    "LIF neurons.lif",
    "Adaptive LIF neurons.lif_adaptive",
  ]);
});

test("every word must be there, in any order", () => {
  expect(sorted("csv save", ["Save Spikes as PNG", "Save Spikes as CSV"])).toEqual(["Save Spikes as CSV"]);
});
