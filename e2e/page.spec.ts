// The page around the network: widths, themes, files, and no WebGPU.
import { expect, type Page } from "@playwright/test";
import { picture, setParam, test, trainTo, untilPhase, untilSamples } from "./playground";

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [390, 360]) {
  test(`at ${width} px the page trains without sideways scroll`, async ({ playground: page }) => {
    await page.setViewportSize({ width, height: 844 });
    await untilPhase(page, "ready");
    await trainTo(page, 2000);
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
  await page.getByTestId("step").click();
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

test("without WebGPU the page says what is missing, and still shows the network", { tag: "@no-gpu" }, async ({
  playground: page,
}) => {
  const banner = page.getByTestId("banner");
  await expect(banner).toContainText("WebGPU", { timeout: 20_000 });
  await expect(banner).toContainText("113"); // which browser, and how to turn it on
  await expect(page.getByTestId("node-features").first()).toBeVisible();
  await expect(page.getByTestId("train")).toBeDisabled();
  await setParam(page, "edge-retina_features", "eta", 0.2); // the inspector works
  expect(
    await page.evaluate(() => window.__spikeyard.document().projections.retina_features?.learn?.params?.eta),
  ).toBe(0.2);
});
