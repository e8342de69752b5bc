// The page around the network: widths, themes, files, and no WebGPU.
import { expect, type Page } from "@playwright/test";
import { LONG, picture, step, test, trainTo, untilPhase, untilSamples, weightHash } from "./playground";

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [390, 360]) {
  test(`at ${width} px the page trains without sideways scroll`, async ({ playground: page }) => {
    await page.setViewportSize({ width, height: 844 });
    await untilPhase(page, "ready");
    await trainTo(page, LONG);
    await untilSamples(page, 8);
    expect(await sideways(page)).toBe(0);
    expect((await picture(page, page.getByTestId("raster"))).colours).toBeGreaterThan(5);
    await page.getByTestId("pause").click();
    await untilPhase(page, "paused");
  });
}

test("the theme follows the system and the toggle, and the toggle is remembered", async ({
  playground: page,
}) => {
  await untilPhase(page, "ready"); // before the first frame a change of the system may pass unseen
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(background).toBe("rgb(244, 245, 247)");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(background).toBe("rgb(13, 16, 21)");
  await page.getByTestId("theme").click();
  await expect.poll(background).toBe("rgb(244, 245, 247)");
  await page.reload();
  await expect.poll(background).toBe("rgb(244, 245, 247)");
});

test("damaged files are refused by name, and the digits stay", async ({ playground: page }) => {
  await untilPhase(page, "ready");
  const before = await page.getByTestId("dataset").textContent();
  const names = ["train-images", "t10k-images"].map((name) => `${name}-idx3-ubyte`);
  const labels = ["train-labels", "t10k-labels"].map((name) => `${name}-idx1-ubyte`);
  const files = [...names, ...labels].map((name) => ({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from([0, 0, 8, 3, 0]),
  }));
  await page.getByTestId("files").setInputFiles(files);
  await expect(page.getByTestId("notice")).toContainText("idx");
  expect(await page.getByTestId("dataset").textContent()).toBe(before);
  await step(page);
  await untilSamples(page, 1);
});

test("the network's cards and edges are there for the keyboard", async ({ playground: page }) => {
  await untilPhase(page, "ready");
  for (const card of [
    "node-retina",
    "node-features",
    "node-vote",
    "edge-retina_features",
    "edge-inhibition",
  ]) {
    await expect(page.getByTestId(card).first()).toBeVisible();
  }
  await page.getByTestId("node-features").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("inspector-title")).toContainText("Features");
  await expect(page.getByTestId("param-tau_m")).toHaveValue("100");
});

test("without WebGPU the page says so once, and trains on the processor", { tag: "@no-gpu" }, async ({
  playground: page,
}) => {
  const notice = page.getByTestId("no-gpu");
  await expect(notice).toContainText("WebGPU", { timeout: 20_000 });
  await expect(notice).toContainText("113"); // which browser, and how to turn it on
  await notice.getByRole("button").click();
  await expect(notice).toHaveCount(0);
  await untilPhase(page, "ready");
  await expect(page.getByTestId("engine-chip")).toContainText("CPU");
  await trainTo(page, 200);
  await untilSamples(page, 100);
  await expect(page.getByTestId("engine-chip")).toContainText("skipped"); // the count of synaptic operations
});

test("the engine can be chosen, and the network is built anew on it", async ({ playground: page }) => {
  await untilPhase(page, "ready");
  const drawn = await weightHash(page);
  await page.getByTestId("choice-engine").selectOption("event");
  await expect(page.getByTestId("engine-chip")).toContainText("CPU");
  await untilPhase(page, "ready");
  expect(await weightHash(page)).toBe(drawn); // one seed, one draw
  await step(page);
  await untilSamples(page, 1);
});
