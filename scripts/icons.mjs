// Makes the icons of the installed page from the logo, public/favicon.svg, by hand: `node scripts/icons.mjs`.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { chromium } from "@playwright/test";
import { findChromium } from "./lib/chromium.mjs";
import { ROOT } from "./lib/environment.mjs";

/** `scale`: of the logo in the icon. A maskable one is cut by the system: all that matters is within 80 %. */
const ICONS = [
  { file: "icon-192.png", side: 192, scale: 1 },
  { file: "icon-512.png", side: 512, scale: 1 },
  { file: "maskable-512.png", side: 512, scale: 0.72 },
  { file: "apple-touch-180.png", side: 180, scale: 0.86 },
];

const svg = readFileSync(join(ROOT, "public", "favicon.svg"), "utf8");
const ground = /<rect[^>]*fill="(#[0-9a-f]+)"/i.exec(svg)?.[1];
if (!ground) throw new Error("public/favicon.svg has no <rect> with the colour of its ground.");
const folder = join(ROOT, "public", "icons");
mkdirSync(folder, { recursive: true });

const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: findChromium(), args });
for (const { file, side, scale } of ICONS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const inner = Math.round(side * scale);
  const style = `margin:0;display:grid;place-items:center;height:100vh;background:${scale < 1 ? ground : "transparent"}`;
  const image = svg.replace("<svg", `<svg width="${inner}" height="${inner}"`);
  await page.setContent(`<body style="${style}">${image}</body>`);
  await page.screenshot({ path: join(folder, file), omitBackground: true });
  await page.close();
  console.log(`public/icons/${file}: ${side} x ${side}`);
}
await browser.close();
