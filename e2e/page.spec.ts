// The page around the network: widths, themes, cards for the keyboard, and the choice of the engine.
import { expect, type Page } from "@playwright/test";
import { LONG, picture, step, test, trainTo, untilPhase, untilSamples, weightHash } from "./playground";

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [390, 360]) {
  test(`at ${width} px the page trains without sideways scroll`, { tag: "@no-gpu" }, async ({
    playground: page,
  }) => {
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

test("the theme follows the system and the toggle, and the toggle is remembered", { tag: "@no-gpu" }, async ({
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

test("the network's cards and edges are there for the keyboard", { tag: "@no-gpu" }, async ({
  playground: page,
}) => {
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
