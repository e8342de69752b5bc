// Agents on the page: each learns on the engine at hand, and is watched in world, returns, policy and the strip of dopamine; a
// bad one is refused.
import { expect, type Page } from "@playwright/test";
import { openAgent, openSmallAgent } from "./agentPage";
import {
  drop,
  endTraining,
  isGpu,
  phaseOf,
  picture,
  samplesOf,
  test,
  untilPhase,
  untilSamples,
} from "./playground";

/** Selects or takes out a plot, as it should be. */
async function showPlot(page: Page, plot: string): Promise<void> {
  const tab = page.getByTestId(`tab-${plot}`);
  if ((await tab.getAttribute("aria-selected")) !== "true") await tab.click();
}

/** Waits until so much network time has passed since it was opened, or one episode was learned from. */
const untilPassed = (page: Page, ms: number) =>
  page.waitForFunction((least) => {
    const { pace, samples } = window.__spikeyard.status();
    return pace.ms >= least || samples > 0;
  }, ms);
const passed = (page: Page) => page.evaluate(() => window.__spikeyard.status().pace.ms);

/** Presets with an agent, and where Policy draws a map. */
const AGENTS = {
  "bandit-agent": "shares",
  "gridworld-agent": "canvas",
  "cart-pole-agent": "shares",
  "water-maze-agent": "canvas",
  "t-maze-agent": "canvas",
  "cue-agent": "shares",
  "acrobot-agent": "shares",
} as const;
/** ms of network time that any of them decides in five times at least. */
const FIVE_DECISIONS = 60;

test("each agent of the gallery acts and learns on this engine, and its views show it", async ({
  playground: page,
}) => {
  for (const [preset, policy] of Object.entries(AGENTS)) {
    await openAgent(page, preset);
    await expect(page.getByTestId("engine-chip")).toContainText(isGpu() ? "WebGPU" : "CPU");
    await page.getByTestId("tab-world").click();
    await showPlot(page, "world");
    await page.getByTestId("pace-fast").click();
    await page.getByTestId("train").click();
    await untilPassed(page, (await passed(page)) + FIVE_DECISIONS);
    await expect(page.getByTestId("world-line"), preset).toContainText(/Episode \d+, step \d+ · .+ · reward/);
    // floor, what stands on it, agent or cart
    expect((await picture(page, page.getByTestId("world-canvas"))).colours, preset).toBeGreaterThan(3);
    await showPlot(page, "policy");
    await expect(page.getByTestId(`policy-${policy}`), preset).toBeVisible();
    expect((await picture(page, page.getByTestId(`policy-${policy}`))).colours, preset).toBeGreaterThan(3);
    await showPlot(page, "world");
    await endTraining(page);
  }
});

const recent = (page: Page) => page.evaluate(() => window.__spikeyard.status().agent!.recent!);

test("a network that is paid for a pair of spikes runs on this engine, above a strip of its dopamine", async ({
  playground: page,
}) => {
  await openAgent(page, "distal-reward");
  await expect(page.getByTestId("engine-chip")).toContainText(isGpu() ? "WebGPU" : "CPU");
  await untilPassed(page, 30);
  await page.getByTestId("pause-run").click(); // at rest the picture says what it shows
  await expect(page.getByTestId("raster")).toHaveAttribute("aria-label", /Excitatory/);
  await expect(page.getByTestId("dopamine-strip")).toContainText("dopa-");
});

test("what a teacher gives and takes stands below the spikes of rewarded digits", { tag: "@no-gpu" }, async ({
  playground: page,
}) => {
  await openAgent(page, "mnist-reward-400");
  await page.waitForFunction(() => window.__spikeyard.status().assigned.length === 400); // no more the first one's
  await page.getByTestId("train").click();
  await page.waitForFunction(() => window.__spikeyard.status().stage?.stage === 1);
  await expect(page.getByTestId("dopamine-strip")).toHaveAttribute("data-doses", /^[1-9]/);
  await endTraining(page, "ready");
});

test("the gridworld agent learns its way, and its views show how", { tag: "@no-gpu" }, async ({
  playground: page,
}) => {
  await openSmallAgent(page);
  const world = page.getByTestId("world-canvas");
  await page.getByTestId("pace-fast").click();
  await page.getByTestId("train").click();
  await untilSamples(page, 25);
  await endTraining(page);
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
  await page.getByTestId("tab-spikes").click();
  await expect(page.getByTestId("dopamine-strip")).toHaveAttribute("data-doses", /^[1-9]/);
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
