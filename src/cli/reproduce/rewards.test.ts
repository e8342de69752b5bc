// `reproduce` of what learns from rewards: what it measures, what it says, and how it ends; in small worlds.
import { describe, expect, test } from "vitest";
import type { AgentClaim, Life, PaidClaim } from "../../examples/lib/claims";
import { fallOfSteps, meanReturn, pathRatio, timeToStrongest } from "../../examples/lib/measures";
import { agents, observe } from "../../index";
import { cell, twelve } from "../../training/testPaid";
import type { ReproduceRequest } from "../arguments";
import { exitCodeOf, lineOf } from "../faults";
import { reproduce } from "./reproduce";
import { choose, chooseRewards, type StatedReward } from "./stated";

const environment = { name: "gridworld", params: { side: 4, walls: 0, limit: 60 } };
const document = agents.actorCritic({ environment, observe: observe.boxes(16), episodes: 25 });
const claim: AgentClaim = {
  about: "a small room",
  ...meanReturn,
  median: 1,
  worst: 1,
  seconds: 100,
};
const stated = (preset: string, change: Partial<AgentClaim> = {}): StatedReward => ({
  preset,
  document,
  claim: { ...claim, ...change },
});

async function again(all: readonly StatedReward[], options: Partial<ReproduceRequest> = {}) {
  const printed: string[] = [];
  const shown: string[] = [];
  const terminal = {
    print: (line: string) => void printed.push(line),
    warn: () => {},
    show: (line: string) => void shown.push(line),
  };
  const context = { terminal, signal: new AbortController().signal, root: "." };
  const request = { command: "reproduce", which: "agents", ...options } as const;
  try {
    await reproduce(request, context, [], all);
    return { code: 0, printed, fault: null, shown };
  } catch (error) {
    return { code: exitCodeOf(error), printed, fault: lineOf(error), shown };
  }
}

test("an agent that reaches what it states, of five seeds, gets three ticks and exit code 0", async () => {
  const { code, printed, fault } = await again([stated("sure")]);
  expect([code, fault]).toEqual([0, null]);
  const seeds = [1, 2, 3, 4, 5].map((seed) => `1 (seed ${seed})`).join(", ");
  expect(printed.slice(0, 4)).toEqual([
    "sure: a small room",
    `  on event (WebAssembly SIMD on one thread); learned from 25 episodes; mean return: ${seeds}`,
    "  ✓ median: stated at least 1, got 1",
    "  ✓ worst: stated at least 1, got 1",
  ]);
  expect(printed[4]).toMatch(/^ {2}✓ learning: stated 2 min, took [\d.]+ s$/);
});

test("what is missed is crossed, and named with why: exit code 3", async () => {
  const short = stated("short", { ...pathRatio, median: 0.9, worst: 9 });
  const rushed = stated("rushed", { seconds: 1e-9 });
  const { code, printed, fault } = await again([short, rushed], { seeds: 1 });
  expect(code).toBe(3);
  expect(fault).toBe("2 of 2 missed what they state: short (median), rushed (time).");
  expect(printed[1]).toMatch(
    /steps over the shortest way: 1\.\d+ \(seed 1\); stated of seeds 1, 2, 3, 4, 5$/,
  );
  expect(printed[2]).toMatch(/^ {2}✗ median: stated at most 0\.9, got 1\.\d+$/);
});

test("with --json each is a line", async () => {
  const { printed } = await again([stated("sure")], { json: true, seeds: 3 });
  expect(printed).toHaveLength(1);
  const result = JSON.parse(printed[0]!);
  expect(result).toMatchObject({
    preset: "sure",
    environment: "gridworld",
    episodes: 25,
    measured: "mean return",
    better: "more",
    stated_median: 1,
    stated_worst: 1,
    stated_s: 100,
    engine: "event",
    seeds: [1, 2, 3],
    numbers: [1, 1, 1],
    median: 1,
    median_reached: true,
    worst: 1,
    worst_reached: true,
    time_reached: true,
  });
  expect(result.train_s).toBeGreaterThan(0);
});

test("one seed is one number, and without any agent there is nothing to do", async () => {
  const one = async () =>
    JSON.parse((await again([stated("sure")], { json: true, seeds: 1 })).printed[0]!).numbers;
  expect(await one()).toEqual(await one());
  expect(await again([])).toMatchObject({
    code: 2,
    fault: "nothing that learns from rewards states anything to reproduce.",
  });
});

test("a network that is paid lives until the synapse it is paid for is the strongest, or is given up", async () => {
  const claim: PaidClaim = {
    about: "twelve neurons",
    ...timeToStrongest,
    median: 10,
    worst: 10,
    patience: 10,
    seconds: 100,
  };
  const found: StatedReward = { preset: "found", document: twelve(), claim };
  const payment = { pre: cell(1), post: cell(0), reward: -1 }; // it is punished, and becomes weaker than others
  const lost: StatedReward = { preset: "lost", document: twelve(payment), claim: { ...claim, patience: 2 } };
  const { printed, fault } = await again([found, lost], { seeds: 1 });
  expect(printed[1]).toMatch(/SIMD on one thread\); min of network time until .*: \d \(seed 1\)/);
  expect(printed[2]).toMatch(/^ {2}✓ median: stated at most 10, got \d$/);
  expect(printed[7]).toBe("  ✗ median: stated at most 10, got ∞");
  expect(fault).toBe("1 of 2 missed what they state: lost (median and worst).");
  const pairs = Array.from({ length: 12 * 12 }, (_, k) => [Math.floor(k / 12), k % 12] as const);
  const [pre, post] = [0, 1].map((side) => pairs.filter(([i, j]) => i !== j).map((pair) => pair[side]!));
  const all = { ...twelve().projections.all!, connector: { name: "list", pre: pre!, post: post! } as const };
  const listed = { ...found, document: { ...twelve(), projections: { all } } };
  expect((await again([listed], { seeds: 1 })).printed[2]).toBe(printed[2]); // the same network
  const { printed: json } = await again([lost], { seeds: 1, json: true });
  expect(JSON.parse(json[0]!)).toMatchObject({ environment: null, episodes: null, numbers: [null] });
});

test("an agent is found by its name, and among all", () => {
  const all = [stated("a"), stated("b")];
  expect(chooseRewards("b", all)).toEqual([all[1]]);
  expect([chooseRewards("all", all), chooseRewards("agents", all)]).toEqual([all, all]);
  expect(chooseRewards("best-local", all)).toEqual([]);
  expect(choose("b", [], all)).toEqual([]); // and so is no error
  expect(() => choose("c", [], all)).toThrow("there is no preset 'c'. There are: a, b, best-unsupervised");
});

describe("measures", () => {
  const lived = (total: number, steps: number) => ({ total, steps, shortest: 4, actions: [], rewards: [] });
  const life: Life = {
    learned: [lived(0, 40), lived(0, 20), lived(0, 10), lived(1, 5)],
    looked: [lived(1, 5), lived(3, 7)],
  };
  test("are means of what they say", () => {
    expect(meanReturn.measure(life)).toBe(2);
    expect(pathRatio.measure(life)).toBe(1.5);
    expect(fallOfSteps(2).measure(life)).toBe(0.75);
  });
});
