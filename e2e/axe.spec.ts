// For everyone: no serious fault that axe finds on any screen, light and dark; a skip link, landmarks, a focus that
// stays in dialogs and comes back; targets large enough; no motion where none is wanted; no sideways scroll.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { test, trainTo, untilPhase } from "./playground";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** What is serious or critical, as "rule: element": all of it in the light, and what colours do in the dark. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page });
    if (colorScheme === "dark") axe.withRules(["color-contrast"]);
    const { violations } = await axe.analyze();
    const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    for (const { id, nodes } of bad)
      found.push(...nodes.map(({ target }) => `${colorScheme} ${id}: ${target.join(" ")}`));
  }
  return found;
}

/** What lies over the page: opened by keys or a button, closed by Escape. */
const SHEETS: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  ["commands", (page) => page.keyboard.press("Control+k")],
  ["keys", (page) => page.keyboard.press("Shift+?")],
  ["settings of the run", (page) => page.getByTestId("run-settings").click()],
  ["menu of steps", (page) => page.getByTestId("step-menu").click()],
  ["examples", (page) => byCommand(page, "examples")],
  ["lessons", (page) => byCommand(page, "lessons")],
];

async function byCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

test("no serious fault on any screen, light and dark", { tag: "@no-gpu" }, async ({ playground: page }) => {
  const over = page.locator("[role=dialog], [role=menu]");
  await untilPhase(page, "ready");
  await expect(page.getByTestId("no-gpu")).toBeVisible();
  const found: Record<string, string[]> = { start: await faults(page) };
  await page.getByTestId("no-gpu").getByRole("button").click();
  await trainTo(page, 200);
  await untilPhase(page, "done");
  found.trained = await faults(page);
  for (const card of ["node-features", "edge-retina_features"]) {
    await page.getByTestId(card).first().click();
    found[card] = await faults(page);
  }
  for (const [name, open] of SHEETS) {
    await open(page);
    await expect(over.first()).toBeVisible();
    found[name] = await faults(page);
    await page.keyboard.press("Escape");
    await expect(over).toHaveCount(0);
  }
  await page.setViewportSize({ width: 360, height: 780 });
  found.phone = await faults(page);
  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
});

test("the first Tab offers the way past the bar, and a dialog keeps the focus and gives it back", {
  tag: "@no-gpu",
}, async ({ playground: page }) => {
  await untilPhase(page, "ready");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the network" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#network")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("#network") !== null)).toBe(true);

  for (const role of ["banner", "main"] as const) await expect(page.getByRole(role)).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);

  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press("Shift+?");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  for (let k = 0; k < 4; k++) {
    await page.keyboard.press("Tab");
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => before.evaluate((element) => element === document.activeElement)).toBe(true);
});

test("a finished test is read aloud, nothing moves where motion is not wanted, and targets can be hit", {
  tag: "@no-gpu",
}, async ({ playground: page }) => {
  await untilPhase(page, "ready");
  await trainTo(page, 300);
  await untilPhase(page, "done");
  await expect(page.getByTestId("run-summary")).toContainText(/% right of [\d,]+ held-out digits/);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 780 });
    expect(await tooSmall(page)).toEqual([]);
    await expect // plots follow the new width a little later
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  }
});

/** Buttons, fields and tabs below 24 px, but those of pointers that a key reaches too, and links in text. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 24;
    return [...document.querySelectorAll<HTMLElement>("button, input, select, [role=tab], [role=menuitem]")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
      .map(({ element, box }) => {
        const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
        return `${element.tagName} "${name.slice(0, 40)}" ${Math.round(box.width)} x ${Math.round(box.height)}`;
      });
  });
}
