// What may break under a running network, and the way on.
import { expect, type Page, type Worker } from "@playwright/test";
import { LONG, samplesOf, start, test, trainTo, untilPhase, untilSamples } from "./playground";

/** The engine's worker, to break it from outside: the page itself has no way to do so. */
function engineWorker(page: Page): Worker {
  const found = page.workers().find((worker) => /worker-[^/]*\.js/.test(worker.url()));
  if (!found) throw new Error("the engine has no worker");
  return found;
}

const workers = (page: Page) => page.evaluate(() => window.__spikeyard.counters.workers);

async function training(page: Page): Promise<void> {
  await page.goto(start());
  await untilPhase(page, "ready");
  await trainTo(page, LONG);
  await untilSamples(page, 20);
}

test("a worker that hangs is restarted within seconds, and training goes on from the last checkpoint", {
  tag: "@no-gpu",
}, async ({ page }) => {
  await training(page);
  await page.waitForTimeout(2000); // far from the start
  void engineWorker(page)
    .evaluate(() => {
      for (;;);
    })
    .catch(() => {}); // its end is the end of the worker
  const notice = page.getByTestId("notice").filter({ hasText: "no sign of life for 5 s" });
  await expect(notice).toBeVisible();
  await expect(notice).toContainText(/goes on from [\d,]+ digits/);
  expect(await workers(page)).toBe(2);
  const resumed = Number(/from ([\d,]+) digits/.exec((await notice.textContent())!)![1]!.replaceAll(",", ""));
  expect(resumed).toBeGreaterThan(0);
  await untilPhase(page, "training");
  await untilSamples(page, resumed + 20);
  await expect(page.getByTestId("banner")).toHaveCount(0);
});

test("a worker that throws is restarted twice; after that the user is asked, and loses nothing", {
  tag: "@no-gpu",
}, async ({ page }) => {
  await training(page);
  for (const lost of [1, 2, 3]) {
    await engineWorker(page).evaluate(() => {
      setTimeout(() => {
        throw new Error("out of luck");
      });
    });
    if (lost === 3) break;
    await expect.poll(() => workers(page)).toBe(lost + 1);
    await expect(page.getByTestId("notice").filter({ hasText: "out of luck" }).first()).toBeVisible();
    const { samples } = await page.evaluate(() => window.__spikeyard.status());
    await untilPhase(page, "training");
    await untilSamples(page, samples + 20);
  }
  const banner = page.getByTestId("banner");
  await expect(banner).toContainText("out of luck");
  await banner.getByRole("button", { name: /goes on from [\d,]+ digits/ }).click();
  await untilPhase(page, "ready", "paused");
  const kept = await samplesOf(page);
  expect(kept).toBeGreaterThan(0);
  await expect(banner).toHaveCount(0);
  await page.getByTestId("train").click();
  await untilSamples(page, kept + 20);
});

test("an error of the page's own is told, with a report to copy that names no text of the user's", {
  tag: "@no-gpu",
}, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(start());
  await untilPhase(page, "ready");
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("a plot fell over");
    });
    void Promise.reject(new Error("a promise was broken"));
  });
  await expect(page.getByTestId("notice").filter({ hasText: "a promise was broken" })).toBeVisible();
  const notice = page.getByTestId("notice").filter({ hasText: "a plot fell over" });
  await notice.getByRole("button", { name: "Copy report" }).click();
  await expect(page.getByTestId("notice").filter({ hasText: "Report copied" })).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of [
    "Version: 0.",
    "Browser: Mozilla",
    "Engine: event",
    "a plot fell over",
    '"populations"',
  ])
    expect(report).toContain(part);
});

test("where the browser lets no page copy, the report is there to be selected", { tag: "@no-gpu" }, async ({
  page,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto(start());
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "All commands" }).fill("diagnostic");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue(/Spikeyard diagnostic report/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a page that cannot be drawn says so and offers a reload", { tag: "@no-gpu" }, async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "ResizeObserver"));
  await page.goto(start());
  await expect(page.getByTestId("fault")).toContainText("ResizeObserver");
  await expect(page.getByRole("button", { name: "Reload the page" })).toBeVisible();
});

test("a page that was frozen takes its engine for alive, and goes on without a burst", {
  tag: "@no-gpu",
}, async ({ page }) => {
  await page.goto(start());
  await untilPhase(page, "ready");
  await page.getByTestId("run").click();
  await untilPhase(page, "running");
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Page.setWebLifecycleState", { state: "frozen" });
  await new Promise((resolve) => setTimeout(resolve, 7000));
  await cdp.send("Page.setWebLifecycleState", { state: "active" });
  await page.waitForTimeout(1500);
  expect(await workers(page)).toBe(1);
  await expect(page.getByTestId("notice")).toHaveCount(0);
  expect(await page.evaluate(() => window.__spikeyard.status().phase)).toBe("running");
});
