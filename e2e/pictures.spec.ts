// Makes the pictures of the README from the built page: `npm run build && npm run pictures`. Not a test: it runs only when asked for.
// Each view in light and dark, the page at a desk and on a phone, and a moving picture of training.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { animate } from "../scripts/lib/webp.mjs";
import { test, trainTo, untilPhase } from "./playground";

const FOLDER = join(import.meta.dirname, "..", "docs", "pictures");
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The moving picture: its size, ms that each frame is shown, ms to look at the end, and how far training goes. */
const MOVIE = { width: 880, height: 550, ms: 200, rest: 2000, digits: 8000 };
/** ms in which views take on what is new. */
const SETTLE_MS = 1500;
const QUALITY = 0.82;
/** Plots of what was learned, and those of neurons at work. */
const LEARNED = ["spikes", "weights", "accuracy", "confusion", "selectivity"];
const AT_WORK = ["activity", "traces", "currents", "timing"];

for (const scheme of ["light", "dark"] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme, viewport: DESK });

    test(`views, ${scheme}`, { tag: "@no-gpu" }, async ({ playground: page }) => {
      await begin(page);
      await trainTo(page, 8000);
      await untilPhase(page, "done");
      await page.waitForTimeout(SETTLE_MS);
      await save(page, `page-${scheme}`);
      for (const plot of LEARNED) await savePlot(page, plot, scheme);
      await page.getByTestId("node-features").first().click();
      for (const tab of ["parameters", "live", "code"]) {
        await page.getByTestId(`tab-${tab}`).click();
        await page.waitForTimeout(SETTLE_MS);
        await save(page, `inspector-${tab}-${scheme}`, page.getByTestId("inspector"));
      }

      await page.getByTestId("run").click();
      await untilPhase(page, "running");
      for (const plot of AT_WORK) await savePlot(page, plot, scheme);
      await page.getByTestId("dimension").click();
      await expect(page.getByTestId("space")).toHaveAttribute("data-calls", /^[1-9]$/);
      await page.waitForTimeout(SETTLE_MS);
      await save(page, `space-${scheme}`, page.getByTestId("canvas"));
      await page.getByTestId("dimension").click();

      await page.getByTestId("examples").click();
      await page
        .getByTestId(/^example-/)
        .first()
        .waitFor();
      await page.waitForTimeout(SETTLE_MS);
      await save(page, `gallery-${scheme}`);
      await page.keyboard.press("Escape");
      await page.getByTestId("share").click();
      await page.getByTestId("link").waitFor();
      await page.waitForTimeout(SETTLE_MS);
      await save(page, `share-${scheme}`);
      await page.keyboard.press("Escape");

      await page.setViewportSize(PHONE);
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForTimeout(SETTLE_MS);
      await save(page, `phone-${scheme}`);
    });
  });
}

test("training, as a moving picture", { tag: "@no-gpu" }, async ({ playground: page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(DESK);
  await begin(page);
  const frames: { png: Buffer; at: number }[] = [];
  const cdp = await page.context().newCDPSession(page);
  cdp.on("Page.screencastFrame", ({ data, sessionId, metadata }) => {
    frames.push({ png: Buffer.from(data, "base64"), at: metadata.timestamp! });
    void cdp.send("Page.screencastFrameAck", { sessionId });
  });
  await cdp.send("Page.startScreencast", { format: "png" });
  await trainTo(page, MOVIE.digits);
  await untilPhase(page, "done");
  await page.waitForTimeout(SETTLE_MS);
  await cdp.send("Page.stopScreencast");
  await page.getByTestId("held-out").waitFor();
  const kept = evenly(frames, MOVIE.ms / 1000);
  expect(kept.length).toBeGreaterThan(10);
  const stills: Buffer[] = [];
  for (const { png } of kept) stills.push(await toWebp(page, png, MOVIE));
  const end = Array<Buffer>(Math.ceil(MOVIE.rest / MOVIE.ms)).fill(stills.at(-1)!);
  write("training.webp", animate([...stills, ...end], MOVIE.width, MOVIE.height, MOVIE.ms));
});

/** The frames that were newest at every `seconds` from the first to the last. */
function evenly<T extends { readonly at: number }>(frames: readonly T[], seconds: number): T[] {
  const kept: T[] = [];
  const [first, last] = [frames[0]!.at, frames.at(-1)!.at];
  for (let at = first; at < last + seconds; at += seconds) {
    kept.push(frames.filter((frame) => frame.at <= at).at(-1)!);
  }
  return kept;
}

async function begin(page: Page): Promise<void> {
  await untilPhase(page, "ready");
  await page.getByTestId("no-gpu").getByRole("button").click();
  await page.waitForTimeout(SETTLE_MS);
}

/** Shows a plot where it is not shown yet, and what it takes to fill it. */
async function savePlot(page: Page, name: string, scheme: string): Promise<void> {
  const plot = page.locator(`#plot-${name}`);
  if (!(await plot.isVisible())) await page.getByTestId(`tab-${name}`).click();
  await plot.waitFor();
  if (name === "traces") {
    await page.getByTestId("pin-busiest").click();
    await page.waitForTimeout(3 * SETTLE_MS);
  }
  await page.waitForTimeout(2 * SETTLE_MS);
  await save(page, `${name}-${scheme}`, plot);
}

async function save(page: Page, name: string, element?: Locator): Promise<void> {
  write(`${name}.webp`, await toWebp(page, await (element ?? page).screenshot()));
}

function write(name: string, content: Buffer): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), content);
}

/** Encoded by the browser itself. @param size - what it is scaled to */
async function toWebp(page: Page, png: Buffer, size?: { width: number; height: number }): Promise<Buffer> {
  const encoded = await page.evaluate(
    async ({ data, size, quality }) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const { width, height } = size ?? image;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d")!;
      context.imageSmoothingQuality = "high";
      context.drawImage(image, 0, 0, width, height);
      const blob = await canvas.convertToBlob({ type: "image/webp", quality });
      let text = "";
      for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
      return btoa(text);
    },
    { data: png.toString("base64"), size, quality: QUALITY },
  );
  return Buffer.from(encoded, "base64");
}
