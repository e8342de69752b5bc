// The plots: traces of pinned neurons, curves of models, the network in space, freezing, saving, and a lost context.
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { picture, test, untilPhase } from "./playground";

const TAG = { tag: "@no-gpu" };

/** Runs without learning until spikes were drawn. */
async function run(page: Page): Promise<void> {
  await untilPhase(page, "ready", "running");
  if ((await page.evaluate(() => window.__spikeyard.status().phase)) === "ready")
    await page.keyboard.press("r");
  await page.waitForFunction(() => window.__spikeyard.counters.samples > 10);
}

async function saved(page: Page, plot: string, kind: string): Promise<string> {
  await page.getByTestId(`save-${plot}`).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId(`save-${plot}-${kind}`).click(),
  ]);
  return readFile(await download.path(), "latin1");
}

const coloursOf = async (page: Page, element: Locator) => (await picture(page, element)).colours;

test(
  "a neuron that is clicked in the raster is pinned everywhere, and its potential is drawn",
  TAG,
  async ({ playground: page }) => {
    await run(page);
    await page.getByTestId("tab-traces").click();
    await expect(page.getByTestId("pin-busiest")).toBeVisible();
    await page.getByTestId("raster").click({ position: { x: 60, y: 30 }, force: true });
    await expect(page.getByTestId("pin-chip")).toHaveCount(1);
    await expect(page.getByTestId("traces-canvas")).toBeVisible();
    await expect.poll(() => coloursOf(page, page.getByTestId("traces-plot"))).toBeGreaterThan(20);
    const table = async () => (await saved(page, "traces", "csv")).split("\r\n");
    await expect.poll(async () => (await table()).length).toBeGreaterThan(20); // each sample read adds some rows
    expect((await table())[0]).toMatch(
      /^time \(ms\),features\[\d+\]\.v \(mV\),features\[\d+\]\.theta \(mV\)$/,
    );
    await page.getByTestId("pin-chip").click();
    await expect(page.getByTestId("pin-busiest")).toBeVisible();
  },
);

test("the raster freezes, scrolls back, and is saved with its axes", TAG, async ({ playground: page }) => {
  await run(page);
  await page.getByTestId("freeze-spikes").click();
  const raster = page.getByTestId("raster");
  const frozen = await picture(page, raster);
  await page.waitForFunction((n) => window.__spikeyard.counters.samples > n, 30);
  expect((await picture(page, raster)).hash).toBe(frozen.hash);
  await raster.hover({ force: true });
  await page.mouse.wheel(0, -300);
  await expect(page.getByTestId("reset-zoom-spikes")).toBeVisible();
  expect((await picture(page, raster)).hash).not.toBe(frozen.hash);
  await page.getByTestId("reset-zoom-spikes").click();
  await expect(page.getByTestId("reset-zoom-spikes")).toHaveCount(0);
  expect((await saved(page, "spikes", "png")).slice(1, 4)).toBe("PNG");
});

test("the curves of the network's models are computed beside the page", TAG, async ({ playground: page }) => {
  await untilPhase(page, "ready", "running");
  await page.getByTestId("tab-currents").click();
  await expect(page.getByTestId("currents")).toHaveAttribute("data-points", "49", { timeout: 20_000 });
  await page.getByTestId("tab-timing").click();
  await expect(page.getByTestId("timing")).toHaveAttribute("data-points", "100", { timeout: 20_000 });
  expect(await saved(page, "timing", "svg")).toContain("<svg");
});

test(
  "the network is drawn in space in few calls, and comes back when the driver takes it away",
  TAG,
  async ({ playground: page }) => {
    await run(page);
    await page.getByTestId("dimension").click();
    const space = page.getByTestId("space");
    await expect(space).toHaveAttribute("data-calls", /^[1-9]$/);
    await expect.poll(() => coloursOf(page, space)).toBeGreaterThan(100);
    await space.evaluate((canvas: HTMLCanvasElement) => {
      const lose = canvas.getContext("webgl2")!.getExtension("WEBGL_lose_context")!;
      lose.loseContext();
      setTimeout(() => lose.restoreContext(), 500);
    });
    await expect(page.getByTestId("space-view").getByRole("alert")).toBeVisible();
    await expect(page.getByTestId("space-view").getByRole("alert")).toHaveCount(0);
    await expect.poll(() => coloursOf(page, space)).toBeGreaterThan(100);
    // one that never comes back is built anew
    await space.evaluate((canvas: HTMLCanvasElement) =>
      canvas.getContext("webgl2")!.getExtension("WEBGL_lose_context")!.loseContext(),
    );
    await expect(page.getByTestId("space-view").getByRole("alert")).toBeVisible();
    await expect(page.getByTestId("space-view").getByRole("alert")).toHaveCount(0);
    await expect.poll(() => coloursOf(page, space)).toBeGreaterThan(100);
  },
);
