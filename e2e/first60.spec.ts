// The first minute from an empty profile: it runs, answers the hand, learns digits; then the gallery and a lesson.
import { expect, type Page } from "@playwright/test";
import { test, untilPhase, untilSamples } from "./playground";

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const networkMs = (page: Page) => page.evaluate(() => window.__spikeyard.status().pace.ms);
const current = (page: Page) =>
  page.evaluate(() => window.__spikeyard.document().populations.features?.params?.i_ext ?? 0);

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const) {
  test(`the first minute at ${width} x ${height}`, { tag: "@no-gpu" }, async ({ playground: page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/");

    // it runs by itself, in slow motion
    await untilPhase(page, "running");
    const line = page.getByTestId("status-line");
    await expect(line).toContainText("running on your processor");
    const before = await networkMs(page);
    await expect.poll(() => networkMs(page)).toBeGreaterThan(before + 5);
    await expect(page.getByRole("dialog")).toHaveCount(0);

    // the current acts while it runs, and one drag is one step back
    const slider = page.getByTestId("current-slider");
    await slider.focus();
    for (let k = 0; k < 10; k++) await page.keyboard.press("ArrowRight");
    expect(await current(page)).toBe(40);
    await expect(line).toContainText("Now teach it digits");
    expect(await sideways(page)).toBe(0);

    // it learns
    await page.getByTestId("hint-train").click();
    await untilSamples(page, 200);
    await expect(line).toContainText("Weights are forming");
    await page.getByTestId("pause").click();
    await untilPhase(page, "paused");
    expect(await sideways(page)).toBe(0);
    // then the draw pad and the link are offered, where `hint-digits.draw` and `hint-share.link` are
  });
}

test("the gallery finds an example, opens it running, and Undo brings the network back", {
  tag: "@no-gpu",
}, async ({ playground: page }) => {
  await untilPhase(page, "ready");
  await page.keyboard.press("e");
  await page.getByTestId("gallery-search").fill("stdp");
  await expect(page.getByTestId(/^example-/)).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  const asked = Date.now();
  await page.keyboard.press("Enter");
  await untilPhase(page, "running");
  expect(Date.now() - asked).toBeLessThan(4000); // 2 s on a machine that nobody shares
  await expect(page.getByTestId("gallery")).toHaveCount(0);
  await expect(page.getByTestId("node-inputs")).toBeVisible();
  await page.getByTestId("undo").click();
  await expect(page.getByTestId("node-retina")).toBeVisible();
});

test("a lesson checks its steps on the page, and can be left", { tag: "@no-gpu" }, async ({
  playground: page,
}) => {
  await untilPhase(page, "ready");
  await page.getByTestId("learn").click();
  await page.getByTestId("lesson-neuron").click();
  const coach = page.getByTestId("coach");
  await expect(coach).toContainText("Step 1 of 5");
  await expect(page.getByTestId("highlight")).toBeVisible();
  await expect(coach).toHaveAttribute("data-done", "true"); // five spikes
  await page.getByTestId("lesson-next").click();
  await expect(coach).toHaveAttribute("data-done", "false");
  await page.getByTestId("current-slider").focus();
  await page.keyboard.press("Home"); // 0 pA
  await expect(coach).toHaveAttribute("data-done", "true");
  await page.getByTestId("lesson-exit").click();
  await expect(coach).toHaveCount(0);
  await page.getByTestId("learn").click();
  await expect(page.getByTestId("lessons")).toContainText("2 of 5 steps");
});

test("a broken network is told, mended by the button, and learns", { tag: "@no-gpu" }, async ({
  playground: page,
}) => {
  await untilPhase(page, "ready");
  await page.getByTestId("examples").click();
  await page.getByTestId("example-broken-runaway").click();
  await untilPhase(page, "running");
  await page.getByTestId("train").click();
  const finding = page.getByTestId("finding");
  await expect(finding).toHaveAttribute("data-kind", "runaway_threshold", { timeout: 60_000 });
  await expect(finding).toContainText("features.theta_plus down");
  await page.getByTestId("mend").click();
  await expect(finding).toHaveCount(0);
  await untilSamples(page, 50);
  const params = await page.evaluate(() => window.__spikeyard.document().populations.features?.params);
  expect(params?.theta_plus).toBe(1);
  await page.getByTestId("pause").click();
});
