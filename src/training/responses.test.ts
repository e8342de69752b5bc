import { describe, expect, test } from "vitest";
import { vote } from "./readouts/readout";
import { assign, Responses } from "./responses";

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

describe("vote", () => {
  test("every spike votes by its neuron's profile, and shares sum to 1", () => {
    const profile = Float32Array.from([0.75, 0.25, 0.25, 0.75]);
    const { prediction, scores } = vote({ counts: counts(1, 3) }, profile, 2);
    expect(prediction).toBe(1);
    expect([...scores]).toEqual([0.375, 0.625]);
  });

  test("no spikes, or none of a neuron with a class, give no answer", () => {
    expect(vote({ counts: counts(0) }, Float32Array.from([1, 0]), 2).prediction).toBe(-1);
    expect(vote({ counts: counts(5) }, Float32Array.from([0, 0]), 2)).toEqual({
      prediction: -1,
      scores: new Float32Array(2),
    });
  });
});
