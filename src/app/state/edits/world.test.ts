// Worlds for agents: another one changes what has to fit, and leaves what is the user's; networks that do not act can be let.
import { expect, test } from "vitest";
import { banditAgent } from "../../../examples/banditAgent";
import { cartPoleAgent } from "../../../examples/cartPoleAgent";
import { gridworldAgent } from "../../../examples/gridworldAgent";
import { mnistRate } from "../../../examples/mnistRate";
import { Agent, checkDocument, environments, type NetworkDocument, readLink, toLink } from "../../../index";
import { withActing } from "./acting";
import { withInput, withNeurons } from "./add";
import { withPartParam, withWorldLink } from "./agent";
import { refusalOf, withConnection } from "./connect";
import { placesOf } from "./places";
import { without } from "./remove";
import { withName } from "./rename";
import { agentIn, withWorld } from "./world";

const shapes = ({ populations }: NetworkDocument) =>
  Object.fromEntries(Object.entries(populations).map(([id, { shape }]) => [id, shape]));

test("an agent made for each world is right, and goes through a link", () => {
  for (const environment of Object.keys(environments)) {
    const made = agentIn(environment);
    expect(() => checkDocument(made)).not.toThrow();
    expect(readLink(toLink(made))).toEqual(made);
  }
  expect(agentIn("gridworld").name).toBe("Gridworld");
});

test("in another world an agent is as suits that; its seed, a name of its own and its places stay", () => {
  const moved = { ...gridworldAgent, seed: 7, layout: { ...gridworldAgent.layout!, world: { x: -9, y: 5 } } };
  const next = withWorld(moved, { name: "cart_pole" });
  const { layout, ...rest } = next;
  const { layout: _, ...made } = cartPoleAgent;
  expect(rest).toEqual({ ...made, seed: 7 });
  expect(layout).toMatchObject({ world: { x: -9, y: 5 }, eye: gridworldAgent.layout!.eye });
  expect(withWorld({ ...moved, name: "Mine" }, { name: "cart_pole" }).name).toBe("Mine");
  const there = withWorld(next, { name: "bandit" });
  expect(Object.keys(there.layout!)).not.toContain("critic");
  checkDocument(there);
});

test("other parameters of its world change sizes alone, and not what the user has set", () => {
  const mine = withPartParam(
    { ...gridworldAgent, agent: { ...gridworldAgent.agent!, episodes: 12 } },
    "environment",
    "side",
    6,
    10,
  );
  checkDocument(mine);
  expect(shapes(mine)).toMatchObject({ eye: [36], actors: [4] });
  expect(mine.agent!.episodes).toBe(12);
  const back = withPartParam(mine, "environment", "side", 10, 10);
  expect(back).toEqual({ ...gridworldAgent, agent: { ...gridworldAgent.agent!, episodes: 12 } });
  const arms = withPartParam(banditAgent, "environment", "arms", 8, 4);
  checkDocument(arms);
  expect(shapes(arms)).toEqual({ eye: [1], copy: [8], actors: [8] });
  expect(arms.projections.eye_actors!.learn!.params!.a_minus).toBe(0.05); // 0.4 of eight
});

test("an agent of another form keeps all but what has to fit", () => {
  const own = withName(gridworldAgent, "actors", "wheels");
  const next = withWorld(own, { name: "water_maze" });
  checkDocument(next);
  expect(shapes(next)).toEqual({ eye: [10, 10], copy: [4], wheels: [4], critic: [16] }); // four are a circle
  expect(next.agent).toMatchObject({
    observe: { code: { name: "radial" } },
    act: { by: "vector", population: "wheels" },
  });
  expect(next.projections).toBe(own.projections);
  const pulls = withWorld(next, { name: "pong" });
  checkDocument(pulls);
  expect(shapes(pulls)).toMatchObject({ wheels: [3], copy: [3] }); // of three acts, as near to four as can be
});

/** An input and neurons, as the palette adds them, connected or not. */
function drawn(isConnected: boolean): NetworkDocument {
  const empty: NetworkDocument = {
    format: "spikeyard",
    version: 1,
    name: "Drawn",
    dt: 1,
    seed: 1,
    populations: {},
    projections: {},
  };
  const seen = withInput(empty, "poisson", "Eye", { x: 0, y: 0 }).document;
  const both = withNeurons(seen, "lif", "Hands", { x: 320, y: 0 }).document;
  const wish = {
    from: "eye",
    to: "lif",
    connector: { name: "all_to_all" },
    receptor: "exc",
    rule: null,
  } as const;
  return isConnected ? withConnection(both, wish).document : both;
}

test.each([true, false])(
  "a network drawn by hand learns to act in a gridworld (connected: %s)",
  async (isConnected) => {
    const acting = withActing(drawn(isConnected), { name: "gridworld", params: { side: 5, walls: 0 } });
    checkDocument(acting);
    expect(shapes(acting)).toMatchObject({ eye: [25], lif: [10, 10], copy: [10, 10] });
    expect(acting.projections.eye_lif!.learn!.name).toBe("actor_td");
    const agent = await new Agent(acting).compile({ engine: "event" });
    const { episodes } = await agent.train({ episodes: 60 });
    const mean = (some: typeof episodes) => some.reduce((sum, { steps }) => sum + steps, 0) / some.length;
    // the shortest way has 8 steps; by chance it takes 90 and more, and a tenth of acts stays random
    expect(mean(episodes.slice(-20))).toBeLessThan(25);
  },
);

test("what acts anew does so in a world that it can learn, and all its cards lie apart", () => {
  const acting = withActing(drawn(true), { name: "t_maze" });
  expect(acting.agent!.environment).toEqual({ name: "t_maze", params: { visible: 1 } });
  const blind = withWorld(acting, { name: "t_maze" }); // by hand: the cue goes
  expect(blind.agent!.environment).toEqual({ name: "t_maze" });
  const places = Object.values(placesOf(acting));
  expect(places).toHaveLength(5);
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
  expect(Math.min(...places.map(({ x }) => x))).toBe(placesOf(acting).world!.x);
});

test("a network of digits acts without its vote, and only where it sees and has neurons", () => {
  const acting = withActing(mnistRate, { name: "bandit" });
  checkDocument(acting);
  expect(acting.readout).toBeUndefined();
  expect(acting.agent!.act.population).toBe("features");
  const blind = without(mnistRate, { cards: ["retina"] });
  expect(() => withActing(blind, { name: "bandit" })).toThrow("no input to see the world by");
  const twice = withInput(drawn(true), "poisson", "Ear", { x: 0, y: 0 }).document;
  expect(() => withActing(twice, { name: "bandit" })).toThrow("several inputs");
  const handless = without(drawn(true), { cards: ["lif"] });
  expect(() => withActing(handless, { name: "bandit" })).toThrow("no neurons that could act");
});

test("drawn connections say who sees the world and who acts in it, and why others cannot", () => {
  const more = withNeurons(gridworldAgent, "lif", "Hands", { x: 0, y: 0 }).document;
  const refusal = (from: string, to: string) => refusalOf(more, from, to);
  expect(refusal("lif", "world")).toBeNull();
  expect(refusal("actors", "world")).toContain("act in the world already");
  expect(refusal("eye", "world")).toContain("not inputs");
  expect(refusal("world", "lif")).toContain("seen through an input");
  expect(refusal("world", "eye")).toContain("shown to this input already");
  expect(refusal("world", "copy")).toContain("told of the act");
  const hands = withWorldLink(more, "lif", "world");
  checkDocument(hands); // a hundred neurons for four acts, each told of its own
  expect(hands.agent!.act.population).toBe("lif");
  expect(hands.populations.copy!.shape).toEqual([10, 10]);
  expect(hands.projections.copy_actors!.to).toBe("lif");
});

test("without its world's card a network acts no more", () => {
  const plain = without(gridworldAgent, { cards: ["world"] });
  checkDocument(plain);
  expect(plain.agent).toBeUndefined();
  expect(plain.layout).not.toHaveProperty("world");
  expect(plain.projections).toEqual(gridworldAgent.projections);
});
