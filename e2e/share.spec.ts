// Share and keep: a link opens as the same network elsewhere, a reload loses nothing, a picture opens again, two tabs
// do not write over each other, and a page without storage says so. None of it depends on the engine.
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import {
  drop,
  LONG,
  listen,
  samplesOf,
  storedOf,
  test,
  trainTo,
  untilPhase,
  untilSamples,
} from "./playground";

const tag = "@no-gpu";
const documentOf = (page: Page) => page.evaluate(() => window.__spikeyard.document());
const untilSaved = (page: Page, state = "saved") =>
  expect(page.getByTestId("saved")).toHaveAttribute("data-state", state);

async function rename(page: Page, name: string): Promise<void> {
  await page.getByTestId("name").click();
  await page.getByTestId("name-input").fill(name);
  await page.getByTestId("name-input").press("Enter");
}

/** The link that Share shows, and what it says of it. */
async function share(page: Page): Promise<string> {
  await page.getByTestId("share").click();
  const link = await page.getByTestId("link").inputValue();
  await expect(page.getByTestId("link-state")).toContainText(`${link.length} characters`);
  await page.keyboard.press("Escape");
  return link;
}

test("a link opens as the same network in another browser, trains nothing, and undo goes back", {
  tag,
}, async ({ playground: page, browser }) => {
  await rename(page, "Sent to a friend");
  await untilSaved(page);
  const sent = await documentOf(page);
  const link = await share(page);
  expect(new URL(page.url()).hash).toBe(new URL(link).hash);

  const other = await browser.newContext();
  const friend = await other.newPage();
  await friend.goto(link);
  await untilPhase(friend, "ready", "running");
  expect(await documentOf(friend)).toEqual(sent);
  await untilSaved(friend);
  expect(await samplesOf(friend)).toBe(0);
  await friend.getByTestId("undo").click();
  await expect(friend.getByTestId("name")).toHaveText("First digits");
  await other.close();
});

test("a reload keeps the network, and a followed link leaves it among the recent ones", { tag }, async ({
  playground: page,
}) => {
  await untilPhase(page, "ready");
  await rename(page, "Mine");
  await untilSaved(page);
  await page.reload();
  await expect(page.getByTestId("name")).toHaveText("Mine");
  await untilPhase(page, "ready");
  await page.evaluate(() => {
    location.hash = "#/p/first-neuron";
  });
  await expect(page.getByTestId("name")).not.toHaveText("Mine");
  await untilPhase(page, "running");
  await untilSaved(page);
  await page.getByTestId("file-menu").click();
  await page.getByTestId("share.recent").click();
  await page.getByTestId("recent").getByText("Mine").click();
  await expect(page.getByTestId("name")).toHaveText("Mine");
});

test("a reload while training goes on from what was kept", { tag }, async ({ playground: page }) => {
  await untilPhase(page, "ready");
  await trainTo(page, LONG);
  await untilSamples(page, 50);
  // it is to go on once storage has it
  await expect.poll(async () => (await storedOf(page))?.goal).toBe(LONG);
  await page.reload();
  await expect(page.getByTestId("notice")).toContainText("Training goes on from");
  await untilPhase(page, "training");
  expect(await samplesOf(page)).toBeGreaterThan(0);
  await page.getByTestId("pause").click();
  await untilPhase(page, "paused");
});

test("a picture and a file open again as the network", { tag }, async ({ playground: page }) => {
  await rename(page, "Pictured");
  const drawn = await documentOf(page);
  for (const id of ["share.picture", "share.save"]) {
    await page.getByTestId("file-menu").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId(id).click()]);
    const name = download.suggestedFilename();
    const data = readFileSync(await download.path());
    await rename(page, "Another");
    await drop(page, [name, data]);
    await expect(page.getByTestId("name")).toHaveText("Pictured");
    expect(await documentOf(page)).toEqual(drawn);
  }
  await drop(page, ["cat.png", Buffer.from("GIF89a")]);
  await expect(page.getByTestId("notice").last()).toContainText("cat.png");
});

test("a second tab does not write over the first, and takes the network when told to", { tag }, async ({
  playground: page,
  context,
}) => {
  await rename(page, "In two tabs");
  await untilSaved(page);
  const second = await context.newPage();
  await second.goto("/?run=off");
  await expect(second.getByTestId("elsewhere")).toBeVisible();
  await rename(page, "Written by the first");
  await untilSaved(page);
  await second.getByTestId("elsewhere").getByRole("button").click();
  await expect(second.getByTestId("name")).toHaveText("Written by the first");
  await untilSaved(second);
  await untilSaved(page, "elsewhere");
  await second.close();
});

test("without storage all works in memory, and a banner says so", { tag }, async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  });
  await page.goto("/?run=off");
  await rename(page, "Not kept");
  await untilSaved(page, "memory");
  await expect(page.getByTestId("memory-only")).toContainText("this browser offers no storage here");
  await untilPhase(page, "ready");
});

test("where storage is full all works in memory, the banner says so, and once there is room it is kept", {
  tag,
}, async ({ page, baseURL }) => {
  const faults = listen(page, baseURL);
  // as browsers do it, too: the request is taken, and the transaction ends with the error
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      if (!("full" in window)) return request;
      const { transaction } = this;
      const error = new DOMException("no room", "QuotaExceededError");
      Object.defineProperty(transaction, "error", { get: () => error });
      request.addEventListener("success", () => transaction.abort());
      return request;
    };
  });
  await page.goto("/?run=off");
  const cdp = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  const banner = page.getByTestId("memory-only");

  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await rename(page, "Too much");
  await untilSaved(page, "memory");
  await expect(banner).toContainText("the browser's storage is full");
  await cdp.send("Storage.overrideQuotaForOrigin", { origin });
  await rename(page, "Room again");
  await untilSaved(page);
  await expect(banner).toHaveCount(0);

  await page.evaluate(() => Object.assign(window, { full: true }));
  await rename(page, "Full at the end");
  await untilSaved(page, "memory");
  await banner.getByRole("button", { name: "Delete old ones" }).click();
  await expect(page.getByTestId("recent")).toContainText("Room again");
  expect(faults).toEqual([]);
});
