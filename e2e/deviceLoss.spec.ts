// A graphics device that goes away again and again: at last without it.
import { expect, type Page, type Worker } from "@playwright/test";
import { LONG, samplesOf, setParam, start, test, trainTo, untilPhase, untilSamples } from "./playground";

/** The engine's worker, to break it from outside: the page itself has no way to do so. */
function engineWorker(page: Page): Worker {
  const found = page.workers().find((worker) => /worker-[^/]*\.js/.test(worker.url()));
  if (!found) throw new Error("the engine has no worker");
  return found;
}

test("a device that is lost three times gives way to the processor, from the last checkpoint each time", {
  tag: "@gpu-only",
}, async ({ page }) => {
  await page.goto(start());
  await untilPhase(page, "ready");
  const worker = engineWorker(page);
  await worker.evaluate(() => {
    const scope = globalThis as unknown as { lastDevice?: GPUDevice };
    const request = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (...options) {
      scope.lastDevice = await request.apply(this, options);
      return scope.lastDevice;
    };
  });
  await setParam(page, "node-features", "neurons", 64); // another device, which the line above keeps
  await expect.poll(() => page.evaluate(() => window.__spikeyard.status().assigned.length)).toBe(64);
  await trainTo(page, LONG);
  await untilSamples(page, 10);
  for (let lost = 1; lost <= 3; lost++) {
    const before = await samplesOf(page);
    await worker.evaluate(() => (globalThis as unknown as { lastDevice: GPUDevice }).lastDevice.destroy());
    await untilSamples(page, before + 10);
  }
  await expect(page.getByTestId("engine-chip")).toContainText("CPU");
  await expect(page.getByTestId("banner")).toHaveCount(0);
  expect(await page.evaluate(() => window.__spikeyard.status().phase)).toBe("training");
});
