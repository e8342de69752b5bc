// The built page on a plain file host under any path: no special headers, no inline script, and offline after the
// first visit; a new version waits for the user.
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { serveFiles } from "../scripts/lib/fileServer.mjs";
import { LONG, samplesOf, trainTo, untilPhase, untilSamples } from "./playground";

const DIST = join(import.meta.dirname, "..", "dist");
test.use({ serviceWorkers: "allow" });

/** The service worker has the page and all digits. */
const isKept = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open("spikeyard-digits");
    const index = await cache.match(new URL("mnist/index.json", document.baseURI));
    if (!index || navigator.serviceWorker.controller === null) return false;
    const files = [...(await index.text()).matchAll(/"file":\s*"([^"]+)"/g)].map(([, file]) => file!);
    const found = await Promise.all(
      files.map((file) => cache.match(new URL(`mnist/${file}`, document.baseURI))),
    );
    return files.length > 0 && found.every((response) => response !== undefined);
  });

test("the built page holds no inline script, and its policy allows none", { tag: "@no-gpu" }, () => {
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain(" src=");
  expect(html).not.toMatch(/\son[a-z]+=|javascript:/i);
  const policy =
    /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll("&#39;", "'") ?? "";
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).not.toContain("'unsafe-eval'");
});

test("under any path of a plain host the page trains, then offline too, and updates when told", {
  tag: "@no-gpu",
}, async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "spikeyard-host-"));
  cpSync(DIST, folder, { recursive: true });
  let host = await serveFiles(folder, "/some/base/");
  try {
    await page.goto(host.url);
    await untilPhase(page, "ready", "running");
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await trainTo(page, LONG);
    await untilSamples(page, 100);
    await expect.poll(() => isKept(page), { timeout: 45_000 }).toBe(true);

    await host.close();
    await page.reload();
    await untilPhase(page, "training"); // it goes on from what was kept
    await untilSamples(page, (await samplesOf(page)) + 50);
    await page.getByTestId("pause").click();
    await untilPhase(page, "paused");

    host = await serveFiles(folder, "/some/base/", {}, host.port);
    appendFileSync(join(folder, "sw.js"), "\n// newer\n");
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const notice = page.getByTestId("notice").filter({ hasText: "new version" });
    await expect(notice).toBeVisible();
    const reloaded = page.waitForEvent("load");
    await notice.getByRole("button", { name: "Update" }).click();
    await reloaded;
    await untilPhase(page, "paused");
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
