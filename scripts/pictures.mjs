// Makes the pictures of the README from the built page: `npm run build`, then `node scripts/pictures.mjs`.
// Each view in light and dark, the page on a phone, and a moving picture of training.
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { chromium } from "@playwright/test";
import { findChromium } from "./lib/chromium.mjs";
import { ROOT } from "./lib/environment.mjs";
import { serveFiles } from "./lib/fileServer.mjs";
import { animate } from "./lib/webp.mjs";

const FOLDER = join(ROOT, "docs", "pictures");
const SIZE = { width: 1440, height: 900 };
/** The moving picture: its size, frames, ms between them, and how far training goes. */
const MOVIE = { width: 1080, height: 675, frames: 36, ms: 160, digits: 4000 };
const QUALITY = 0.82;

const args = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
if (process.getuid?.() === 0) args.push("--no-sandbox");
mkdirSync(FOLDER, { recursive: true });
const host = await serveFiles(join(ROOT, "dist"));
const browser = await chromium.launch({ executablePath: findChromium(), args });
try {
  for (const scheme of ["light", "dark"]) await takeViews(scheme);
  await takeMovie();
} finally {
  await browser.close();
  await host.close();
}

/** The page, trained, as a whole and view by view. */
async function takeViews(scheme) {
  const page = await openPage(scheme, SIZE);
  await train(page, MOVIE.digits);
  await page.waitForFunction(() => window.__spikeyard.status().phase === "done", null, { timeout: 120_000 });
  await page.waitForTimeout(1500);
  await save(page, `page-${scheme}`, await page.screenshot());
  const views = [
    ["network", '[data-testid="canvas"]'],
    ["inspector", '[data-testid="inspector"]'],
  ];
  await page.getByTestId("node-features").first().click();
  await page.waitForTimeout(500);
  for (const [name, place] of views) await shoot(page, `${name}-${scheme}`, page.locator(place).first());
  for (const name of await plotNames(page)) {
    const view = await openPlot(page, name);
    if (view) await shoot(page, `${name.toLowerCase().replace(/[^a-z]+/g, "-")}-${scheme}`, view);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(1000);
  await save(page, `phone-${scheme}`, await page.screenshot());
  await page.close();
}

/** The plots that stand side by side, and those behind tabs. */
async function plotNames(page) {
  const dock = page.getByRole("region", { name: "Plots" });
  const shown = await dock
    .locator("section[aria-label]")
    .evaluateAll((all) => all.map((one) => one.ariaLabel));
  const tabs = await dock.getByRole("tab").allTextContents();
  return [...new Set([...shown, ...tabs.map((text) => text.trim())])].filter(Boolean);
}

async function openPlot(page, name) {
  const dock = page.getByRole("region", { name: "Plots" });
  const tab = dock.getByRole("tab", { name, exact: true });
  if ((await tab.count()) > 0) await tab.first().click();
  await page.waitForTimeout(900);
  const view = dock.getByRole("region", { name, exact: true }).first();
  return (await view.count()) > 0 ? view : null;
}

/** Training from noise to strokes, frame by frame. */
async function takeMovie() {
  const page = await openPage("dark", SIZE);
  const stills = [await still(page)];
  await train(page, MOVIE.digits);
  while (stills.length < MOVIE.frames) {
    await page.waitForTimeout(MOVIE.ms / 2);
    stills.push(await still(page));
    if (["done"].includes(await page.evaluate(() => window.__spikeyard.status().phase))) break;
  }
  for (let k = 0; k < 8; k++) stills.push(stills.at(-1)); // time to look at the end
  write("training.webp", animate(stills, MOVIE.width, MOVIE.height, MOVIE.ms));
  await page.close();
}

async function openPage(colorScheme, viewport) {
  const page = await browser.newPage({ colorScheme, viewport, serviceWorkers: "block" });
  await page.goto(host.url);
  await page.waitForFunction(() => window.__spikeyard.status().phase === "ready", null, { timeout: 60_000 });
  const notice = page.getByTestId("no-gpu");
  if ((await notice.count()) > 0) await notice.getByRole("button").click();
  await page.waitForTimeout(800);
  return page;
}

async function train(page, digits) {
  await page.getByTestId("run-settings").click();
  await page.getByTestId("target").fill(String(digits));
  await page.getByTestId("target").press("Enter");
  await page.keyboard.press("Escape");
  await page.getByTestId("train").click();
}

const still = async (page) => toWebp(page, await page.screenshot(), MOVIE);

async function shoot(page, name, element) {
  await save(page, name, await element.screenshot());
}

async function save(page, name, png) {
  write(`${name}.webp`, await toWebp(page, png));
}

/** Encoded by the browser itself. @param size - what it is scaled to */
async function toWebp(page, png, size = null) {
  const encoded = await page.evaluate(
    async ({ data, size, quality }) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const { width, height } = size ?? image;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
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

function write(name, content) {
  const file = join(FOLDER, name);
  writeFileSync(file, content);
  console.log(`${relative(ROOT, file)}: ${Math.round(statSync(file).size / 1000)} kB`);
}
