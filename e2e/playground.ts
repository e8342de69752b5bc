// What the browser tests do and read, in the page's own words.
import { test as base, expect, type Locator, type Page, type Worker } from "@playwright/test";
import type {} from "../src/app/testHook"; // window.__spikeyard

/** A page that fails its test on any console error, uncaught error, or request to another origin. */
export const test = base.extend<{ playground: Page }>({
  playground: async ({ page, baseURL }, use) => {
    const faults = listen(page, baseURL);
    await page.goto(start());
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** Console errors, uncaught errors, and requests to other origins, from now on. */
export function listen(page: Page, baseURL: string | undefined): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== baseURL) faults.push(`request: ${request.url()}`);
  });
  return faults;
}

/** The engine's worker, to break it from outside: the page itself has no way to do so. */
export function engineWorker(page: Page): Worker {
  const found = page.workers().find((worker) => /worker-[^/]*\.js/.test(worker.url()));
  if (!found) throw new Error("the engine has no worker");
  return found;
}

/** Drops files onto the page. */
export async function drop(page: Page, ...files: readonly (readonly [name: string, data: Buffer])[]) {
  const named = files.map(([name, data]) => [name, data.toString("base64")] as const);
  await page.evaluate((named) => {
    const dataTransfer = new DataTransfer();
    for (const [name, data] of named) {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    window.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
  }, named);
}

/**
 * At rest, so that a test begins from what it knows. With a GPU the page would measure, and take the processor: a
 * software GPU is slower.
 */
export const start = () => (isGpu() ? "/?run=off&engine=gpu" : "/?run=off");
/** More digits than any engine learns while a test looks on. */
export const LONG = 500_000;
export const isGpu = () => base.info().project.name === "gpu";

export const phaseOf = (page: Page) => page.evaluate(() => window.__spikeyard.status().phase);
export const samplesOf = (page: Page) => page.evaluate(() => window.__spikeyard.status().samples);

export async function untilPhase(page: Page, ...phases: string[]): Promise<void> {
  await page.waitForFunction((wanted) => wanted.includes(window.__spikeyard.status().phase), phases, {
    timeout: 800_000,
  });
}

export async function untilSamples(page: Page, samples: number): Promise<void> {
  await page.waitForFunction((least) => window.__spikeyard.status().samples >= least, samples, {
    timeout: 120_000,
  });
}

/** Fingerprint of the weights once they stand still. */
export async function weightHash(page: Page): Promise<string> {
  await page.waitForFunction(() => window.__spikeyard.status().weightHash !== undefined);
  return page.evaluate(() => window.__spikeyard.status().weightHash!);
}

/** Samples or episodes of which storage has what they taught, and the goal of the training under way. */
export const storedOf = (page: Page) =>
  page.evaluate(async () => {
    const request = indexedDB.open("spikeyard");
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const all = database.transaction("checkpoints").objectStore("checkpoints").getAll();
    const found = await new Promise<{ samples: number; goal: number | null; order: number }[]>((resolve) => {
      all.onsuccess = () => resolve(all.result);
    });
    database.close();
    const last = found.sort((a, b) => b.order - a.order)[0];
    return last ? { samples: last.samples, goal: last.goal } : null;
  });

/** Sets where training stops, and starts it. */
export async function trainTo(page: Page, digits: number): Promise<void> {
  await page.getByTestId("run-settings").click();
  await page.getByTestId("target").fill(String(digits));
  await page.getByTestId("target").press("Enter");
  await page.keyboard.press("Escape");
  await page.getByTestId("train").click();
}

/** Learns from one digit, by the menu of steps. */
export async function step(page: Page): Promise<void> {
  await page.getByTestId("step-menu").click();
  await page.getByTestId("step").click();
}

/** Draws the weights anew, by the menu of resets. */
export async function reset(page: Page): Promise<void> {
  await page.getByTestId("reset-menu").click();
  await page.getByTestId("reset").click();
}

/** Presses Pause as soon as `samples` digits are learned. @returns how many were by then */
export async function pauseAt(page: Page, samples: number): Promise<number> {
  await untilSamples(page, samples);
  await page.getByTestId("pause").click();
  await untilPhase(page, "paused");
  return samplesOf(page);
}

/**
 * Ends what it learns, which may have ended by itself meanwhile: its button goes with it.
 * @param phases - in which it may be then, besides paused and done
 */
export async function endTraining(page: Page, ...phases: string[]): Promise<void> {
  await page.getByTestId("pause").evaluateAll(([button]) => (button as HTMLElement | undefined)?.click());
  await untilPhase(page, "paused", "done", ...phases);
}

/** Selects a connection or population on the canvas and sets one of its numbers. */
export async function setParam(page: Page, card: string, name: string, value: number): Promise<void> {
  await page.getByTestId(card).first().click();
  const field = page.getByTestId(`param-${name}`);
  await field.fill(String(value));
  await field.press("Enter");
}

/** Draws a straight line on the pad: a 1, which any network that has learned something knows. */
export async function drawOne(page: Page): Promise<void> {
  await page.getByTestId("pad").hover(); // waits until it stands still
  const pad = (await page.getByTestId("pad").boundingBox())!;
  const to = (x: number, y: number) => page.mouse.move(pad.x + x * pad.width, pad.y + y * pad.height);
  await to(0.5, 0.15);
  await page.mouse.down();
  await to(0.5, 0.5);
  await to(0.48, 0.85);
  await page.mouse.up();
}

/** What an element shows: how many colours, and a hash of its pixels. */
export async function picture(page: Page, element: Locator): Promise<{ colours: number; hash: number }> {
  const png = (await element.screenshot()).toString("base64");
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    let hash = 0;
    for (const pixel of pixels) hash = (Math.imul(hash, 31) + pixel) >>> 0;
    return { colours: new Set(pixels).size, hash };
  }, png);
}
