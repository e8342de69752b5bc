// An agent's run: it goes to its goal, is held between two decisions, and a pause changes nothing of what is learned.
import { expect, test, vi } from "vitest";
import { banditAgent } from "../../../examples/banditAgent";
import { gridworldAgent } from "../../../examples/gridworldAgent";
import {
  type AgentCheckpoint,
  type AgentModel,
  EngineError,
  type NetworkDocument,
  type SavedAgent,
} from "../../../index";
import { openNetwork } from "../network";
import type { Doing, Status, Telemetry } from "../protocol";
import { restore } from "../runs/learner";
import type { Learned } from "../runs/run";
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

/** @param from - what it goes on from */
async function opened(document = room, from?: Learned) {
  const { learner } = await openNetwork(document, "event");
  const agent = learner as AgentModel;
  if (from) await restore(agent, from as SavedAgent);
  const told: Telemetry[] = [];
  const kept: Learned[] = [];
  const lost: (Doing | null)[] = [];
  const statuses: Partial<Status>[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };
  const run: AgentRun = new AgentRun(
    agent,
    {
      sink: (telemetry) => told.push(telemetry),
      tell: () => void statuses.push(run.status()),
      exclusively: inTurn,
      take: () =>
        new Promise<() => void>((taken) => void inTurn(() => new Promise<void>((give) => taken(give)))),
      follow: (work) => void work,
      broken: () => void lost.push(run.doing),
      keep: async (learned) => void kept.push(learned),
      watched: () => null,
    },
    from,
  );
  const views = () => told.flatMap((one) => (one.kind === "agent" ? [one.view] : []));
  return { agent, run, told, kept, lost, statuses, views };
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

test("what whole episodes have taught is kept, also of one that is held half way, and goes on elsewhere to equal weights", async () => {
  const straight = await opened();
  await straight.run.learn(6);
  const first = await opened();
  await first.run.learn(3);
  await first.run.step("decision");
  await first.run.step("decision"); // half an episode, which counts as none
  expect(first.kept.map(({ checkpoint }) => (checkpoint as AgentCheckpoint).episodes)).toEqual([1, 3]);
  const saved = await first.run.learned();
  expect(saved).toEqual(first.kept.at(-1));
  expect(saved.episodes).toEqual(straight.run.recount().episodes.slice(0, 3));
  const next = await opened(room, saved);
  expect(next.run.status()).toMatchObject({ phase: "paused", samples: 3, agent: { recent: { count: 3 } } });
  await next.run.learn(6);
  expect(await weightsOf(next)).toEqual(await weightsOf(straight));
  expect(next.run.recount().episodes).toEqual(straight.run.recount().episodes);
  expect((next.kept.at(-1)!.checkpoint as AgentCheckpoint).episodes).toBe(6);
});

test("what has not ended an episode is not kept, and a course that is cut keeps the ones before", async () => {
  const { run, kept } = await opened();
  await run.step("decision");
  expect(kept).toEqual([]);
  await run.step("episode");
  await run.step("decision");
  await run.rewind();
  expect(kept.map(({ episodes }) => episodes!.length)).toEqual([1]);
  expect(await run.learned()).toEqual(kept[0]);
});

test("the fingerprint of the weights is told while it stands, and is that of what it has learned", async () => {
  const { run, agent, statuses } = await opened();
  await run.rest();
  const drawn = run.status().weightHash;
  expect(drawn).toBe(await agent.weightHash());
  await run.step("episode");
  const learned = run.status().weightHash;
  expect(learned).toBe(await agent.weightHash());
  expect(learned).not.toBe(drawn);
  await run.learn(5);
  expect(run.status().weightHash).toBe(await agent.weightHash());
  const going = statuses.filter(({ phase }) => phase === "training");
  expect(going.length).toBeGreaterThan(0);
  expect(going.every(({ weightHash }) => weightHash === undefined)).toBe(true);
  await run.step("decision"); // half an episode, which is taken back
  await run.rewind();
  expect(run.status().weightHash).toBe(await agent.weightHash());
});

test("a device that is lost is told with what goes on, and what was learned before can be gone on from", async () => {
  const { agent, run, kept, lost } = await opened();
  await run.learn(2);
  vi.spyOn(agent.engine, "run").mockRejectedValue(new EngineError("lost", "gone"));
  vi.spyOn(agent.engine, "read").mockRejectedValue(new EngineError("lost", "gone"));
  await expect(run.learn(9)).rejects.toThrow("gone");
  expect(lost).toEqual([{ kind: "train", target: 9 }]);
  await run.pause(); // as whoever opens the next network does
  await run.end();
  expect((kept.at(-1)!.checkpoint as AgentCheckpoint).episodes).toBe(2);
});

test("slow motion passes as much network time a second as was asked for", async () => {
  const { run, views } = await opened();
  run.tune({ pins: [], speed: 220 }); // 20 decisions of 11 ms a second
  const going = run.act();
  await new Promise((resolve) => setTimeout(resolve, 600));
  await run.pause();
  await going;
  const decisions = views().flatMap((view) => view.decisions).length;
  // 12 in 600 ms; timers of a busy machine are late, never early
  expect(decisions).toBeGreaterThanOrEqual(4);
  expect(decisions).toBeLessThanOrEqual(14);
});
