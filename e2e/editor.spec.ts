// Building a network on the page: by keyboard alone, by drawing with the pointer, and by touch on a phone.
import { expect, type Page } from "@playwright/test";
import { start, test, untilPhase } from "./playground";

const network = (page: Page) => page.evaluate(() => window.__spikeyard.document());
const tag = { tag: "@no-gpu" };

/** Adds what the palette finds by these words, by keyboard. */
async function addByKeys(page: Page, words: string, card: string): Promise<void> {
  await page.keyboard.press("a");
  await expect(page.getByTestId("palette-search")).toBeVisible();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId(card)).toBeFocused();
}

/** The canvas comes to rest: what is measured on it holds. */
async function untilStill(page: Page): Promise<void> {
  const view = () => page.locator(".react-flow__viewport").getAttribute("style");
  await expect(async () => {
    const before = await view();
    for (let k = 0; k < 4; k++) {
      await page.waitForTimeout(300);
      expect(await view()).toBe(before);
    }
  }).toPass();
}

test(
  "by keyboard alone: two populations, their connection, a parameter, and all of it back",
  tag,
  async ({ playground: page }) => {
    await untilPhase(page, "ready");
    const before = await network(page);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await expect(page.getByTestId("empty-canvas")).toBeVisible();

    await addByKeys(page, "poisson", "node-poisson_input");
    await addByKeys(page, "neurons.lif", "node-lif");
    await page.keyboard.press("F2");
    await page.keyboard.type("Cells");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("node-lif")).toBeFocused();

    await page.getByTestId("node-poisson_input").focus();
    await page.keyboard.press("c");
    await expect(page.getByTestId("target-lif")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("cost-all_to_all")).toHaveText("78,400 synapses, 313.6 kB");
    await page.keyboard.press("ArrowDown"); // one to one does not fit: random pairs
    await expect(page.getByTestId("cost-fixed_probability")).toContainText("7,840 synapses");
    await page.keyboard.press("Enter");
    const chip = page.getByTestId("edge-poisson_input_lif");
    await expect(chip).toBeFocused();

    // the card's place, by arrows: one entry in the history
    await page.getByTestId("node-lif").focus();
    await page.keyboard.press("Enter");
    const from = (await network(page)).layout?.lif;
    for (let k = 0; k < 5; k++) await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await network(page)).layout?.lif?.x).toBeGreaterThan(from!.x);
    await page.keyboard.press("Control+z");
    expect((await network(page)).layout?.lif).toEqual(from);

    const field = page.getByTestId("param-tau_m");
    await field.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("35");
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => {
        const { populations, projections } = await network(page);
        return [populations.lif?.params, populations.lif?.label, projections.poisson_input_lif?.connector];
      })
      .toEqual([{ tau_m: 35 }, "Cells", { name: "fixed_probability", p: 0.1 }]);
    await untilPhase(page, "ready");

    await page.getByTestId("node-lif").focus();
    for (let k = 0; k < 6; k++) await page.keyboard.press("Control+z");
    await expect.poll(() => network(page)).toEqual(before);
  },
);

test(
  "keys pressed while the actions of the canvas are on their way keep their order",
  tag,
  async ({ page }) => {
    const arrive: (() => void)[] = [];
    await page.route(/actions-[^/]*\.js$/, async (route) => {
      await new Promise<void>((resolve) => arrive.push(resolve));
      await route.continue();
    });
    await page.goto(start());
    await untilPhase(page, "ready");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await expect.poll(() => arrive.length).toBe(1);
    await expect(page.getByTestId("empty-canvas")).toBeHidden();
    arrive[0]!();
    await expect(page.getByTestId("empty-canvas")).toBeVisible();
  },
);

test(
  "by pointer: drag from the palette, draw connections, refuse what cannot be, copy and delete",
  tag,
  async ({ playground: page }) => {
    await untilPhase(page, "ready");
    await page.getByTestId("no-gpu").getByRole("button").click(); // it would come and go with every rebuild
    const item = (await page.getByTestId("palette-neurons.lif").boundingBox())!;
    const canvas = (await page.getByTestId("canvas").boundingBox())!;
    await page.mouse.move(item.x + 40, item.y + 8);
    await page.mouse.down();
    await page.mouse.move(canvas.x + 200, canvas.y + canvas.height - 40, { steps: 4 });
    await page.mouse.up();
    await expect(page.getByTestId("node-lif")).toBeVisible();
    await page.keyboard.press("l");
    await expect.poll(async () => (await network(page)).layout?.lif).toEqual({ x: 0, y: 320 });

    await untilStill(page);

    const middle = async (card: string) => {
      const { x, y, width, height } = (await page.getByTestId(card).boundingBox())!;
      return [x + width / 2, y + height / 2] as const;
    };
    const draw = async (card: string, to: string) => {
      const out = page.getByTestId(card).locator(".react-flow__handle.source.connectable");
      const { x, y, width, height } = (await out.boundingBox())!;
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(...(await middle(to)), { steps: 6 });
    };
    await draw("node-features", "node-retina");
    await expect(page.getByTestId("connection-line")).toContainText("receives no spikes");
    await page.mouse.up();
    await expect(page.getByTestId("notice")).toContainText("receives no spikes");

    await draw("node-features", "node-lif");
    await page.mouse.up();
    await page.getByTestId("receptor-inh").check({ force: true });
    await page.getByTestId("connect").click();
    await expect(page.getByTestId("edge-features_lif")).toBeVisible();
    await draw("node-lif", "node-vote");
    await page.mouse.up();
    await expect.poll(async () => (await network(page)).readout?.population).toBe("lif");

    await page.getByTestId("node-features").click({ position: { x: 20, y: 12 } });
    await page.getByTestId("node-lif").click({ position: { x: 20, y: 12 }, modifiers: ["Shift"] });
    await page.keyboard.press("Control+d");
    await expect(page.getByTestId("node-lif_2")).toBeVisible();
    expect((await network(page)).projections.features_lif_2).toMatchObject({
      from: "features_2",
      to: "lif_2",
      receptor: "inh",
    });
    await page.keyboard.press("Delete");
    await expect(page.getByTestId("node-lif_2")).toHaveCount(0);
    await page.getByTestId("edge-inhibition").click({ button: "right" });
    await page.getByTestId("menu-edit.remove").click();
    await expect(page.getByTestId("edge-inhibition")).toHaveCount(0);
    await page.getByTestId("node-retina").click({ position: { x: 20, y: 12 } });
    await page.keyboard.press("Control+c");
    await page.keyboard.press("Control+v");
    await expect(page.getByTestId("node-retina_2")).toBeVisible();

    await expect(page.getByTestId("palette-neurons.qif")).toHaveCount(0);
    await page.getByTestId("palette-more").click();
    await page.getByTestId("palette-neurons.qif").click();
    await expect(page.getByTestId("node-qif")).toBeVisible();
  },
);

test(
  "on a phone: add by tap, connect by button, without sideways scroll",
  tag,
  async ({ playground: page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await untilPhase(page, "ready");
    await page.getByTestId("add").click();
    await page.getByTestId("search-neurons.lif_exp").click();
    await expect(page.getByTestId("node-lif_exp")).toBeVisible();
    await page.getByTestId("connect-chosen").click();
    await page.getByTestId("target-features").click();
    await page.getByTestId("connect").click();
    await expect
      .poll(async () => Object.keys((await network(page)).projections))
      .toContain("lif_exp_features");
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(sideways)).toBe(0);
  },
);
