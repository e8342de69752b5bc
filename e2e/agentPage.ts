// How the browser tests come to an agent: the example of the gallery, and a small one that is quick to learn.
import type { Page } from "@playwright/test";
import { drop, untilPhase } from "./playground";

/** Opens an example, and settles when it runs. */
export async function openAgent(page: Page, preset = "gridworld-agent"): Promise<void> {
  await untilPhase(page, "ready", "running", "done", "paused");
  const before = await page.evaluate(() => window.__spikeyard.document().name);
  await page.getByTestId("examples").click();
  await page.getByTestId(`example-${preset}`).click();
  await page.waitForFunction((name) => window.__spikeyard.document().name !== name, before);
  await untilPhase(page, "running");
}

/** The same in a room of 5 x 5 without walls, whose shortest way has 8 steps: a GPU in software is slow. */
export async function openSmallAgent(page: Page): Promise<void> {
  await openAgent(page);
  const { agent, populations, ...others } = await page.evaluate(() => window.__spikeyard.document());
  const small = {
    ...others,
    populations: { ...populations, eye: { ...populations.eye, shape: [25] } },
    agent: { ...agent, environment: { name: "gridworld", params: { side: 5, walls: 0 } } },
  };
  await drop(page, ["small.json", Buffer.from(JSON.stringify(small))]);
  await page.waitForFunction(() => window.__spikeyard.document().populations.eye?.shape[0] === 25);
  await untilPhase(page, "ready", "running");
}
