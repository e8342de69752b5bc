// The whole task by keys alone, without one call to the pointer: build a network, set a parameter, train it on digits,
// share it, and find it again behind the link. What lies over the page keeps the keys to itself.
import { expect, type Page } from "@playwright/test";
import { phaseOf, samplesOf, start, test, untilPhase, untilSamples } from "./playground";

const TAG = { tag: "@no-gpu" };
const network = (page: Page) => page.evaluate(() => window.__spikeyard.document());
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? document.activeElement?.tagName);

/** Adds what the palette finds by these words. */
async function add(page: Page, words: string, card: string): Promise<void> {
  await page.keyboard.press("a");
  await expect(page.getByTestId("palette-search")).toBeVisible();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId(card)).toBeFocused();
}

/** Walks to an element by Tab, or back by Shift and Tab, within so many stops. */
async function walkTo(page: Page, testId: string, key: "Tab" | "Shift+Tab", stops: number): Promise<void> {
  for (let k = 0; k < stops && (await focused(page)) !== testId; k++) await page.keyboard.press(key);
  expect(await focused(page)).toBe(testId);
}

test(
  "build, set tau_m, train and share by keyboard alone; the link opens the same network elsewhere",
  TAG,
  async ({ playground: page, context, browser }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await untilPhase(page, "ready");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await expect(page.getByTestId("empty-canvas")).toBeVisible();

    await add(page, "poisson", "node-poisson_input");
    await add(page, "winner", "node-winner_takes_all");
    await walkTo(page, "node-poisson_input", "Shift+Tab", 4);
    await page.keyboard.press("c");
    await expect(page.getByTestId("target-winner_takes_all")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("connector-all_to_all")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("edge-poisson_input_winner_takes_all")).toBeFocused();
    await add(page, "vote", "node-vote");

    await walkTo(page, "node-winner_takes_all", "Shift+Tab", 4);
    await page.keyboard.press("i");
    await expect(page.getByTestId("inspector").getByTestId("tab-parameters")).toBeFocused();
    await walkTo(page, "param-tau_m", "Tab", 6);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("80");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await network(page)).populations.winner_takes_all?.params?.tau_m).toBe(80);
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("node-winner_takes_all")).toBeFocused();

    await page.keyboard.press("Space"); // it waits until the engine has taken all of it in
    await untilSamples(page, 1500);
    if ((await phaseOf(page)) !== "done") await page.keyboard.press("Space");
    await untilPhase(page, "paused", "done");
    const { recent, samples } = await page.evaluate(() => window.__spikeyard.status());
    expect(samples).toBeGreaterThanOrEqual(1500);
    expect(recent?.accuracy).toBeGreaterThan(0.5); // of the last 500; by chance 0.1, measured 0.7

    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
    await page.keyboard.type("copy link");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("link-state")).toContainText("Link copied");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).hash).toMatch(/^#\/n\/1\./);

    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    const faults: string[] = [];
    other.on("pageerror", (error) => faults.push(error.message));
    await other.goto(`${start()}${new URL(link).hash}`);
    await untilPhase(other, "ready");
    expect(await network(other)).toEqual(await network(page));
    expect(await samplesOf(other)).toBe(0); // a link never trains
    await elsewhere.close();
    expect(faults).toEqual([]);
  },
);

test(
  "the draw pad, what is known of the digits, and menus have the keys to themselves",
  TAG,
  async ({ playground: page }) => {
    await untilPhase(page, "ready");
    const before = await network(page);
    await page.getByTestId("node-features").focus();
    await page.keyboard.press("Enter"); // marked: Delete would remove it
    const sheets = [
      ["node-features", "d", "[data-testid=pad]"],
      ["dataset-info", "Enter", "[role=dialog] table"],
      ["step-menu", "Enter", "[role=menu]"],
    ] as const;
    for (const [from, key, there] of sheets) {
      await page.getByTestId(from).focus();
      await page.keyboard.press(key);
      await expect(page.locator(there)).toBeVisible();
      for (const other of ["Delete", "a", "r", ".", "l", "Control+d", "Control+z"])
        await page.keyboard.press(other);
      await expect(page.locator(there)).toBeVisible();
      expect(await phaseOf(page)).toBe("ready");
      expect(await samplesOf(page)).toBe(0);
      expect(await network(page)).toEqual(before);
      await expect(page.getByTestId("palette-search")).toHaveCount(0);
      await page.keyboard.press("Escape");
      await expect(page.locator(there)).toHaveCount(0);
      await expect.poll(() => focused(page)).toBe(from); // back to where it was
    }
    await page.getByTestId("node-features").focus();
    await page.keyboard.press("r");
    await untilPhase(page, "running");
  },
);
