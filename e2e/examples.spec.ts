// The gallery, its networks, lessons, and the broken ones: each opens running, and tells what is wrong with it.
import { expect } from "@playwright/test";
import { test, untilPhase, untilSamples } from "./playground";

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
