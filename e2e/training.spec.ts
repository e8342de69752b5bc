// The whole promise: open the page, press Train on MNIST, and watch it learn to tell digits.
import { expect } from "@playwright/test";
import { isGpu, picture, test, trainTo, untilPhase, untilSamples, weightHash } from "./playground";

test("Train on MNIST reaches 75 % on the 2,000 held-out digits, and the views live", async ({
  playground: page,
}, info) => {
  test.setTimeout(900_000); // 900 digits to learn and more to test: 1 to 2 minutes on two cores
  await untilPhase(page, "ready");
  await expect(page.getByTestId("engine-chip")).toContainText(isGpu() ? "WebGPU" : "CPU");
  const drawn = await weightHash(page);
  const raster = page.getByTestId("raster");
  const weights = page.getByTestId("weights");
  await expect(weights).toBeVisible();
  let noise = await picture(page, weights);
  await expect // weights as drawn, once they are there: noise, not a blank canvas
    .poll(async () => {
      noise = await picture(page, weights);
      return noise.colours;
    })
    .toBeGreaterThan(20);
  expect(await page.evaluate(() => window.__spikeyard.document().populations.features?.shape)).toEqual([
    12, 12,
  ]);

  await trainTo(page, isGpu() ? 900 : 15_000); // enough for 75 %, and long enough to be seen
  await untilSamples(page, 100);
  const early = { raster: await picture(page, raster), weights: await picture(page, weights) };
  expect(early.raster.colours).toBeGreaterThan(5);
  expect(early.weights.colours).toBeGreaterThan(20);
  expect(early.weights.hash).not.toBe(noise.hash);
  await untilSamples(page, 300);
  expect((await picture(page, raster)).hash).not.toBe(early.raster.hash);
  expect((await picture(page, weights)).hash).not.toBe(early.weights.hash);

  await untilPhase(page, "done");
  const heldOut = page.getByTestId("held-out");
  await expect(heldOut).toHaveAttribute("data-count", "2000");
  const shown = Number((await heldOut.textContent())?.match(/([\d.]+) ?%/)?.[1]);
  const { heldOut: measured, confusion } = await page.evaluate(() => window.__spikeyard.status());
  const accuracy = measured.at(-1)!.accuracy;
  info.annotations.push({
    type: "held-out accuracy",
    description: `${shown} % after ${measured.at(-1)!.samples} digits`,
  });
  console.log(`held-out accuracy read from the page: ${shown} %`);
  expect(shown).toBeGreaterThanOrEqual(75);
  expect(Math.abs(shown / 100 - accuracy)).toBeLessThan(0.0006); // shown with one decimal
  expect(measured.length).toBeGreaterThan(4); // the curve climbed before our eyes
  const right = Array.from({ length: 10 }, (_, k) => confusion[k * 11]!).reduce((a, b) => a + b, 0);
  expect(right).toBe(Math.round(accuracy * 2000));
  await page.getByTestId("tab-confusion").click();
  await expect(page.getByTestId("confusion")).toContainText(String(confusion[0]));
  expect(await weightHash(page)).not.toBe(drawn);
  await page.screenshot({ path: info.outputPath("trained.png") });
});
