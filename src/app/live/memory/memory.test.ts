import { expect, test } from "vitest";
import type { SampleView, TraceView } from "../../session/protocol";
import { Activity, FADE } from "./activity";
import { Responses } from "./responses";
import { KEPT, TraceMemory } from "./traceMemory";

const trace = (variable: string, start: number, values: number[], neuron = 0): TraceView => ({
  population: "exc",
  neuron,
  variable,
  unit: "mV",
  start,
  dt: 0.5,
  values: Float32Array.from(values),
});

test("traces of one stretch of time share their times", () => {
  const memory = new TraceMemory();
  memory.append(trace("v", 0, [1, 2]));
  memory.append(trace("theta", 0, [3, 4]));
  memory.append(trace("v", 1, [5, 6]));
  memory.append(trace("theta", 1, [7, 8]));
  expect(memory.times).toEqual([0, 0.5, 1, 1.5]);
  expect(memory.columns.map(({ values }) => values)).toEqual([
    [1, 2, 5, 6],
    [3, 4, 7, 8],
  ]);
});

test("a gap in time and a neuron that was pinned later are gaps in the lines", () => {
  const memory = new TraceMemory();
  memory.append(trace("v", 0, [1, 2]));
  memory.append(trace("v", 10, [3]));
  memory.append(trace("v", 10, [9], 1));
  expect(memory.times).toEqual([0, 0.5, 1, 10]);
  expect(memory.columns[0]!.values).toEqual([1, 2, null, 3]);
  expect(memory.columns[1]!.values).toEqual([null, null, null, 9]);
});

test("traces begin anew when time does, and never grow without end", () => {
  const memory = new TraceMemory();
  memory.append(trace("v", 50, [1, 2]));
  memory.append(trace("v", 0, [3]));
  expect(memory.times).toEqual([0]);
  for (let k = 0; k < 200; k++)
    memory.append(
      trace(
        "v",
        0.5 + 50 * k,
        Array.from({ length: 100 }, () => k),
      ),
    );
  expect(memory.times.length).toBeLessThanOrEqual(2 * KEPT);
  expect(memory.columns[0]!.values.length).toBe(memory.times.length);
  expect(memory.columns[0]!.values.at(-1)).toBe(199);
});

function sample(whole: boolean, fired: readonly number[], label: number | null = 3, index = 0): SampleView {
  const bits = new Uint32Array(10);
  for (const neuron of fired) bits[0]! |= 1 << neuron;
  const chunk = { population: "exc", neurons: 4, start: 0, dt: 1, steps: 10, bits };
  const scores = new Float32Array(0);
  return { index, pixels: null, label, whole, prediction: -1, scores, spikes: [chunk] };
}

test("in slow motion a spike fades behind; whole samples show their counts", () => {
  const activity = new Activity();
  activity.append(sample(false, [1]));
  activity.append(sample(false, [2]));
  expect(activity.slow).toBe(true);
  expect(activity.levels("exc")![1]).toBeCloseTo(Math.exp(-10 / FADE), 6);
  expect(activity.levels("exc")![2]).toBe(1);
  activity.append(sample(true, [])); // the last part of the same presentation
  expect(activity.levels("exc")![2]).toBeCloseTo(Math.exp(-10 / FADE), 6);
  activity.append(sample(true, [0], 3, 1));
  expect([...activity.levels("exc")!]).toEqual([1, 0, 0, 0]);
});

test("the answer to a class is the mean over its samples, whether they come whole or in parts", () => {
  const responses = new Responses();
  responses.append(sample(false, [1]));
  responses.append(sample(true, [1, 2]));
  expect([...responses.of("exc")[3]!]).toEqual([0, 2, 1, 0]);
  responses.append(sample(true, []));
  expect([...responses.of("exc")[3]!]).toEqual([0, 1, 0.5, 0]);
  responses.append(sample(true, [0], null));
  expect(responses.samples).toBe(2);
});
