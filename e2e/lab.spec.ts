// A neuron of one's own: typed, mended, used, shared and opened again; and the lab, in which a slider moves a curve.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { test, untilPhase } from "./playground";

const TAG = { tag: "@no-gpu" };

test.use({ contextOptions: { reducedMotion: "reduce" } });

const documentOf = (page: Page) => page.evaluate(() => window.__spikeyard.document());

/** Serious and critical faults of what lies over the page, in the light, and of colours in the dark. */
async function faults(page: Page, part: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page }).setLegacyMode(true).include(part);
    const { violations } = await axe.options({ resultTypes: ["violations"] }).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === "serious" || impact === "critical")
        found.push(...nodes.map(({ target }) => `${colorScheme} ${id}: ${target.join(" ")}`));
  }
  return found;
}

test(
  "a neuron is typed, mended, used in the network, shared and opened again",
  TAG,
  async ({ playground }) => {
    const page = playground;
    const before = await documentOf(page);
    await page.getByTestId("palette-own").click();
    const equations = page.getByTestId("own-equations");
    await page.getByTestId("own-name").fill("my_cell");
    await equations.fill("dv/dt = (v_rest - v + i_ext + i_syn) / tau_m");
    await expect(page.getByTestId("mark-equations")).toHaveText("i_ext");
    await expect(equations).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByTestId("fault-equations")).toContainText("Multiply by something in GOhm");
    expect(await equations.getAttribute("aria-describedby")).toBe(
      await page.getByTestId("fault-equations").getAttribute("id"),
    );
    expect(await faults(page, "[data-testid=own-neuron]")).toEqual([]);
    // it is not used as it is, and a mistaken close loses nothing; the network is as it was
    await page.getByTestId("own-use").click({ force: true });
    await expect(equations).toBeFocused();
    await page.keyboard.press("Escape");
    expect(await documentOf(page)).toEqual(before);
    await page.getByTestId("palette-own").click();
    await expect(equations).toHaveValue("dv/dt = (v_rest - v + i_ext + i_syn) / tau_m");

    await equations.fill("dv/dt = (v_rest - v + r_m*(i_ext + i_syn)) / tau_m");
    await expect(page.getByTestId("own-state")).toContainText("All right");
    await page.getByTestId("own-use").click();
    await expect(page.getByTestId("own-neuron")).toBeHidden();
    await expect(page.getByTestId("palette-neurons.my_cell")).toBeVisible();
    const { models, populations } = await documentOf(page);
    expect(models?.neurons?.my_cell?.equations).toBe("dv/dt = (v_rest - v + r_m*(i_ext + i_syn)) / tau_m");
    expect(
      Object.values(populations).filter((one) => "neuron" in one && one.neuron === "my_cell"),
    ).toHaveLength(1);
    await expect(page.getByTestId("edit-equations")).toHaveText("Edit equations");

    // one entry in the history
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await documentOf(page)).models).toBeUndefined();
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(async () => (await documentOf(page)).models?.neurons?.my_cell?.name).toBe("my_cell");

    await page.getByTestId("node-my_cell").click({ position: { x: 15, y: 10 } });
    const current = page.getByTestId("param-i_ext");
    await current.fill("300");
    await current.press("Enter");
    await page.getByTestId("run").click();
    await untilPhase(page, "running");
    await page.getByTestId("pause-run").click();

    await page.getByTestId("share").click();
    const link = await page.getByTestId("link").inputValue();
    await page.keyboard.press("Escape");
    await page.goto("about:blank");
    await page.goto(link);
    await expect.poll(async () => (await documentOf(page)).models).toEqual(models);
  },
);

test("in the lab a slider moves the curve, and a click starts a trajectory", TAG, async ({ playground }) => {
  const page = playground;
  await page.keyboard.press("n");
  await page.getByTestId("lab-model").selectOption("model:fitzhugh_nagumo");
  await expect(page.getByTestId("lab-spikes")).toContainText("spikes");
  const line = page.locator("[data-testid=lab-course] path.values").first();
  const nullcline = page.locator("[data-testid=lab-plane] path.null-y");
  const pathOf = (what: typeof line) => what.getAttribute("d");
  await expect(nullcline).toHaveAttribute("d", /M/);
  const [course, second] = [await pathOf(line), await pathOf(nullcline)];
  const slider = page.getByTestId("slider-lab_b");
  const box = (await slider.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => pathOf(line)).not.toBe(course);
  await expect.poll(() => pathOf(nullcline)).not.toBe(second);

  await page.getByTestId("lab-plane").click({ position: { x: 150, y: 60 } });
  const started = page.locator("[data-testid=lab-plane] path.started");
  await expect(started).toHaveAttribute("d", /^M/);
  const [x, y] = (await pathOf(started))!.slice(1).split("L")[0]!.split(",").map(Number) as [number, number];
  expect(Math.abs(x - (150 - 54))).toBeLessThan(1.5); // px, beside the axis
  expect(Math.abs(y - (60 - 8))).toBeLessThan(1.5);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("lab-plane")).toHaveAttribute("data-starts", "2");

  // a current of one's own, wrong and right
  await page.getByTestId("own-current").fill("0.5 if t > 100 els 0");
  await expect(page.getByTestId("mark-current")).toHaveText("els");
  await page.getByTestId("own-current").fill("0.5 if t > 100 else 0");
  await expect(page.getByTestId("mark-current")).toBeHidden();
  expect(await faults(page, "[data-testid=lab]")).toEqual([]);
  await expect(page.getByTestId("lab-rates")).toHaveAttribute("data-points", /[1-9]/);

  await page.getByTestId("lab-model").selectOption("model:izhikevich");
  await page.getByTestId("lab-set").selectOption("ch");
  await page.getByTestId("lab-use").click();
  await expect(page.getByTestId("lab")).toBeHidden();
  expect((await documentOf(page)).populations.izhikevich).toMatchObject({
    neuron: "izhikevich",
    params: { c: -50, d: 2 },
  });
});
