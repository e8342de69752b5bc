// A graphics device that goes away again and again: at last without it.
import { expect } from "@playwright/test";
import {
  engineWorker,
  LONG,
  samplesOf,
  setParam,
  test,
  trainTo,
  untilPhase,
  untilSamples,
} from "./playground";

test("a device that is lost three times gives way to the processor, from the last checkpoint each time", {
  tag: "@gpu-only",
}, async ({ playground: page }) => {
  await untilPhase(page, "ready");
  const worker = engineWorker(page);
  await worker.evaluate(() => {
    const scope = globalThis as unknown as { lastDevice?: GPUDevice; devices: number };
    scope.devices = 0;
    const request = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (...options) {
      scope.lastDevice = await request.apply(this, options);
      scope.devices++;
      return scope.lastDevice;
    };
  });
  await setParam(page, "node-features", "neurons", 64); // another device, which the line above keeps
  await expect.poll(() => page.evaluate(() => window.__spikeyard.status().assigned.length)).toBe(64);
  await trainTo(page, LONG);
  await untilSamples(page, 10);
  const devices = () => worker.evaluate(() => (globalThis as unknown as { devices: number }).devices);
  for (let lost = 1; lost <= 3; lost++) {
    const [before, had] = [await samplesOf(page), await devices()];
    await worker.evaluate(() => (globalThis as unknown as { lastDevice: GPUDevice }).lastDevice.destroy());
    await expect(page.getByTestId("notice").last()).toContainText(
      lost < 3 ? "was built anew and goes on from" : "The processor computes from now on",
    );
    // the notice of the loss before says the same: only another device tells that this one was missed
    if (lost < 3) await expect.poll(devices).toBeGreaterThan(had);
    await untilSamples(page, before + 10);
  }
  await expect(page.getByTestId("engine-chip")).toContainText("CPU");
  await expect(page.getByTestId("banner")).toHaveCount(0);
  expect(await page.evaluate(() => window.__spikeyard.status().phase)).toBe("training");
});

test("an emulated graphics card is said to be one, and the processor preferred where it is faster", {
  tag: "@gpu-only",
}, async ({ playground: page }) => {
  const chip = page.getByTestId("engine-chip");
  await untilPhase(page, "ready");
  await expect(chip).toContainText("WebGPU");
  await expect(chip).toContainText("in software");
  await expect(chip).toHaveAttribute("title", /No graphics card is used: everything works, slower/);
  await page.getByTestId("choice-engine").selectOption("auto");
  await expect(chip).toContainText("CPU");
  await expect(chip).toHaveAttribute("title", /measured: .* on the CPU, .* on the GPU/);
  await expect(page.getByTestId("no-gpu")).toHaveCount(0);
});
