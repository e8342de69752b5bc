// An agent's run: it goes to its goal, is held between two decisions, and a pause changes nothing of what is learned.
import { expect, test, vi } from "vitest";
import { banditAgent } from "../../../examples/banditAgent";
import { gridworldAgent } from "../../../examples/gridworldAgent";
import type { NetworkDocument } from "../../../index";
import { openNetwork } from "../network";
import type { Telemetry } from "../protocol";
import { AgentRun } from "./agentRun";

vi.setConfig({ testTimeout: 10_000 });

const { training: _, ...steady } = gridworldAgent;

/** Nothing moves with the number of episodes that are planned. Smaller, so that an episode takes no time. */
const room: NetworkDocument = {
  ...steady,
  populations: {
    ...gridworldAgent.populations,
    eye: { ...gridworldAgent.populations.eye!, shape: [16] },
  } as NetworkDocument["populations"],
  agent: { ...gridworldAgent.agent!, environment: { name: "gridworld", params: { side: 4, walls: 0 } } },
};

async function opened(document = room) {
  const { agent } = await openNetwork(document, "event");
  const told: Telemetry[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };
  const run = new AgentRun(agent!, {
    sink: (telemetry) => told.push(telemetry),
    tell: () => {},
    exclusively: inTurn,
    take: () =>
      new Promise<() => void>((taken) => void inTurn(() => new Promise<void>((give) => taken(give)))),
    watched: () => null,
  });
  const views = () => told.flatMap((one) => (one.kind === "agent" ? [one.view] : []));
  return { agent: agent!, run, told, views };
}

const weightsOf = async ({ agent }: Awaited<ReturnType<typeof opened>>) => [
  ...(await agent.engine.read("eye_actors.w")),
];

test("it learns as many episodes as it is told to, and tells each of them and every decision", async () => {
  const { run, views } = await opened();
  await run.learn(12);
  expect(run.status()).toMatchObject({ phase: "done", samples: 12, target: 12 });
  const episodes = views().flatMap((view) => view.episodes);
  expect(episodes.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const decisions = views().flatMap((view) => view.decisions);
  expect(decisions).toHaveLength(episodes.reduce((sum, { steps }) => sum + steps, 0));
  expect(decisions.filter(({ signal }) => signal === null)).toHaveLength(12); // the first of each
  expect(episodes.at(-1)!.steps).toBeLessThan(episodes[0]!.steps);
});

test("held and let go on, stepped and looked at, it ends with the same weights as at one go", async () => {
  const straight = await opened();
  await straight.run.learn(5);
  const held = await opened();
  await held.run.step("decision");
  expect(held.run.status()).toMatchObject({ phase: "paused", samples: 0 });
  await held.run.step("decision");
  expect(held.views().flatMap((view) => view.decisions)).toHaveLength(2);
  expect(await held.run.look()).toMatchObject({ kind: "map", sites: { length: 16 } });
  await held.run.step("episode");
  expect(held.run.status()).toMatchObject({ phase: "paused", samples: 1 });
  const going = held.run.learn(5);
  await held.run.pause();
  await going;
  await held.run.learn(5);
  expect(held.run.status().samples).toBe(5);
  expect(await weightsOf(held)).toEqual(await weightsOf(straight));
});

test("in a world without places it tells how often it would do what, once it has seen something", async () => {
  const { run, views } = await opened(banditAgent);
  expect(await run.look()).toBeNull();
  await run.step("decision");
  const before = await run.look();
  const sharesOf = (view: typeof before) => (view?.kind === "now" ? view.shares : []);
  const sum = (shares: readonly number[]) => shares.reduce((a, b) => a + b, 0);
  expect(sharesOf(before)).toHaveLength(4);
  expect(before).toMatchObject({ undecided: expect.closeTo(1 - sum(sharesOf(before)), 9), episodes: 0 });
  expect(Math.max(...sharesOf(before))).toBeLessThan(0.6); // chance: 0.25 each; 0.6 is 4 standard errors of 25 thoughts
  await run.learn(1);
  const pulls = views().flatMap((view) => view.decisions);
  const best = [0, 1, 2, 3].map((arm) => pulls.slice(-100).filter(({ action }) => action === arm).length);
  const after = sharesOf(await run.look());
  expect(after[best.indexOf(Math.max(...best))]).toBeGreaterThan(0.9); // the example's own figure: 98 % of late pulls
});

test("an episode that is cut to run without learning leaves nothing behind", async () => {
  const straight = await opened();
  await straight.run.learn(3);
  const cut = await opened();
  await cut.run.learn(2);
  await cut.run.step("decision");
  await cut.run.step("decision");
  const acting = cut.run.act();
  await cut.run.pause();
  await acting;
  expect(cut.run.status()).toMatchObject({ phase: "paused", samples: 2 });
  await cut.run.learn(3);
  expect(await weightsOf(cut)).toEqual(await weightsOf(straight));
});

test("slow motion passes as much network time a second as was asked for", async () => {
  const { run, views } = await opened();
  run.speed = 220; // 20 decisions of 11 ms a second
  const going = run.act();
  await new Promise((resolve) => setTimeout(resolve, 600));
  await run.pause();
  await going;
  const decisions = views().flatMap((view) => view.decisions).length;
  // 12 in 600 ms; timers of a busy machine are late, never early
  expect(decisions).toBeGreaterThanOrEqual(4);
  expect(decisions).toBeLessThanOrEqual(14);
});
