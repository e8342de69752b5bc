// What may break under a running network, and the way on. Every fault of the design is injected by one of the browser tests:
//
//   no WebGPU, or no adapter            faults              damaged, cut, oversize files     hostile, share
//   an emulated graphics card           deviceLoss          hostile links                    hostile
//   a device that is lost, three times  deviceLoss, crash   older and newer links            hostile
//   larger than limits or memory        hostile             reload while training            share, agentsKept
//   an equation that is none            hostile             no storage, full storage         share
//   NaN and Inf in state or weights     faults              two tabs                         share
//   the worker hangs, or throws         faults              a page that cannot be drawn      faults
//   a hidden or frozen tab              faults              an error of the page's own       faults
//   no network                          offline
//
// None but the errors that a test throws itself may come to the console, or be caught by no one.
import { expect, type Page } from "@playwright/test";
import {
  engineWorker,
  LONG,
  listen,
  samplesOf,
  setParam,
  start,
  test,
  trainTo,
  untilPhase,
  untilSamples,
} from "./playground";

let faults: string[] = [];
/** What the test throws itself. */
let thrown: RegExp | null = null;
test.beforeEach(({ page, baseURL }) => {
  faults = listen(page, baseURL);
  thrown = null;
});
test.afterEach(() => {
  expect(faults.filter((fault) => !thrown?.test(fault))).toEqual([]);
});

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
  void engineWorker(page)
    .evaluate(() => {
      for (;;);
    })
    .catch(() => {}); // its end is the end of the worker
  const notice = page.getByTestId("notice").filter({ hasText: "no sign of life for 5 s" });
  await expect(notice).toBeVisible();
  await expect(notice).toContainText(/goes on from [\d,]+ digits?/);
  expect(await workers(page)).toBe(2);
  const resumed = Number(
    /from ([\d,]+) digits?/.exec((await notice.textContent())!)![1]!.replaceAll(",", ""),
  );
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
  await banner.getByRole("button", { name: /goes on from [\d,]+ digits?/ }).click();
  await untilPhase(page, "paused");
  const kept = await samplesOf(page);
  expect(kept).toBeGreaterThan(0);
  await expect(banner).toHaveCount(0);
  await page.getByTestId("train").click();
  await untilSamples(page, kept + 20);
});

test("an error of the page's own is told, with a report to copy that names no text of the user's", {
  tag: "@no-gpu",
}, async ({ page, context }) => {
  thrown = /a plot fell over|a promise was broken/;
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
  thrown = /ResizeObserver/;
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
  await new Promise((resolve) => setTimeout(resolve, 6500));
  await cdp.send("Page.setWebLifecycleState", { state: "active" });
  await page.waitForTimeout(1000);
  expect(await workers(page)).toBe(1);
  await expect(page.getByTestId("notice")).toHaveCount(0);
  expect(await page.evaluate(() => window.__spikeyard.status().phase)).toBe("running");
});

test("a hidden tab draws nothing, trains on, and comes back without a burst", { tag: "@no-gpu" }, async ({
  page,
}) => {
  // as browsers do it: no frames while it is hidden
  await page.addInitScript(() => {
    let hidden = false;
    let waiting: FrameRequestCallback[] = [];
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => (hidden ? waiting.push(draw) : ask(draw));
    Object.defineProperty(document, "hidden", { get: () => hidden });
    Object.defineProperty(document, "visibilityState", { get: () => (hidden ? "hidden" : "visible") });
    Object.assign(window, {
      hide(now: boolean) {
        hidden = now;
        document.dispatchEvent(new Event("visibilitychange"));
        for (const draw of waiting) ask(draw);
        waiting = [];
      },
    });
  });
  await training(page);
  const hide = (now: boolean) =>
    page.evaluate((now) => (window as unknown as { hide(now: boolean): void }).hide(now), now);
  const drawn = () =>
    page.evaluate(() => window.__spikeyard.counters.rasterFrames + window.__spikeyard.counters.weightFrames);
  await expect.poll(drawn).toBeGreaterThan(0);
  await hide(true);
  await page.waitForTimeout(300); // a frame that was asked for before
  const before = { samples: await samplesOf(page), drawn: await drawn() };
  await page.waitForTimeout(1000);
  expect(await drawn()).toBe(before.drawn);
  expect(await samplesOf(page)).toBeGreaterThan(before.samples);
  await hide(false);
  await page.waitForTimeout(300);
  expect((await drawn()) - before.drawn).toBeLessThanOrEqual(2 * (300 / 33 + 2)); // two views at their usual pace
  expect(await workers(page)).toBe(1);
});

test("a number that is none stops the run by name, is never kept, and undo goes on", {
  tag: "@no-gpu",
}, async ({ page }) => {
  await page.goto(start());
  await untilPhase(page, "ready");
  await setParam(page, "node-features", "r_m", 3e38); // of no effect yet: no current flows
  await trainTo(page, LONG);
  await untilSamples(page, 50);
  await setParam(page, "node-features", "i_ext", 100); // together more than 32 bits hold
  await untilPhase(page, "failed");
  const banner = page.getByTestId("banner");
  await expect(banner).toContainText(/features\.v\[\d+\] became Infinity by step \d+/);
  await expect(banner.getByRole("button", { name: "Copy report" })).toBeVisible();

  await page.reload(); // what was kept before it is still good
  await expect(page.getByTestId("name")).toHaveText("First digits");
  await untilPhase(page, "paused");
  expect(await samplesOf(page)).toBeGreaterThan(0);
  await setParam(page, "node-features", "i_ext", 0);

  await page.evaluate(() => {
    location.hash = "#/p/broken-infinite";
  });
  await untilPhase(page, "failed");
  // of the two arrays, whichever is met first when the worker looks
  await expect(banner).toContainText(
    /target\.(v\[\d+\] became NaN|g_syn_exc\[\d+\] became Infinity) by step \d+/,
  );
  await banner.getByRole("button", { name: "Undo the last change" }).click();
  await expect(page.getByTestId("name")).toHaveText("First digits");
  await untilPhase(page, "running");
  await expect(banner).toHaveCount(0);
});

test("a browser without WebGPU is told once, also after a rebuild and a reload", { tag: "@no-gpu" }, async ({
  page,
}) => {
  await page.route(/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const body = `Object.defineProperty(navigator, "gpu", { value: undefined });\n${await response.text()}`;
    await route.fulfill({ response, body });
  });
  await page.goto(start());
  const told = page.getByTestId("no-gpu");
  await expect(told).toContainText("This browser has no WebGPU.");
  await expect(told).toContainText("113"); // which browser has it, and how to turn it on
  await setParam(page, "node-features", "neurons", 64); // another engine, as nothing is learned yet
  await expect.poll(() => page.evaluate(() => window.__spikeyard.status().assigned.length)).toBe(64);
  await expect(told).toHaveCount(1);
  await told.getByRole("button").click();
  await setParam(page, "node-features", "neurons", 36);
  await expect.poll(() => page.evaluate(() => window.__spikeyard.status().assigned.length)).toBe(36);
  await expect(told).toHaveCount(0);
  await page.reload();
  await untilPhase(page, "ready");
  await expect(page.getByTestId("engine-chip")).toContainText("CPU");
  await trainTo(page, 200);
  await untilSamples(page, 100);
  await expect(page.getByTestId("engine-chip")).toContainText("skipped"); // the count of synaptic operations
  await expect(told).toHaveCount(0);
});
