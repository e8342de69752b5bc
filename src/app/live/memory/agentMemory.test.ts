// What is kept of an agent: all episodes, the last decisions, and a mean that runs.
import { expect, test } from "vitest";
import type { AgentView, DecisionView } from "../../session/agents/agentViews";
import { AgentMemory, MOST_DECISIONS, runningMean } from "./agentMemory";

const decision = (at: number): DecisionView => ({
  episode: 0,
  step: at,
  action: 0,
  random: false,
  value: 0,
  reward: 0,
  signal: null,
  at,
});
const view = (indices: readonly number[], decisions: readonly DecisionView[] = []): AgentView => ({
  world: "room",
  acts: ["go"],
  scene: null,
  learns: true,
  decisions,
  total: 0,
  episodes: indices.map((index) => ({ index, total: 1, steps: 10, done: true, shortest: null })),
});

test("episodes are kept, and those that are learned anew take the place of the first ones", () => {
  const memory = new AgentMemory();
  memory.take(view([0, 1]));
  memory.take(view([2]));
  expect(memory.episodes.map(({ index }) => index)).toEqual([0, 1, 2]);
  memory.take(view([1]));
  expect(memory.episodes.map(({ index }) => index)).toEqual([0, 1]);
  memory.take(null);
  expect(memory.episodes).toEqual([]);
});

test("episodes may begin in the midst, where those before were learned elsewhere", () => {
  const memory = new AgentMemory();
  memory.take(view([25]));
  memory.take(view([26]));
  memory.take(view([26, 27])); // learned anew after a cut
  expect(memory.episodes.map(({ index }) => index)).toEqual([25, 26, 27]);
});

test("of decisions only the last are kept", () => {
  const memory = new AgentMemory();
  for (let k = 0; k < 3 * MOST_DECISIONS; k++) memory.take(view([], [decision(k)]));
  expect(memory.decisions.length).toBeLessThanOrEqual(2 * MOST_DECISIONS);
  expect(memory.decisions.at(-1)!.at).toBe(3 * MOST_DECISIONS - 1);
});

test("a running mean is of as many values as there are, then of its window", () => {
  expect(runningMean([4, 2, 6, 6], 2)).toEqual([4, 3, 4, 6]);
});
