// What makes a network no agent: each thing, and what is said of it.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { environments } from "../models/registry";
import { corridor, walker } from "../training/agents/testAgents";
import { checkAgent, checkWorld, worldOf } from "./checkAgent";
import { planNetwork } from "./plan";
import { withPart } from "./testDocuments";

type Change = readonly [path: string, value: unknown];
const changed = (...changes: readonly Change[]): NetworkDocument =>
  changes.reduce((document, [path, value]) => withPart(document, path, value), walker);
const eye = { kind: "input", shape: [3], encoder: "bernoulli" };

test("an agent is let through, and a network that is none", () => {
  expect(() => checkAgent(walker)).not.toThrow();
  expect(() => checkAgent(withPart(walker, "agent", undefined))).not.toThrow();
});

test("a network is checked for it whenever it is planned", () => {
  expect(() => planNetwork(withPart(walker, "agent.episodes", 0))).toThrow("agent.episodes: ");
});

describe("refused:", () => {
  test.each<[string, NetworkDocument, string]>([
    [
      "a part that there is not",
      changed(["agent.policy", 1]),
      "agent.policy: is not known. There are: environment, observe, act, critic, reward, decision, episodes.",
    ],
    [
      "nothing of what is seen",
      changed(["agent.observe", undefined]),
      "agent.observe: an object is expected, got undefined.",
    ],
    [
      "nothing of what is done",
      changed(["agent.act", undefined]),
      "agent.act: an object is expected, got undefined.",
    ],
    [
      "nothing of what is paid",
      changed(["agent.reward", undefined]),
      "agent.reward: an object is expected, got undefined.",
    ],
    [
      "nothing of how long it takes",
      changed(["agent.decision", undefined]),
      "agent.decision: an object is expected, got undefined.",
    ],
    [
      "no code",
      changed(["agent.observe.code", undefined]),
      "agent.observe.code: an object is expected, got undefined.",
    ],
    [
      "a part of a part that there is not",
      changed(["agent.critic.size", 3]),
      "agent.critic.size: is not known. There are: population, worth, silence.",
    ],
    [
      "a readout",
      changed(["readout", { population: "actors", classes: 2 }]),
      "agent: acts, and has no readout of classes. Leave out one of both.",
    ],
    [
      "a code that there is not",
      changed(["agent.observe.code", { name: "boxs" }]),
      "agent.observe.code.name: there is no observation code 'boxs'. Did you mean 'boxes'? There are: boxes, level, population, radial, tiles.",
    ],
    [
      "a parameter that a code has not",
      changed(["agent.observe.code", { name: "boxes", params: { sigma: 1 } }]),
      "agent.observe.code.params.sigma: boxes has no such parameter. It has none.",
    ],
    [
      "a parameter out of bounds",
      changed(["agent.observe.code", { name: "radial", params: { sigma: 0 } }]),
      "agent.observe.code.params.sigma: 0 is outside 0.05 to 10.",
    ],
    [
      "a population to see with that there is not",
      changed(["agent.observe.input", "place"]),
      "agent.observe.input: there is no population 'place'. Did you mean 'places'? There are: places, copy, actors, critic.",
    ],
    [
      "neurons to see with",
      changed(["agent.observe.input", "actors"]),
      "agent.observe.input: 'actors' is no input.",
    ],
    [
      "an input that acts",
      changed(["agent.act.population", "copy"]),
      "agent.act.population: 'copy' is an input; name neurons.",
    ],
    ["neurons as a copy", changed(["agent.act.copy", "critic"]), "agent.act.copy: 'critic' is no input."],
    [
      "one input for both",
      changed(["agent.act.copy", "places"]),
      "agent.act.copy: must be another input than the one that shows observations.",
    ],
    [
      "a choice that there is not",
      changed(["agent.act.by", "most"]),
      'agent.act.by: "first_spike" or "count" or "vector" is expected, got "most".',
    ],
    [
      "more random acts than all",
      changed(["agent.act.epsilon", 1.5]),
      "agent.act.epsilon: 0 to 1 is expected, got 1.5.",
    ],
    [
      "a copy of another size",
      changed(["populations.copy.shape", [3]]),
      "populations.copy.shape: 3 neurons; 'actors' has 2, and each needs one that tells it of its act.",
    ],
    [
      "an input that nobody shows anything to",
      changed(["populations.more", eye]),
      "populations.more: is an input that an agent has nothing to show to. Remove it.",
    ],
    [
      "an input as a critic",
      changed(["agent.critic.population", "places"]),
      "agent.critic.population: 'places' is an input; name neurons.",
    ],
    [
      "a worth that is none",
      changed(["agent.critic.worth", Number.NaN]),
      "agent.critic.worth: -1000000 to 1000000 is expected, got NaN.",
    ],
    [
      "a worth of silence that is none",
      changed(["agent.critic.silence", 1e7]),
      "agent.critic.silence: -1000000 to 1000000 is expected, got 10000000.",
    ],
    [
      "a signal that there is not",
      changed(["agent.reward", { name: "tds" }]),
      "agent.reward.name: there is no signal 'tds'. Did you mean 'td'? There are: plain, baseline, td.",
    ],
    [
      "a parameter of a signal out of bounds",
      changed(["agent.reward", { name: "td", params: { gamma: 1.1 } }]),
      "agent.reward.params.gamma: 1.1 is outside 0 to 1.",
    ],
    [
      "td without a critic",
      changed(["agent.critic", undefined]),
      "agent.reward: td compares what a critic expects. Name a population as agent.critic.",
    ],
    [
      "no time to think",
      changed(["agent.decision.think", 0]),
      "agent.decision.think: 1 to 10000 ms is expected, got 0.",
    ],
    [
      "no time to act",
      changed(["agent.decision.act", 0.5]),
      "agent.decision.act: 1 to 10000 ms is expected, got 0.5.",
    ],
    [
      "a rest of less than nothing",
      changed(["agent.decision.rest", -1]),
      "agent.decision.rest: 0 to 10000 ms is expected, got -1.",
    ],
    [
      "half an episode",
      changed(["agent.episodes", 0.5]),
      "agent.episodes: a whole number from 1 to 1000000 is expected, got 0.5.",
    ],
    [
      "a teacher",
      changed(["training", { teacher: { name: "delta" } }]),
      "training: of an agent is by rewards: leave out teacher and stages.",
    ],
    [
      "stages",
      changed(["training", { stages: [] }]),
      "training: of an agent is by rewards: leave out teacher and stages.",
    ],
    [
      "that nothing learns",
      changed(["projections.places_actors.learn", undefined], ["projections.places_critic.learn", undefined]),
      "agent: nothing learns in it. Give a projection a rule that hears rewards: actor_td.",
    ],
    [
      "an environment that there is not",
      changed(["agent.environment", { name: "cartpole" }]),
      "agent.environment.name: there is no environment 'cartpole'. Did you mean 'cart_pole'? There are: acrobot, bandit, cart_pole, cue_association, gridworld, pong, t_maze, water_maze. One of your own is given to train().",
    ],
    [
      "a parameter of it out of bounds",
      changed(["agent.environment", { name: "gridworld", params: { side: 2 } }]),
      "agent.environment.params.side: 2 is outside 4 to 30.",
    ],
    [
      "an environment that needs more neurons to see",
      changed(["agent.environment", { name: "cart_pole" }]),
      "populations.places.shape: [3]; boxes for cart_pole, which shows x, speed, angle, spin, needs boxes along each quantity.",
    ],
    [
      "a direction among acts",
      changed(["agent.environment", { name: "gridworld", params: { side: 4 } }], ["agent.act.by", "vector"]),
      "agent.act.by: gridworld takes one of 4 acts: 'first_spike' or 'count' is expected, got 'vector'.",
    ],
  ])("%s", (_, document, message) => {
    expect(() => checkAgent(document)).toThrow(message);
  });
});

describe("an environment is refused", () => {
  const refusal = (world: Parameters<typeof checkWorld>[2], ...changes: readonly Change[]) => {
    const document = changed(...changes);
    return () => checkWorld(document, document.agent!, world);
  };
  const pool = environments.water_maze!.create();
  const vector = ["agent.act.by", "vector"] as const;
  const places = ["populations.places.shape", [3, 3]] as const;

  test("that shows other than the neurons see", () => {
    expect(refusal(corridor())).not.toThrow();
    expect(refusal(corridor(), ["populations.places.shape", [3, 1]])).toThrow(
      "populations.places.shape: [3, 1]; boxes for corridor, which shows cell, needs boxes along each quantity.",
    );
  });

  test("that takes directions, of who names acts, and the other way round", () => {
    expect(refusal(pool, places)).toThrow(
      "agent.act.by: water_maze takes a direction: 'vector' is expected, got 'first_spike'.",
    );
    expect(refusal(corridor(), vector)).toThrow(
      "agent.act.by: corridor takes one of 2 acts: 'first_spike' or 'count' is expected, got 'vector'.",
    );
  });

  test("for which there are too few neurons, or not as many for each act", () => {
    expect(refusal(pool, places, vector)).toThrow(
      "populations.actors.shape: 2 neurons make no circle of directions; 3 are the least.",
    );
    const three = ["populations.actors.shape", [3]] as const;
    expect(refusal(pool, places, vector, three)).not.toThrow();
    expect(refusal(corridor(), three)).toThrow(
      "populations.actors.shape: 3 neurons for 2 acts, back, on: a multiple is expected.",
    );
    expect(refusal(corridor(), ["populations.actors.shape", [6]])).not.toThrow();
  });
});

test("the environment that a document names has its parameters", () => {
  expect(worldOf({ name: "gridworld", params: { side: 5, walls: 0 } }).shortest!()).toBe(8);
});
