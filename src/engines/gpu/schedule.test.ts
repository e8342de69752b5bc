// How commands are cut into submits: each costs a round trip to the device.
import { expect, test } from "vitest";
import { type Capacity, cutIntoBatches, type Order } from "./schedule";

const AMPLE: Capacity = { steps: 100, samples: 8, slots: 1024, history: 2, entries: 400 };
const inputs = (k: number) => ({ eye: Float32Array.of(k) });

/** As an agent runs a decision: what it was paid, its act, a rest, and what it sees then. */
const DECISION: readonly Order[] = [
  { do: "reward", value: 1 },
  { do: "show", inputs: inputs(1) },
  { do: "run", steps: 2, learn: true },
  { do: "show", inputs: inputs(2) },
  { do: "run", steps: 3, learn: true },
  { do: "show", inputs: inputs(3) },
  { do: "run", steps: 6, learn: false },
];

const cut = (orders: readonly Order[], capacity: Capacity = AMPLE) => [
  ...cutIntoBatches(orders, { slot: 0, clock: 0, since: 0 }, () => capacity),
];

test("a decision is one submit, and its steps count from what was shown last", () => {
  const batches = cut(DECISION);
  expect(batches).toHaveLength(1);
  const [{ values, actions, slots, lastShown, since }] = batches as [(typeof batches)[0]];
  expect(values).toEqual([inputs(1), inputs(2), inputs(3)]);
  expect(actions.flatMap((action) => (action.do === "show" ? [action.values] : []))).toEqual([0, 1, 2]);
  expect(slots).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(lastShown).toBe(5);
  expect(since).toEqual([0, 0, 1, 0, 1, 2, 0, 1, 2, 3, 4, 5]); // the reward's entry first
});

test("values that one submit has no room for go into the next one", () => {
  const batches = cut([...DECISION, ...DECISION], { ...AMPLE, samples: 4 });
  expect(batches.map(({ values }) => values.length)).toEqual([4, 2]);
  expect(batches.map(({ slots }) => slots.length)).toEqual([13, 9]);
});

test("samples that begin lie apart by the steps that spikes are under way", () => {
  const look: readonly Order[] = [0, 1, 2].flatMap((k): Order[] => [
    { do: "begin", inputs: inputs(k), clock: 100 * k },
    { do: "run", steps: 2, learn: false },
  ]);
  const [batch, ...others] = cut(look);
  expect(others).toEqual([]);
  expect(batch!.slots).toEqual([2, 3, 6, 7, 10, 11]);
  expect(batch!.entries.map(({ step }) => step)).toEqual([0, 0, 1, 100, 100, 101, 200, 200, 201]);
  expect(batch!.actions.flatMap(({ do: what }) => (what === "begin" ? [what] : []))).toHaveLength(3);
});
