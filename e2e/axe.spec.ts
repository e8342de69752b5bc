// For everyone: no serious fault that axe finds on any screen, light and dark; a skip link, landmarks, a focus that
// stays in dialogs and comes back; targets large enough; no motion where none is wanted; no sideways scroll.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { test, trainTo, untilPhase } from "./playground";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const TAG = { tag: "@no-gpu" };
/** What lies over the page. */
const OVER = "[role=dialog], [role=menu]";
const PLOTS = "[aria-label=Plots]";
const INSPECTOR = "[data-testid=inspector]";

/**
 * What is serious or critical in a part of the page, as "rule: element": all of it in the light, and what colours do in the
 * dark; and what is too small to be hit.
 */
async function faults(page: Page, part?: string): Promise<string[]> {
  const found = await tooSmall(page, part ?? "body");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // of one frame, without a page of its own to sum up in
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
    if (part) axe.include(part);
    if (colorScheme === "dark") axe.withRules(["color-contrast"]);
    const { violations } = await axe.analyze();
    const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    for (const { id, nodes } of bad)
      found.push(...nodes.map(({ target }) => `${colorScheme} ${id}: ${target.join(" ")}`));
  }
  return found;
}

/** What lies over the page: opened by keys, a button or a command, closed by Escape. */
const SHEETS: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  ["commands", (page) => page.keyboard.press("Control+k")],
  ["keys", (page) => page.keyboard.press("Shift+?")],
  ["settings of the run", (page) => page.getByTestId("run-settings").click()],
  ["menu of steps", (page) => page.getByTestId("step-menu").click()],
  ["examples", (page) => page.getByTestId("examples").click()],
  ["lessons", (page) => page.getByTestId("learn").click()],
  ["share", (page) => page.getByTestId("share").click()],
  ["palette", (page) => page.keyboard.press("a")],
  [
    "connection",
    async (page) => {
      await connect(page);
      await page.keyboard.press("Enter");
      await expect(page.getByTestId("connect")).toBeVisible();
    },
  ],
  [
    "menu of a card",
    (page) => page.getByTestId("node-features").click({ button: "right", position: CORNER }),
  ],
  ["draw pad", (page) => page.keyboard.press("d")],
  ["digits", (page) => page.getByTestId("dataset-info").click()],
  ["one digit", (page) => page.getByTestId("film").press("Enter")],
  [
    "digits behind a cell",
    async (page) => {
      await page.getByTestId("cell-1-0").focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      const digits = page.getByTestId("cell-digits");
      await expect(digits).toContainText("1s that were recognised");
      await expect(digits.getByRole("listitem").first()).toBeVisible();
    },
  ],
  ["recent work", (page) => byCommand(page, "recent work")],
];

/** px from the corner of a card, where nothing else is */
const CORNER = { x: 15, y: 10 };

async function connect(page: Page): Promise<void> {
  await page.getByTestId("node-retina").focus();
  await page.keyboard.press("c");
  await expect(page.getByTestId("target-features")).toBeFocused();
}

async function byCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

test(
  "no serious fault on any screen, light and dark, and all targets can be hit",
  TAG,
  async ({ playground: page }) => {
    const over = page.locator(OVER);
    const found: Record<string, string[]> = {};
    await untilPhase(page, "ready");
    await expect(page.getByTestId("no-gpu")).toBeVisible();
    found.start = await faults(page);
    await page.getByTestId("no-gpu").getByRole("button").click();

    await trainTo(page, 300);
    await untilPhase(page, "done");
    // what ends is read aloud, and nothing moves where motion is not wanted
    await expect(page.getByTestId("run-summary")).toContainText(/% right of [\d,]+ held-out digits/);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    found.trained = await faults(page, PLOTS);
    for (const plots of [
      ["selectivity", "currents", "timing"],
      ["traces", "activity", "confusion"],
    ]) {
      for (const plot of plots) await page.locator(`#tab-${plot}`).click();
      await expect(page.locator(`#plot-${plots[2]}`)).toBeVisible();
      found[plots.join(", ")] = await faults(page, PLOTS);
    }
    for (const [card, tab] of [
      ["node-features", "live"],
      ["node-features", "code"],
      ["edge-retina_features", "parameters"],
    ] as const) {
      await page.getByTestId(card).focus();
      await page.keyboard.press("i");
      await page.locator(INSPECTOR).getByTestId(`tab-${tab}`).click();
      found[`${card}, ${tab}`] = await faults(page, INSPECTOR);
    }
    for (const [name, open] of SHEETS) {
      await open(page);
      await expect(over.first()).toBeVisible();
      found[name] = await faults(page, OVER);
      await page.keyboard.press("Escape");
      await expect(over).toHaveCount(0);
    }
    await page.setViewportSize({ width: 360, height: 780 });
    await expect // plots follow the new width a little later
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
    found.phone = await faults(page);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await expect(page.getByTestId("empty-canvas")).toBeVisible();
    found.blank = await faults(page, "main");
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
  },
);

test(
  "the first Tab offers the way past the bar, and a dialog keeps the focus and gives it back",
  TAG,
  async ({ playground: page }) => {
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
  },
);

/** Buttons, fields and tabs below 24 px, a field with the label around it; on the canvas the user's zoom decides. */
function tooSmall(page: Page, part: string): Promise<string[]> {
  return page.evaluate((within) => {
    const least = 24;
    return [...document.querySelectorAll(within)]
      .flatMap((root) => [
        ...root.querySelectorAll<HTMLElement>("button, input, select, [role=tab], [role=menuitem]"),
      ])
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => element.closest(".react-flow__viewport") === null)
      .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
      .map(({ element, box }) => {
        const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
        return `${element.tagName} "${name.slice(0, 40)}" ${Math.round(box.width)} x ${Math.round(box.height)}`;
      });
  }, part);
}
