// From spikes to acts and back, by hand.
import { describe, expect, test } from "vitest";
import { actAt, chosenBy, countSpikes, eachSpike, showAct, type Thought } from "./choose";

/** Spikes of n neurons as [step, neuron]. */
function thought(
  n: number,
  steps: number,
  spikes: readonly (readonly [step: number, neuron: number])[],
): Thought {
  const words = Math.ceil(n / 32);
  const bits = new Uint32Array(steps * words);
  for (const [step, neuron] of spikes) bits[step * words + (neuron >> 5)]! |= 1 << (neuron & 31);
  return { bits, words, n };
}
const three = ["left", "none", "right"];

test("spikes are visited in order of time, then of neurons, beyond one word too", () => {
  const visited: number[][] = [];
  const spikes = [
    [0, 31],
    [0, 32],
    [0, 69],
    [2, 0],
    [2, 64],
  ] as const;
  eachSpike(thought(70, 3, spikes.toReversed()), (neuron, step) => visited.push([step, neuron]));
  expect(visited).toEqual(spikes);
  expect(countSpikes(thought(70, 3, spikes))).toBe(5);
  expect(countSpikes(thought(70, 3, []))).toBe(0);
});

describe("an act is chosen", () => {
  // two neurons for each of three acts
  const early = thought(6, 8, [
    [1, 3],
    [2, 4],
    [5, 5],
  ]);
  test("by the first spike: of whom it is does not matter within an act", () => {
    expect(chosenBy("first_spike", early, three)).toBe(1);
    expect(chosenBy("first_spike", thought(3, 2, [[1, 2]]), three)).toBe(2);
  });

  test("by the first spike of a step: of several at once, the first act", () => {
    const tied = thought(6, 4, [
      [1, 4],
      [1, 2],
    ]);
    expect(chosenBy("first_spike", tied, three)).toBe(1);
  });

  test("by count: the most spikes, of equal ones the act that fired first", () => {
    expect(chosenBy("count", early, three)).toBe(2);
    const tied = thought(3, 4, [
      [0, 2],
      [1, 0],
      [2, 2],
      [3, 0],
    ]);
    expect(chosenBy("count", tied, three)).toBe(2);
  });

  test("by no spike: none", () => {
    for (const by of ["first_spike", "count"] as const)
      expect(chosenBy(by, thought(6, 8, []), three)).toBe(null);
    expect(chosenBy("vector", thought(8, 8, []), "direction")).toBe(null);
  });

  test("by vector: the direction of the sum of all spikes", () => {
    const direction = (spikes: readonly (readonly [number, number])[]) =>
      chosenBy("vector", thought(8, 4, spikes), "direction"); // 45 degrees apart
    expect(direction([[0, 2]])).toBeCloseTo(Math.PI / 2, 12);
    expect(direction([[0, 5]])).toBeCloseTo((-3 * Math.PI) / 4, 12);
    expect(
      direction([
        [0, 0],
        [3, 2],
      ]),
    ).toBeCloseTo(Math.PI / 4, 12);
    expect(
      direction([
        [0, 0],
        [1, 0],
        [2, 2],
      ]),
    ).toBeCloseTo(Math.atan2(1, 2), 12);
    expect(
      direction([
        [0, 1],
        [2, 5],
      ]),
    ).toBe(null); // opposite ones cancel out
  });
});

test("a random act is any of them, or any direction", () => {
  expect([0, 0.33, 0.34, 0.99, 1].map((share) => actAt(share, three))).toEqual([0, 0, 1, 2, 2]);
  expect([0, 0.5, 0.75].map((share) => actAt(share, "direction"))).toEqual([-Math.PI, 0, Math.PI / 2]);
});

test("the copy of an act is all its neurons, or a bump about the direction", () => {
  const copy = new Float32Array(6).fill(7);
  showAct(1, three, copy);
  expect([...copy]).toEqual([0, 0, 1, 1, 0, 0]);
  const around = new Float32Array(12);
  showAct(Math.PI / 2, "direction", around);
  expect(around[3]).toBe(1); // 30 degrees apart
  expect(around[2]).toBeCloseTo(Math.exp(6 * (Math.cos(Math.PI / 6) - 1)), 6); // f32
  expect(around[4]).toBe(around[2]);
  expect(around[9]).toBeCloseTo(Math.exp(-12), 6);
  showAct(Math.PI / 12, "direction", around); // between two neurons: both alike
  expect(around[0]).toBeCloseTo(around[1]!, 6);
});
