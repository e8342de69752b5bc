// Agents as a whole: the same on every engine and from every checkpoint, and learning only from what they are paid for.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withPart } from "../../compiler/testDocuments";
import type { NetworkDocument } from "../../core/document";
import type { Environment } from "../../core/environment";
import type { EngineName } from "../../engines/engine";
import { dawn } from "../../engines/testDevice";
import { ENGINES } from "../../engines/testEngines";
import { makeEnvironment } from "../../models/registry";
import { uniform } from "../../util/random";
import { weightHash } from "../weightHash";
import { type AgentModel, compileAgent, type Decision, type Episode } from "./agentModel";
import { corridor, walker } from "./testAgents";

/** The cells of the corridor, again and again: more than one submit of a GPU takes. */
const PLACES = Array.from({ length: 99 }, (_, k) => [k % 3]);

let gpu: GPU;
const open: AgentModel[] = [];
beforeAll(async () => {
  gpu = await dawn();
});
afterAll(() => {
  for (const model of open) model.dispose();
});

async function build(document: NetworkDocument = walker, engine: EngineName = "event"): Promise<AgentModel> {
  const model = await compileAgent(document, { engine, gpu });
  open.push(model);
  return model;
}

interface Course {
  readonly decisions: readonly Pick<Decision, "step" | "action" | "random" | "value" | "reward" | "signal">[];
  readonly episodes: readonly Episode[];
}

/** All that an agent did while it learned. */
async function course(model: AgentModel, until: number, world = corridor()): Promise<Course> {
  const decisions: Course["decisions"][number][] = [];
  const episodes = await model.train(world, {
    until,
    onDecision({ step, action, random, value, reward, signal }) {
      decisions.push({ step, action, random, value, reward, signal });
    },
  });
  return { decisions, episodes };
}

describe("on every engine", () => {
  interface Whole extends Course {
    readonly w: readonly number[][];
    readonly looks: Awaited<ReturnType<AgentModel["look"]>>;
  }
  const courses: Partial<Record<EngineName, Whole>> = {};
  beforeAll(async () => {
    for (const name of ENGINES) {
      const model = await build(walker, name);
      const done = await course(model, 8);
      const w = ["places_actors.w", "places_critic.w"].map(async (array) => [
        ...(await model.engine.read(array)),
      ]);
      const looks = await model.look(corridor(), PLACES);
      courses[name] = { ...done, looks, w: await Promise.all(w) };
    }
  });

  test.each(["event", "gpu"] as const)(
    "the same acts, rewards and returns on %s as on the reference",
    (name) => {
      const [one, oracle] = [courses[name]!, courses.reference!];
      expect(one.episodes).toEqual(oracle.episodes);
      expect(one.episodes).toHaveLength(8);
      expect(one.decisions.length).toBeGreaterThan(20);
      expect(one.decisions).toEqual(oracle.decisions); // values are counts of spikes, signals sums of them: no f32 in them
    },
  );

  test.each(["event", "gpu"] as const)("the same weights on %s as on the reference", (name) => {
    for (const [k, weights] of courses.reference!.w.entries()) {
      expect(Math.max(...weights.map(Math.abs))).toBeGreaterThan(0.5); // something was learned
      // f32: some hundred changes below 10, each rounded to 2^-24 of it, by eligibilities with as many
      for (const [at, w] of weights.entries())
        expect(Math.abs(courses[name]!.w[k]![at]! - w)).toBeLessThan(2e-4);
    }
  });

  test.each(["event", "gpu"] as const)("what it thinks of many places on %s as on the reference", (name) => {
    expect(courses[name]!.looks).toEqual(courses.reference!.looks); // acts, and counts of spikes
    expect(courses.reference!.looks).toHaveLength(PLACES.length);
    const of = (cell: number) => courses.reference!.looks.filter((_, k) => PLACES[k]![0] === cell);
    const mean = (cell: number) => of(cell).reduce((sum, { value }) => sum + value, 0) / of(cell).length;
    expect(mean(1)).toBeGreaterThan(mean(2)); // next to the goal is worth more than the goal, where all ends
    expect(of(1).filter(({ action }) => action === 1).length).toBeGreaterThan(of(1).length / 2); // on, to the goal
  });

  test.each(ENGINES)("looking changes nothing on %s", async (name) => {
    const model = await build(walker, name);
    await model.train(corridor(), { until: 2 });
    const before = await model.checkpoint();
    await model.evaluate(corridor(), { episodes: 2 });
    await model.look(corridor(), [[0], [1]]);
    expect(await model.checkpoint()).toEqual(before);
  });
});

test("a seed decides all that happens, another one something else", async () => {
  const one = await course(await build(), 6);
  expect(await course(await build(), 6)).toEqual(one);
  expect(await course(await build({ ...walker, seed: 4 }), 6)).not.toEqual(one);
  const model = await build();
  await model.train(corridor(), { until: 5 });
  await model.reset();
  expect(await course(model, 6)).toEqual(one);
});

test("a training that goes on from a checkpoint ends as an uninterrupted one", async () => {
  const document = withPart(withPart(walker, "agent.reward", { name: "baseline" }), "agent.act.epsilon", 0.2);
  const [whole, half, rest] = [await build(document), await build(document), await build(document)];
  const all = await course(whole, 12);
  const first = await course(half, 5);
  await rest.restore(await half.checkpoint());
  const last = await course(rest, 12);
  expect([...first.decisions, ...last.decisions]).toEqual(all.decisions);
  expect(await rest.checkpoint()).toEqual(await whole.checkpoint());
  expect(rest.episodes).toBe(12);
});

test("a signal stops after the running decision, and the episode that it cuts counts as none", async () => {
  const model = await build();
  const stop = new AbortController();
  let decisions = 0;
  const onDecision = () => {
    if (++decisions === 20) stop.abort();
  };
  const episodes = await model.train(corridor(100), { until: 9, signal: stop.signal, onDecision }); // 12 steps each
  expect([episodes.length, model.episodes, decisions]).toEqual([1, 1, 20]);
});

test("random acts are the share that was asked for", async () => {
  const shares = async (epsilon: number) => {
    const model = await build(withPart(walker, "agent.act.epsilon", epsilon));
    const { decisions } = await course(model, 20, corridor(100));
    expect(decisions).toHaveLength(240);
    return decisions.filter(({ random }) => random).length / 240;
  };
  const silent = await shares(0); // where no neuron fired
  expect(await shares(1)).toBe(1);
  expect(Math.abs((await shares(0.5)) - (silent + (1 - silent) / 2))).toBeLessThan(0.1); // 3 standard errors of 240
});

describe("in gridworld", () => {
  const room = () => makeEnvironment("gridworld", { side: 5, walls: 0, limit: 100 });
  const learner = withPart(walker, "populations", {
    ...walker.populations,
    places: { ...walker.populations.places, shape: [25] },
    copy: { ...walker.populations.copy, shape: [4] },
    actors: { ...walker.populations.actors, shape: [4] },
  });
  /** Mean steps of the last 20 of 60 episodes. */
  const steps = async (document: NetworkDocument, world: Environment) => {
    const episodes = await (await build(document)).train(world, { until: 60 });
    return episodes.slice(-20).reduce((sum, { steps }) => sum + steps, 0) / 20;
  };

  test("an agent learns its way", async () => {
    expect(await steps(learner, room())).toBeLessThan(16); // the shortest way is 8; 9.3 to 10.3 of five seeds
  });

  test("a random agent does not: it learns at a rate of 0", async () => {
    const still = ["actors", "critic"].reduce(
      (document, who) => withPart(document, `projections.places_${who}.learn.params.eta`, 0),
      learner,
    );
    expect(await steps(still, room())).toBeGreaterThan(40); // 53 to 77 of five seeds
  });

  test("rewards that have nothing to do with what was done teach it nothing", async () => {
    expect(await steps(learner, shuffled(room()))).toBeGreaterThan(40); // 73 to 100, which is the limit
  });
});

/** The same world, in which as many rewards fall at steps that chance chooses. */
function shuffled(world: Environment): Environment {
  let step = 0;
  return {
    ...world,
    step(action) {
      const outcome = world.step(action);
      return { ...outcome, reward: uniform(5, 0, step++, 0) < 1 / 20 ? 1 : 0 };
    },
  };
}

test("two agents of equal weights have one hash", async () => {
  const [one, other] = [await build(), await build()];
  await one.train(corridor(), { until: 2 });
  expect(await weightHash(one.engine)).not.toBe(await weightHash(other.engine));
  await other.train(corridor(), { until: 2 });
  expect(await weightHash(one.engine)).toBe(await weightHash(other.engine));
});
