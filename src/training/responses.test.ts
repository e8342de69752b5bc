import { describe, expect, test } from "vitest";
import { assign, Responses, vote } from "./responses";

const counts = (...values: number[]) => Uint16Array.from(values);

describe("responses", () => {
  test("a neuron belongs to the class it answers most to per sample, not in all", () => {
    const responses = new Responses(2, 3, { samples: 100, spikesPerNeuron: 0 });
    for (let k = 0; k < 4; k++) responses.add(counts(2, 0), 0, [0]); // 2 a sample, 8 in all
    responses.add(counts(3, 0), 0, [1]); // 3 a sample, 3 in all
    const profile = responses.profile();
    expect([...assign(profile, 3)]).toEqual([1, -1]);
    expect([...profile].map((share) => Math.round(share * 1000) / 1000)).toEqual([0.4, 0.6, 0, 0, 0, 0]);
    expect([...responses.activity()]).toEqual([11, 0]);
  });

  test("what falls out of the window is forgotten", () => {
    const responses = new Responses(1, 2, { samples: 2, spikesPerNeuron: 0 });
    responses.add(counts(9), 0, [0]);
    responses.add(counts(1), 0, [1]);
    responses.add(counts(1), 0, [1]);
    expect([...responses.profile()]).toEqual([0, 1]);
  });

  test("rare spikes are kept for longer than the fewest samples", () => {
    const responses = new Responses(2, 2, { samples: 2, spikesPerNeuron: 3 });
    for (let k = 0; k < 6; k++) responses.add(counts(1, 0), 0, [k < 3 ? 0 : 1]);
    expect([...responses.activity()]).toEqual([6, 0]); // 3 for each of 2 neurons
    responses.add(counts(1, 0), 0, [1]);
    expect([...responses.activity()]).toEqual([6, 0]);
    expect(responses.profile()[0]).toBeCloseTo(0.5, 6); // 2 of 2 and 4 of 4
  });
});

test("a long run of samples with many spikes ends with the sums of the window alone", () => {
  const responses = new Responses(3, 2, { samples: 50, spikesPerNeuron: 0 });
  const last: number[][] = [];
  for (let k = 0; k < 5000; k++) {
    const spikes = [k % 7, k % 2 === 0 ? 0 : 31, (k * k) % 5];
    responses.add(counts(...spikes), 0, [k % 2]);
    last.push(spikes);
  }
  const sums = [0, 1, 2].map((n) => last.slice(-50).reduce((sum, spikes) => sum + spikes[n]!, 0));
  expect([...responses.activity()]).toEqual(sums);
});

describe("a window taken over from its state", () => {
  const window = { samples: 3, spikesPerNeuron: 2 };
  const fill = (responses: Responses, from: number, to: number) => {
    for (let k = from; k < to; k++) responses.add(counts(k % 3, k % 2, 0), 0, [k % 2]);
  };

  test("goes on to the same sums as the one that gave it", () => {
    const [whole, given, taken] = [0, 1, 2].map(() => new Responses(3, 2, window)) as [
      Responses,
      Responses,
      Responses,
    ];
    fill(whole, 0, 40);
    fill(given, 0, 23);
    taken.restore(given.state());
    expect([...taken.profile()]).toEqual([...given.profile()]);
    fill(taken, 23, 40);
    expect([...taken.state()]).toEqual([...whole.state()]);
    expect([...taken.activity()]).toEqual([...whole.activity()]);
    expect([...taken.profile()]).toEqual([...whole.profile()]);
  });

  test.each([
    ["a class that there is not", [2, 0], "sample 0 of the window has label 2 and 0 spikes."],
    ["fewer spikes than it says", [0, 1, 2, 1, 5, 0], "sample 1 of the window has label 1 and 5 spikes."],
    ["half a sample", [0], "sample 0 of the window has label 0"],
    ["a neuron that there is not", [0, 1, 3], "the window has spikes of neuron 3."],
  ])("is refused with %s, and nothing changes", (_, state, message) => {
    const responses = new Responses(3, 2, window);
    fill(responses, 0, 5);
    const before = [...responses.state()];
    expect(() => responses.restore(Uint32Array.from(state))).toThrow(message);
    expect([...responses.state()]).toEqual(before);
  });
});

describe("vote", () => {
  test("every spike votes by its neuron's profile, and shares sum to 1", () => {
    const profile = Float32Array.from([0.75, 0.25, 0.25, 0.75]);
    const { prediction, scores } = vote(counts(1, 3), profile, 2);
    expect(prediction).toBe(1);
    expect([...scores]).toEqual([0.375, 0.625]);
  });

  test("no spikes, or none of a neuron with a class, give no answer", () => {
    expect(vote(counts(0), Float32Array.from([1, 0]), 2).prediction).toBe(-1);
    expect(vote(counts(5), Float32Array.from([0, 0]), 2)).toEqual({
      prediction: -1,
      scores: new Float32Array(2),
    });
  });
});
