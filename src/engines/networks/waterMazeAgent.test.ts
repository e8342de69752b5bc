// The water maze preset learns, and by its rewards: fewer than its 200 episodes are enough to see it.
import { expect, test } from "vitest";
import type { NetworkDocument } from "../../core/document";
import { waterMazeAgent } from "../../examples/waterMazeAgent";
import { compileAgent, type Episode } from "../../training/agents/agentModel";

const LOOKED_AT = 10;

/** Mean steps to the platform in episodes without learning, before and after some with it. */
async function latencies(document: NetworkDocument, until: number) {
  const model = await compileAgent(document, { engine: "event" });
  const world = model.environment();
  const mean = (episodes: readonly Episode[]) =>
    episodes.reduce((sum, { steps }) => sum + steps, 0) / episodes.length;
  const before = mean(await model.evaluate(world, { episodes: LOOKED_AT }));
  await model.train(world, { until });
  const after = mean(await model.evaluate(world, { episodes: LOOKED_AT }));
  model.dispose();
  return { before, after };
}

test("escape takes less than three tenths of the time after 80 episodes", async () => {
  const { before, after } = await latencies(waterMazeAgent, 80);
  expect(before).toBeGreaterThan(250); // by chance: most of the 500 steps after which an episode is cut off
  expect(after / before).toBeLessThan(0.3);
});

test("it does not where the platform pays nothing", async () => {
  const { before, after } = await latencies(
    {
      ...waterMazeAgent,
      agent: {
        ...waterMazeAgent.agent!,
        environment: { name: "water_maze", params: { goal_reward: 0 } },
      },
    },
    15,
  );
  expect(after / before).toBeGreaterThan(0.6);
});
