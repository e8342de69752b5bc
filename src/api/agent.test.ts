// Agents as a user has them: a few lines, worlds of one's own, files, and what is said when they are misused.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { mnistRate } from "../examples/mnistRate";
import { Agent, agents, learn, loadAgent, loadNetwork, Network, observe } from "../index";
import { corridor, walker } from "../training/agents/testAgents";

const folder = mkdtempSync(join(tmpdir(), "spikeyard-"));
const open: Agent[] = [];
afterAll(() => {
  for (const agent of open) agent.dispose();
  rmSync(folder, { recursive: true });
});

const room = { name: "gridworld", params: { side: 4, walls: 0, limit: 60 } };
const script = () => agents.actorCritic({ environment: room, observe: observe.boxes(16), episodes: 40 });

async function compiled(description = script(), seed = 1): Promise<Agent> {
  const agent = await new Agent(description).compile({ engine: "event", seed });
  open.push(agent);
  return agent;
}

test("a few lines learn their way", async () => {
  const agent = await compiled();
  const { episodes, stopped } = await agent.train();
  expect([episodes.length, agent.episodes, stopped]).toEqual([40, 40, null]);
  const { meanReturn, sd, meanSteps, pathRatio, returns, steps } = await agent.evaluate();
  expect([returns.length, steps.length, meanReturn, sd]).toEqual([100, 100, 1, 0]);
  expect(meanSteps).toBeLessThan(12); // the shortest way is 6
  expect(pathRatio).toBeCloseTo(meanSteps / 6, 12);
  expect(agent.document.agent!.environment).toEqual(room);
});

test("what is told of episodes is their mean, deviation and steps", async () => {
  const agent = await compiled(walker);
  const told = await agent.evaluate(corridor(3, 4), { episodes: 20 });
  const mean = told.returns.reduce((sum, one) => sum + one, 0) / 20;
  expect(told.meanReturn).toBeCloseTo(mean, 12);
  expect(told.sd).toBeCloseTo(Math.sqrt(mean * (1 - mean)), 12); // each is 0 or 1
  expect(told.pathRatio).toBeCloseTo(told.meanSteps / 2, 12);
  expect(Math.max(...told.steps)).toBe(4);
});

test("an environment is an object, a name, or a name with parameters; absent, the document's", async () => {
  const agent = await compiled();
  const { act } = agent.document.agent!;
  expect(act.by).toBe("first_spike");
  await agent.train(room, { episodes: 2 });
  await agent.train({ episodes: 3 });
  expect(agent.episodes).toBe(3);
  await expect(agent.train("gridworld", { episodes: 4 })).resolves.toMatchObject({ stopped: null }); // 16 boxes do
  const own = await compiled(walker);
  await own.train(corridor(), { episodes: 1 });
  await expect(own.train({ episodes: 2 })).rejects.toThrow("agent.environment: is not named.");
  await expect(own.train("cart_pole", { episodes: 2 })).rejects.toThrow("populations.places.shape: [3]");
  await expect(own.train("cartpole")).rejects.toThrow("there is no 'cartpole'. Did you mean 'cart_pole'?");
  await expect(own.train({ ...corridor(), actions: [] }, { episodes: 2 })).rejects.toThrow(
    "environment corridor.actions: a list of names",
  );
  await expect(own.train(3 as never)).rejects.toThrow("environment: { name, observation, actions");
});

test("an environment that breaks its word stops the run with its name, the step and the remedy", async () => {
  const agent = await compiled(walker);
  const broken = { ...corridor(), step: () => ({ observation: [Number.NaN], reward: 0, done: false }) };
  await expect(agent.train(broken)).rejects.toThrow("environment corridor, episode 1, step 1: cell is NaN.");
});

test("callbacks are told of decisions and episodes, and stop a training with a reason", async () => {
  const agent = await compiled(walker);
  const told: string[] = [];
  const { episodes, stopped } = await agent.train(corridor(), {
    callbacks: [
      {
        onBegin: ({ until, environment }) => void told.push(`${until} of ${environment.name}`),
        onDecision: (_, { step }) => void told.push(String(step)),
        onEpisode({ history, stop }, { index, steps }) {
          told.push(`${index}: ${steps}`);
          if (history.length === 2) stop("two are enough");
        },
        onEnd: () => void told.push("end"),
      },
    ],
  });
  expect([episodes.length, agent.episodes, stopped]).toEqual([2, 2, "two are enough"]);
  const steps = episodes.map(({ steps }) => steps);
  const each = steps.map((n, k) => [...Array.from({ length: n }, (_, step) => String(step)), `${k}: ${n}`]);
  expect(told).toEqual(["40 of corridor", ...each.flat(), "end"]);
});

test("a signal stops it, and it goes on", async () => {
  const agent = await compiled(walker);
  expect(await agent.train(corridor(), { signal: AbortSignal.abort() })).toEqual({
    episodes: [],
    stopped: "stopped by its signal",
  });
  expect((await agent.train(corridor(), { episodes: 3 })).episodes).toHaveLength(3);
  await expect(agent.evaluate(corridor(), { signal: AbortSignal.abort() })).rejects.toThrow(
    "stopped after 0 of 100 episodes.",
  );
});

test("it says what it would do: after training, on from each cell", async () => {
  const agent = await compiled(walker);
  expect((await agent.act([1], corridor())).value).toBe(0); // weights begin at 0
  await agent.train(corridor());
  const [first, second] = [await agent.act([0], corridor()), await agent.act([1], corridor())];
  expect([first.action, second.action]).toEqual([1, 1]);
  expect(second.value).toBeGreaterThan(0.2); // 0.5 measured; the goal's reward is 1
  expect(await agent.act([1], corridor())).toEqual(second);
  await expect(agent.act([0, 1], corridor())).rejects.toThrow("act: an observation of 1 finite numbers");
});

describe("files", () => {
  test("an agent goes on from one as if it had never stopped, and opens anywhere", async () => {
    const [whole, half] = [await compiled(), await compiled()];
    await whole.train({ episodes: 20 });
    await half.train({ episodes: 10 });
    const path = join(folder, "half.spikeyard");
    await half.save(path);
    const rest = await loadAgent(path, { engine: "event" });
    open.push(rest);
    expect(rest.episodes).toBe(10);
    expect(await rest.weightHash()).toBe(await half.weightHash());
    await rest.train({ episodes: 20 });
    expect(await rest.weightHash()).toBe(await whole.weightHash());
    const again = await (await compiled()).load(await half.save());
    await again.train({ episodes: 20 });
    expect(await again.weightHash()).toBe(await whole.weightHash());
  });

  test("of others are refused, both ways", async () => {
    const agent = await compiled();
    const path = join(folder, "agent.spikeyard");
    await agent.save(path);
    await expect(loadNetwork(path)).rejects.toThrow(`${path}: holds an agent.`);
    await expect((await compiled(walker)).load(path)).rejects.toThrow("holds another network");
  });
});

describe("refused:", () => {
  const agent = () => new Agent(walker);
  test.each<[string, () => unknown, string]>([
    ["a network that is no agent", () => new Agent(mnistRate), "agent: is missing."],
    ["training before compile", () => agent().train(), "train: the agent is not compiled."],
    ["looking before compile", () => agent().evaluate(), "evaluate: the agent is not compiled."],
    ["saving before compile", () => agent().save(), "checkpoint: the agent is not compiled."],
    ["compiling it as another", () => new Network(walker).compile(), "readout: training needs one"],
  ])("%s", async (_, call, message) => {
    await expect(async () => call()).rejects.toThrow(message);
  });

  test.each<[object, string]>([
    [{ epochs: 3 }, "train.epochs: is not supported. An agent learns from episodes: pass episodes."],
    [{ episode: 3 }, "train.episode: is not supported. Did you mean 'episodes'?"],
    [{ total_timesteps: 3 }, "train.total_timesteps: is not supported. Pass episodes; how long one lasts"],
    [{ render: true }, "train.render: is not supported. Pass callbacks with onDecision"],
    [{ episodes: 0.5 }, "train.episodes: a whole number of at least 1 is expected, got 0.5."],
    [{ episodes: 2 }, "train.episodes: 2 were learned already, 2 are asked for. Ask for more in all"],
    [{ callbacks: [3] }, "train.callbacks[0]: an object with any of onBegin, onDecision, onEpisode, onEnd"],
    [
      { callbacks: [{}, { onEpoch() {} }] },
      "train.callbacks[1].onEpoch: is never called where an agent is trained.",
    ],
  ])("training with %j", async (options, message) => {
    const agent = await compiled(walker);
    await agent.train(corridor(), { episodes: 2 });
    await expect(agent.train(corridor(), options)).rejects.toThrow(message);
    expect(agent.episodes).toBe(2);
  });

  test("looking with options that there are not", async () => {
    const agent = await compiled(walker);
    await expect(agent.evaluate(corridor(), { until: 3 } as object)).rejects.toThrow(
      "evaluate.until: is not supported. There are: episodes, signal.",
    );
    await expect(agent.evaluate(corridor(), { episodes: 0 })).rejects.toThrow("evaluate.episodes: a whole");
  });
});

describe("agents.actorCritic", () => {
  test("is a plain document of what is usual, with what was said", () => {
    const { populations, projections, agent, training } = agents.actorCritic({
      environment: "cart_pole",
      observe: observe.tiles([8, 4, 4, 6, 6]),
      critics: 4,
      learn: { critic: learn.criticTd({ eta: 1 }) },
      decision: { think: 5 },
      anneal: { "actors.delta_u": 0.1 },
      epsilon: 0.1,
      gamma: 0.9,
    });
    expect(populations.places).toMatchObject({ kind: "input", shape: [8, 4, 4, 6, 6] });
    expect([populations.copy!.shape, populations.actors!.shape, populations.critic!.shape]).toEqual([
      [2],
      [2],
      [4],
    ]);
    expect(projections.places_critic!.learn).toEqual({ name: "critic_td", params: { eta: 1 } });
    expect(agent).toEqual({
      environment: { name: "cart_pole" },
      observe: { input: "places", code: { name: "tiles" } },
      act: { population: "actors", by: "first_spike", epsilon: 0.1, copy: "copy" },
      critic: { population: "critic", worth: 0.2 },
      reward: { name: "td", params: { gamma: 0.9 } },
      decision: { think: 5, act: 2, rest: 3 },
      episodes: 300,
    });
    expect(training).toEqual({ anneal: { "actors.delta_u": 0.1 } });
  });

  test("has neurons around a circle for directions", () => {
    const { agent, populations } = agents.actorCritic({
      environment: "water_maze",
      observe: observe.radial([11, 11], { sigma: 0.5 }),
    });
    expect([agent!.act.by, populations.actors!.shape]).toEqual(["vector", [12]]);
    expect(agent!.observe.code).toEqual({ name: "radial", params: { sigma: 0.5 } });
  });

  test("without an environment wants to know how many act", () => {
    const sight = observe.boxes(3);
    expect(() => agents.actorCritic({ observe: sight })).toThrow("agents.actorCritic.actors: is missing");
    const own = agents.actorCritic({ observe: sight, actors: 2 });
    expect([own.agent!.environment, own.populations.actors!.shape]).toEqual([undefined, [2]]);
    expect(() => agents.actorCritic({ observe: sight, actor: 2 } as never)).toThrow(
      "agents.actorCritic.actor: is no option. There are: environment, observe, actors",
    );
    expect(() => agents.actorCritic({ actors: 2 } as never)).toThrow("observe is missing.");
    expect(() => observe.radial(3, { sigma: 0 })).toThrow("observe.radial.sigma: 0 is outside 0.05 to 10.");
  });
});
