// Records the pictures of the gallery from the built page: node scripts/thumbnails.mjs [name ...]; all if none is given.
// Each shows the network while it runs, and below it its spikes, or its weights after some seconds of training.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findChromium } from "./lib/chromium.mjs";
import { ROOT } from "./lib/environment.mjs";

const FOLDER = join(ROOT, "src", "app", "gallery", "thumbnails");
/** px of a picture, and of the part that shows the network */
const SIZE = { width: 480, height: 270, network: 160 };
const THEMES = ["dark", "light"];
/** ms of training at most, and of running before a picture. Chosen: strokes show, and no picture takes long. */
const [TRAIN_MS, RUN_MS] = [5000, 2500];
/** ms in which all that is drawn takes on the other theme, also where a card waits for its next digit. */
const REPAINT_MS = 1500;
/** What is no part of a network's picture. */
const HIDDEN = `
  .react-flow__panel, .react-flow__controls, .react-flow__minimap { display: none !important; }
  [data-testid="canvas"] > div:not(:has(.react-flow)) { opacity: 0 !important; }`;

const server = await preview({ root: ROOT, preview: { host: "127.0.0.1", port: 0 }, logLevel: "warn" });
const url = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${server.httpServer.address().port}/`;
const browser = await chromium.launch({
  executablePath: findChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
  args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
try {
  mkdirSync(FOLDER, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1100, height: 760 }, colorScheme: "dark" });
  await page.goto(`${url}?run=off`);
  await page.addStyleTag({ content: HIDDEN });
  await untilPhase(page, "ready");
  const names = process.argv.length > 2 ? process.argv.slice(2) : await namesOf(page);
  for (const name of names) await record(page, name);
} finally {
  await browser.close();
  await server.close();
}

async function namesOf(page) {
  await page.getByTestId("examples").click();
  const cards = page.getByTestId(/^example-/);
  await cards.first().waitFor();
  const ids = await cards.evaluateAll((all) => all.map((card) => card.dataset.testid));
  await page.keyboard.press("Escape");
  return ids.map((id) => id.replace("example-", "")).filter((name) => name !== "blank-page");
}

async function record(page, name) {
  await page.getByTestId("examples").click();
  await page.getByTestId(`example-${name}`).click();
  await page.getByTestId("gallery").waitFor({ state: "detached" });
  await page.waitForTimeout(1500); // by then the network before has made way
  await untilPhase(page, "running", "failed");
  const learns = await page.getByTestId("train").isEnabled();
  if (learns) {
    await page.getByTestId("train").click();
    await page.waitForTimeout(TRAIN_MS);
    const pause = page.getByTestId("pause");
    if (await pause.isVisible()) await pause.click();
    await untilPhase(page, "paused", "done", "ready", "failed");
    const run = page.getByTestId("run");
    if (await run.isEnabled()) await run.click();
  }
  await page.waitForTimeout(RUN_MS);
  for (const theme of THEMES) {
    const shown = await page.evaluate(() => document.documentElement.dataset.theme);
    if (shown !== theme) await page.getByTestId("theme").click();
    await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
    await page.waitForTimeout(REPAINT_MS);
    const network = await page.locator(".react-flow").screenshot();
    const acts = await page.getByTestId("world-canvas").isVisible();
    const plot = await page.getByTestId(acts ? "world-canvas" : learns ? "weights" : "raster").screenshot();
    const file = join(FOLDER, `${name}-${theme}.webp`);
    writeFileSync(file, await composed(page, network, plot));
  }
  console.log(name);
}

/** One below the other, each cut to its part of the picture. */
async function composed(page, network, plot) {
  const data = await page.evaluate(
    async ([size, ...pictures]) => {
      const canvas = new OffscreenCanvas(size.width, size.height);
      const context = canvas.getContext("2d");
      context.fillStyle = getComputedStyle(document.body).backgroundColor;
      context.fillRect(0, 0, size.width, size.height);
      context.imageSmoothingQuality = "high";
      const bands = [
        [0, size.network],
        [size.network, size.height - size.network],
      ];
      for (const [k, picture] of pictures.entries()) {
        const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const [top, height] = bands[k];
        const scale = Math.max(size.width / image.width, height / image.height);
        const [w, h] = [size.width / scale, height / scale];
        context.drawImage(
          image,
          (image.width - w) / 2,
          (image.height - h) / 2,
          w,
          h,
          0,
          top,
          size.width,
          height,
        );
      }
      const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.8 });
      const all = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(all, (byte) => String.fromCharCode(byte)).join(""));
    },
    [SIZE, network.toString("base64"), plot.toString("base64")],
  );
  return Buffer.from(data, "base64");
}

async function untilPhase(page, ...phases) {
  await page.waitForFunction((wanted) => wanted.includes(globalThis.__spikeyard.status().phase), phases, {
    timeout: 120_000,
  });
}
