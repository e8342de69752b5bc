// Of each environment that comes along a name alone makes an agent, which learns there.
import { expect, test } from "vitest";
import { gridworldAgent } from "../../examples/gridworldAgent";
import { AGENT_SETTINGS } from "../../models/agentSettings";
import { environments } from "../../models/registry";
import { sightFor } from "../../models/sight";
import { Agent } from "../agent";
import { agents } from "./agents";

/** Episodes to learn from, those of them that are judged, and what they reach together: far from what chance does. */
const REACHED: Readonly<Record<string, readonly [episodes: number, judged: number, least: number]>> = {
  // by chance 140 of 400 pulls pay, give or take 10
  bandit: [1, 1, 190],
  // by chance -0.07; always right is 1 of 3 cues, 0.33
  cue_association: [600, 100, 0.2],
  // by chance -3
  t_maze: [60, 20, 0.9],
  // by chance 1 of 5 finds the goal within the limit of 500 steps
  gridworld: [60, 20, 0.95],
  // by chance 22
  cart_pole: [30, 10, 100],
  // by chance -0.75, give or take 0.13 of 30 episodes; no settings of its own: all follows from the world
  pong: [90, 30, -0.45],
  // by chance 38, as a third find the platform
  water_maze: [30, 10, 55],
  // by chance -500: never within the limit
  acrobot: [16, 8, -400],
};

test("each environment is tried here, and settings are of environments that there are", () => {
  expect(Object.keys(REACHED).sort()).toEqual(Object.keys(environments).sort());
  expect(AGENT_SETTINGS.filter(({ name }) => !Object.hasOwn(environments, name))).toEqual([]);
});

test.each(Object.entries(REACHED))("an agent made for %s learns", async (environment, reached) => {
  const [episodes, judged, least] = reached;
  const agent = await new Agent(agents.actorCritic({ environment })).compile({ engine: "event" });
  const { episodes: all } = await agent.train({ episodes });
  const last = all.slice(-judged);
  expect(last).toHaveLength(judged);
  expect(last.reduce((sum, { total }) => sum + total, 0) / judged).toBeGreaterThan(least);
});

test("the presets are what a name makes, and what is said otherwise is so", () => {
  const { seed, name } = gridworldAgent;
  expect(agents.actorCritic({ environment: "gridworld", name, seed })).toEqual(gridworldAgent);
  const more = agents.actorCritic({
    environment: "cart_pole",
    actors: 4,
    epsilon: 0.1,
    critic: { neurons: 8 },
  });
  expect(more.populations.actors!.shape).toEqual([4]);
  expect(more.projections.eye_actors!.learn!.params).toMatchObject({ eta: 0.003, a_minus: 0.1 });
  expect([more.populations.critic!.shape, more.agent!.act.epsilon]).toEqual([[8], 0.1]);
  expect(more.agent!.critic!.worth).toBe(250 / 4);
});

test("parameters of a world that are not said are as the agent can learn it, and sizes follow those that are", () => {
  const world = (environment: { name: string; params?: Record<string, number> }) =>
    agents.actorCritic({ environment });
  expect(world({ name: "t_maze" }).agent!.environment).toEqual({ name: "t_maze", params: { visible: 1 } });
  expect(world({ name: "t_maze", params: { length: 9 } }).populations.eye!.shape).toEqual([12, 3]);
  expect(world({ name: "gridworld", params: { side: 6 } }).populations.eye!.shape).toEqual([36]);
  const arms = world({ name: "bandit", params: { arms: 8 } });
  expect([arms.populations.actors!.shape, arms.populations.copy!.shape]).toEqual([[8], [8]]);
  expect(arms.projections.eye_actors!.learn!.params).toMatchObject({ a_minus: 0.05 });
});

test("what is seen is coded by how much of it there is", () => {
  const some = (n: number) => Array.from({ length: n }, () => ({ name: "x", low: -1, high: 1 }));
  const cell = { name: "cell", low: 0, high: 6, whole: true } as const;
  const kind = (n: number) => {
    const { code, shape } = sightFor(some(n));
    return [code.name, ...shape];
  };
  expect(sightFor([cell, cell])).toEqual({ code: { name: "boxes" }, shape: [7, 7] });
  expect(kind(1)).toEqual(["radial", 10]);
  expect(kind(2)).toEqual(["radial", 10, 10]);
  expect(kind(4)).toEqual(["tiles", 8, 5, 5, 5, 5]);
  expect(kind(10)).toEqual(["tiles", 8, ...Array(10).fill(2)]);
  expect(kind(12)).toEqual(["population", 12, 10]);
});
