// Edits of how a network acts: what is left is right, and names follow.
import { expect, test } from "vitest";
import { gridworldAgent } from "../../../examples/gridworldAgent";
import { checkDocument } from "../../../index";
import { withPart, withPartParam } from "./agent";
import { without } from "./remove";
import { withName } from "./rename";

test("a parameter at its default leaves the document, and another model has its own", () => {
  const shorter = withPartParam(gridworldAgent, "environment", "limit", 100, 500);
  expect(shorter.agent!.environment).toEqual({ name: "gridworld", params: { limit: 100 } });
  expect(withPartParam(shorter, "environment", "limit", 500, 500)).toEqual(gridworldAgent);
  expect(withPart(gridworldAgent, "reward", { name: "plain" }).agent!.reward).toEqual({ name: "plain" });
});

test("an agent follows a population to its new name", () => {
  let named = gridworldAgent;
  for (const id of Object.keys(gridworldAgent.populations)) named = withName(named, id, `my_${id}`);
  expect(() => checkDocument(named)).not.toThrow();
  expect(named.agent).toMatchObject({
    observe: { input: "my_eye" },
    act: { population: "my_actors", copy: "my_copy" },
    critic: { population: "my_critic" },
  });
});

test("without its critic an agent hears rewards as they are; without what acts or sees it is none", () => {
  const uncritical = without(gridworldAgent, { cards: ["critic"] });
  expect(uncritical.agent).toMatchObject({ reward: { name: "plain" } });
  expect(uncritical.agent!.critic).toBeUndefined();
  expect(() => checkDocument(uncritical)).not.toThrow();
  for (const card of ["eye", "copy", "actors"]) {
    const rest = without(gridworldAgent, { cards: [card] });
    expect(rest.agent).toBeUndefined();
    expect(() => checkDocument(rest)).not.toThrow();
  }
});
