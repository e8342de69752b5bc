// An agent on the page: it learns its way, and is watched in world, returns, dopamine and policy; a bad one is refused.
import { expect, type Page } from "@playwright/test";
import { openAgent, openSmallAgent } from "./agentPage";
import { drop, phaseOf, picture, samplesOf, test, untilPhase, untilSamples } from "./playground";

const recent = (page: Page) => page.evaluate(() => window.__spikeyard.status().agent!.recent!);

test("the gridworld agent learns its way, and its views show how", { tag: "@no-gpu" }, async ({
  playground: page,
}) => {
  await openSmallAgent(page);
  const world = page.getByTestId("world-canvas");
  await page.getByTestId("pace-fast").click();
  await page.getByTestId("train").click();
  await untilSamples(page, 25);
  await page.getByTestId("pause").click();
  await untilPhase(page, "paused", "done");
  const last = await recent(page);
  // who learns nothing takes 50 and more, as src/training/agents tells; the mean of 20 holds some on the way down, too
  expect(last.steps).toBeLessThan(30);
  await expect(page.getByTestId("world-line")).toContainText(/Episode \d+, step/);
  expect((await picture(page, world)).colours).toBeGreaterThan(3); // floor, goal, agent and its edge
  await expect(page.getByTestId("returns-plot")).toHaveAttribute(
    "data-episodes",
    String(await samplesOf(page)),
  );
  expect((await picture(page, page.getByTestId("returns-canvas"))).colours).toBeGreaterThan(3);
  await page.getByTestId("tab-policy").click();
  await expect(page.getByTestId("policy-canvas")).toHaveAttribute("data-arrows", /^[1-9]/);
  expect((await picture(page, page.getByTestId("policy-canvas"))).colours).toBeGreaterThan(5);
  await page.getByTestId("tab-dopamine").click();
  await expect(page.getByTestId("dopamine-plot")).toHaveAttribute("data-decisions", /^[1-9]/);
});

test("slow motion takes single steps, and Step learns from one decision or one episode", {
  tag: "@no-gpu",
}, async ({ playground: page }) => {
  await openAgent(page);
  await page.getByTestId("pace-slow").click();
  const line = page.getByTestId("world-line");
  const first = await line.textContent();
  await expect(line).not.toHaveText(first!);
  await page.getByTestId("pause-run").click();
  await untilPhase(page, "ready");
  const held = await line.textContent();
  await page.waitForTimeout(600); // two decisions, if it went on
  expect(await line.textContent()).toBe(held);
  await page.getByTestId("step-menu").click();
  await page.getByTestId("step-decision").click();
  await expect(line).toContainText("Episode 1, step 1 ");
  expect(await samplesOf(page)).toBe(0);
  await page.getByTestId("pace-fast").click();
  await page.getByTestId("step-menu").click();
  await page.getByTestId("step-episode").click();
  await untilSamples(page, 1);
  await untilPhase(page, "paused");
  await page.getByTestId("reset-menu").click();
  await page.getByTestId("reset").click();
  await untilPhase(page, "ready");
  expect(await samplesOf(page)).toBe(0);
});

test("an agent that does not fit its world is refused, in a file and in the form", {
  tag: "@no-gpu",
}, async ({ playground: page }) => {
  await openAgent(page);
  await page.getByTestId("choice-code").scrollIntoViewIfNeeded();
  await expect(page.getByTestId("choice-code").locator("option[value=tiles]")).toBeDisabled();
  const side = page.getByTestId("param-side");
  await side.fill("2");
  await side.press("Enter");
  await expect(page.getByTestId("inspector").getByRole("alert")).toContainText("At least 4");
  await side.press("Escape");
  const document = await page.evaluate(() => window.__spikeyard.document());
  expect(document.agent?.environment?.params?.side).toBeUndefined();
  const bad = { ...document, agent: { ...document.agent, environment: { name: "nowhere" } } };
  await drop(page, ["bad.json", Buffer.from(JSON.stringify(bad))]);
  await expect(page.getByTestId("notice").first()).toContainText("nowhere");
  expect(await phaseOf(page)).toBe("running");
});
