// An agent built on the page: a world out of the palette onto a blank page, trained, moved to another world, and undone.
import { expect, type Page } from "@playwright/test";
import { endTraining, test, untilPhase, untilSamples } from "./playground";

const agentOf = (page: Page) => page.evaluate(() => window.__spikeyard.document().agent);
const populationsOf = (page: Page) => page.evaluate(() => window.__spikeyard.document().populations);

test("a world from the palette makes an agent that learns; another is dragged onto it, and all is undone", {
  tag: "@no-gpu",
}, async ({ playground: page }) => {
  await untilPhase(page, "ready");
  await page.getByTestId("examples").click();
  await page.getByTestId("example-blank-page").click();
  await page.waitForFunction(() => Object.keys(window.__spikeyard.document().populations).length === 0);
  await page.getByTestId("palette-worlds.gridworld").click();
  await untilPhase(page, "running");
  await expect(page.getByTestId("node-world")).toBeVisible();
  await expect(page.getByTestId("inspector")).toContainText("Where the network acts");
  await page.getByTestId("tab-code").click();
  await expect(page.getByTestId("code")).toContainText('environment: "gridworld", name: "Gridworld"');
  await page.getByTestId("tab-parameters").click();

  // a room of 5 x 5, as the inspector says: its input has a neuron for each cell
  const side = page.getByTestId("inspector").getByLabel(/Cells along each side/);
  await side.fill("5");
  await side.press("Enter");
  await expect.poll(async () => (await populationsOf(page)).eye?.shape).toEqual([25]);
  await untilPhase(page, "running", "ready");

  await page.getByTestId("pace-fast").click();
  await page.getByTestId("train").click();
  await untilSamples(page, 45);
  await endTraining(page);
  const { steps } = await page.evaluate(() => window.__spikeyard.status().agent!.recent!);
  expect(steps).toBeLessThan(30); // the shortest way has 8 steps; by chance it takes some 150
  await expect(page.getByTestId("node-world")).toContainText("dopamine");

  // another world onto the agent, and back
  await page.getByTestId("palette-worlds.bandit").scrollIntoViewIfNeeded();
  const from = (await page.getByTestId("palette-worlds.bandit").boundingBox())!;
  const to = (await page.getByTestId("canvas").boundingBox())!;
  await page.mouse.move(from.x + 30, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await agentOf(page))?.environment).toEqual({ name: "bandit" });
  expect(Object.keys(await populationsOf(page))).not.toContain("critic");
  await page.getByTestId("undo").click();
  await expect
    .poll(async () => (await agentOf(page))?.environment)
    .toEqual({ name: "gridworld", params: { side: 5 } });
  await page.getByTestId("undo").click();
  await page.getByTestId("undo").click();
  await expect.poll(async () => Object.keys(await populationsOf(page))).toEqual([]);
});

test("by keyboard a world is put in place of digits, selected, moved and taken away", {
  tag: "@no-gpu",
}, async ({ playground: page }) => {
  await untilPhase(page, "ready");
  await page.keyboard.press("a");
  await expect(page.getByTestId("palette-search")).toBeVisible();
  await page.keyboard.type("bandit");
  await page.keyboard.press("Enter");
  const world = page.getByTestId("node-world");
  await expect(world).toBeFocused();
  expect((await agentOf(page))?.environment).toEqual({ name: "bandit" });
  await page.keyboard.press("ArrowRight");
  await expect
    .poll(() => page.evaluate(() => window.__spikeyard.document().layout?.world?.x ?? null))
    .not.toBeNull();
  await page.keyboard.press("Delete");
  await expect(world).toHaveCount(0);
  expect(await agentOf(page)).toBeUndefined();
  await page.keyboard.press("Control+z");
  await expect(world).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => Object.keys(await populationsOf(page))).toEqual(["retina", "features"]);
});
