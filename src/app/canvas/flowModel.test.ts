// What of an agent is on the canvas: its world first, what is seen and done, and which connections dopamine reaches.
import { expect, test } from "vitest";
import { gridworldAgent } from "../../examples/gridworldAgent";
import { mnistRate } from "../../examples/mnistRate";
import { edgesOf, nodesOf } from "./flowModel";

test("an agent's world is its first card, left of all others, in one row on narrow screens", () => {
  const roomy = nodesOf(gridworldAgent, false);
  expect(roomy.map(({ id }) => id)).toEqual(["world", "eye", "copy", "actors", "critic"]);
  expect(roomy[0]).toMatchObject({ type: "world", ariaLabel: "Gridworld", position: { x: -320, y: 280 } });
  const narrow = nodesOf(gridworldAgent, true).map(({ position }) => position);
  expect(new Set(narrow.map(({ y }) => y)).size).toBe(1);
  expect(new Set(narrow.map(({ x }) => x)).size).toBe(5);
});

test("arrows say what the world shows and what is done there, and dots where dopamine goes", () => {
  const edges = edgesOf(gridworldAgent, false);
  const between = edges.flatMap(({ type, source, target, data }) =>
    type === "world" ? [[source, target, data!.what]] : [],
  );
  expect(between).toEqual([
    ["world", "eye", "sees"],
    ["world", "copy", "is told of its act"],
    ["actors", "world", "acts"],
  ]);
  expect(edges.filter(({ data }) => data!.paid).map(({ id }) => id)).toEqual(["eye_actors", "eye_critic"]);
});

test("a network that does not act has neither", () => {
  expect(nodesOf(mnistRate, false).map(({ type }) => type)).not.toContain("world");
  expect(edgesOf(mnistRate, false).some(({ type, data }) => type === "world" || data!.paid)).toBe(false);
});
