// The process that draws and computes on the graphics card dies under a running network.
import { expect } from "@playwright/test";
import { LONG, picture, samplesOf, start, test, trainTo, untilPhase, untilSamples } from "./playground";

test("when the GPU process dies, training goes on from the last checkpoint, and the views come back", async ({
  page,
  browser,
}) => {
  await page.goto(start());
  await untilPhase(page, "ready");
  await trainTo(page, LONG);
  await untilSamples(page, 20);
  const before = await samplesOf(page);
  const cdp = await browser.newBrowserCDPSession();
  await cdp.send("Browser.crashGpuProcess").catch(() => {}); // the answer may die with the process
  await untilSamples(page, before + 20);
  expect(await page.evaluate(() => window.__spikeyard.status().phase)).toBe("training");
  await expect(page.getByTestId("banner")).toHaveCount(0);
  await page.getByTestId("pause").click();
  await untilPhase(page, "paused");
  await expect
    .poll(async () => (await picture(page, page.getByTestId("weights"))).colours)
    .toBeGreaterThan(20);
});
