// What an agent has learned outlives its page, its worker and its browser: reload, restart, file, another engine. None of
// it depends on the engine.
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { openAgent } from "./agentPage";
import {
  drop,
  engineWorker,
  LONG,
  samplesOf,
  start,
  storedOf,
  test,
  untilPhase,
  untilSamples,
  weightHash,
} from "./playground";

const tag = "@no-gpu";
const returns = (page: Page) => page.getByTestId("returns-plot");
const notice = (page: Page, text: string | RegExp) =>
  page.getByTestId("notice").filter({ hasText: text }).first();

/** Learns as fast as it goes, for longer than a test looks on. */
async function learn(page: Page): Promise<void> {
  await openAgent(page);
  await page.getByTestId("param-episodes").fill(String(LONG));
  await page.getByTestId("param-episodes").press("Enter");
  await page.waitForFunction((most) => window.__spikeyard.status().agent?.planned === most, LONG);
  await page.getByTestId("pace-fast").click();
  await page.getByTestId("train").click();
  await untilSamples(page, 10);
}

/** Holds it after a whole episode, when all is stored. @returns how many it has learned from, and its weights */
async function holdWhole(page: Page): Promise<{ readonly samples: number; readonly hash: string }> {
  await page.getByTestId("pause").click();
  await untilPhase(page, "paused");
  const before = await samplesOf(page);
  await page.getByTestId("step-menu").click();
  await page.getByTestId("step-episode").click();
  await untilSamples(page, before + 1);
  await untilPhase(page, "paused");
  const hash = await weightHash(page);
  await expect.poll(() => storedOf(page)).toEqual({ samples: before + 1, goal: null });
  return { samples: before + 1, hash };
}

async function expectSame(page: Page, samples: number, hash: string): Promise<void> {
  await untilPhase(page, "paused");
  const now = () => page.evaluate(() => window.__spikeyard.status());
  await expect.poll(now).toMatchObject({ samples, weightHash: hash });
  await expect(page.getByTestId("banner")).toHaveCount(0); // the document is the one that learned
}

test("a reload keeps an agent's weights, episodes and returns, and takes up the learning that was under way", {
  tag,
}, async ({ playground: page }) => {
  await learn(page);
  const { samples, hash } = await holdWhole(page);
  await page.reload();
  await expectSame(page, samples, hash);
  await expect(returns(page)).toHaveAttribute("data-episodes", String(samples));
  await expect(page.getByTestId("progress")).toContainText("in the mean of the last");

  await page.getByTestId("train").click();
  await expect.poll(async () => (await storedOf(page))?.goal).toBe(LONG);
  await page.reload();
  await expect(notice(page, /Training goes on from \d+ episodes, as it was kept/)).toBeVisible();
  await untilPhase(page, "training");
  const resumed = await samplesOf(page);
  expect(resumed).toBeGreaterThanOrEqual(samples);
  await untilSamples(page, resumed + 20); // as fast as before
  await page.getByTestId("pause").click();
  await untilPhase(page, "paused");
});

test("an agent goes on after its worker is lost, on another engine, and from the recent ones", {
  tag,
}, async ({ playground: page }) => {
  await learn(page);
  await engineWorker(page).evaluate(() => {
    setTimeout(() => {
      throw new Error("out of luck");
    });
  });
  await expect(notice(page, /out of luck.* goes on from \d+ episodes?/)).toBeVisible();
  await untilPhase(page, "training");
  const { samples, hash } = await holdWhole(page);

  await page.getByTestId("choice-engine").selectOption("event");
  await page.waitForFunction(() => window.__spikeyard.status().engine?.fallback === false);
  await expectSame(page, samples, hash);

  const name = await page.getByTestId("name").textContent();
  await page.evaluate(() => {
    location.hash = "#/p/first-neuron";
  });
  await untilPhase(page, "running");
  await page.getByTestId("file-menu").click();
  await page.getByTestId("share.recent").click();
  await page.getByTestId("recent").getByText(name!).first().click();
  await expectSame(page, samples, hash);
  await expect(returns(page)).toHaveAttribute("data-episodes", String(samples));
});

test("an agent's file opens elsewhere with the same weights, and a broken one takes nothing away", {
  tag,
}, async ({ playground: page, browser }) => {
  await learn(page);
  const { samples, hash } = await holdWhole(page);
  await page.getByTestId("file-menu").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId("share.saveTrained").click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.spikeyard$/);
  const file = readFileSync(await download.path());

  const other = await browser.newContext();
  const friend = await other.newPage();
  await friend.goto(start());
  await untilPhase(friend, "ready");
  await drop(friend, ["agent.spikeyard", file]);
  await friend.waitForFunction(() => window.__spikeyard.status().agent !== undefined);
  await expectSame(friend, samples, hash);
  await expect.poll(() => storedOf(friend)).toEqual({ samples, goal: null });
  await other.close();

  const changed = (what: RegExp, to: string) =>
    Buffer.from(file.toString("latin1").replace(what, to), "latin1");
  const bad: readonly (readonly [name: string, data: Buffer, reason: string])[] = [
    ["cut.spikeyard", file.subarray(0, file.length - 9), "cut.spikeyard: "],
    // of the same length, or the header would not be read at all
    ["count.spikeyard", changed(/(training":"{\\"episodes\\":)\d\d/, "$1.5"), "It is damaged."],
    ["world.spikeyard", changed(/gridworld/, "nowhere__"), "nowhere__"],
  ];
  for (const [name, data, reason] of bad) {
    await drop(page, [name, data]);
    await expect(notice(page, name)).toContainText(reason);
    await expectSame(page, samples, hash);
  }
  expect(await storedOf(page)).toEqual({ samples, goal: null });
});
