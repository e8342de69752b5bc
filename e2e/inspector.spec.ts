// The inspector's sliders and code, and the draw pad.
import { expect, type Page } from "@playwright/test";
import { drawOne, pauseAt, samplesOf, setParam, test, trainTo, untilPhase, untilSamples } from "./playground";

const etaOf = (page: Page) =>
  page.evaluate(() => window.__spikeyard.document().projections.retina_features?.learn?.params?.eta);

const EDGE = "edge-retina_features";

test("@no-gpu a slider that is dragged acts while it trains, and is taken back by one undo", async ({
  playground: page,
}) => {
  await untilPhase(page, "ready", "running");
  const before = await etaOf(page);
  await trainTo(page, 500_000);
  await untilSamples(page, 5);
  await page.getByTestId(EDGE).first().click();
  const slider = (await page.getByTestId("slider-eta").boundingBox())!;
  const y = slider.y + slider.height / 2;
  await page.mouse.move(slider.x + 0.5 * slider.width, y);
  await page.mouse.down();
  for (const share of [0.55, 0.6, 0.7, 0.8]) await page.mouse.move(slider.x + share * slider.width, y);
  await page.waitForTimeout(1300); // longer than a gesture lasts that is not held
  await page.mouse.move(slider.x + 0.9 * slider.width, y);
  await page.mouse.up();
  const dragged = await etaOf(page);
  expect(dragged).toBeGreaterThan(3 * before!);
  expect(await page.evaluate(() => window.__spikeyard.status().phase)).toBe("training"); // it never stopped
  await expect(page.getByTestId("banner")).toHaveCount(0);
  await page.getByTestId("undo").click();
  await expect.poll(() => etaOf(page)).toBe(before);
  await expect(page.getByTestId("undo")).toBeDisabled();
  await page.getByTestId("redo").click();
  await expect.poll(() => etaOf(page)).toBe(dragged);

  await page.getByTestId("slider-eta").focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => etaOf(page)).toBeLessThan(dragged!);
});

test("@no-gpu the code is in step with the network, and shaders are those of what is selected", async ({
  playground: page,
}) => {
  await untilPhase(page, "ready", "running");
  await setParam(page, "node-features", "tau_m", 77);
  await page.getByTestId("tab-code").click();
  const code = page.getByTestId("code");
  await expect(code).toContainText("tau_m: 77");
  await expect(code).toContainText("export const network = new Sequential(");
  await page.getByTestId("undo").click();
  await expect(code).not.toContainText("tau_m: 77");
  await page.getByTestId("choice-code").selectOption("features/step_neurons");
  await expect(code).toContainText("@compute");
  await page.getByTestId("choice-code").selectOption("equations");
  await expect(code).toContainText("dv/dt");
});

test("@no-gpu another model keeps the network right: what does not fit cannot be chosen, and says why", async ({
  playground: page,
}) => {
  await untilPhase(page, "ready", "running");
  await page.getByTestId("node-features").first().click();
  await page.getByTestId("choice-neuron").selectOption("lif");
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(window.__spikeyard.document().populations.features)))
    .toContain('"neuron":"lif"');
  await page.getByTestId(EDGE).first().click();
  await expect(page.getByTestId("choice-synapse").locator("option[value=current]")).toBeDisabled();
  await expect(page.getByTestId("inspector")).toContainText("needs a neuron with i_syn_exc");
});

test("@no-gpu connectors and distributions are chosen, and their numbers edited", async ({
  playground: page,
}) => {
  await untilPhase(page, "ready", "running");
  const inhibition = () => page.evaluate(() => window.__spikeyard.document().projections.inhibition);
  const write = async (name: string, value: string) => {
    await page.getByTestId(`param-${name}`).fill(value);
    await page.getByTestId(`param-${name}`).press("Enter");
  };
  await page.getByTestId("edge-inhibition").first().click();
  await page.getByTestId("choice-connector").selectOption("distance");
  await write("sigma", "0.3");
  await page.getByTestId("choice-wrap").selectOption("yes");
  await expect
    .poll(async () => (await inhibition())?.connector)
    .toEqual({ name: "distance", sigma: 0.3, wrap: true, self: false });
  await page.getByTestId("choice-connector").selectOption("fixed_in_degree");
  await write("degree", "144"); // of 144 neurons, itself left out
  await expect(page.getByTestId("inspector")).toContainText("a whole number from 0 to 143 is expected");
  await write("degree", "7");
  await expect.poll(async () => (await inhibition())?.connector).toMatchObject({ n: 7 });
  await page.getByTestId("choice-weight").selectOption("normal");
  await write("weight_mean", "-20"); // one synapse for both receptors: a sign means something
  await page.getByTestId("choice-weight-cut").selectOption("both");
  await write("weight_max", "0");
  await expect.poll(async () => (await inhibition())?.weight).toMatchObject({ normal: [-20, 34.64], max: 0 }); // 120 +- half of it before
  await page.getByTestId("choice-connector").selectOption("list");
  await expect(page.getByTestId("explicit-pairs")).toContainText("144 pairs");
});

test("@no-gpu a digit that is drawn is answered, by pointer and by keys", async ({ playground: page }) => {
  await untilPhase(page, "ready", "running");
  await trainTo(page, 500_000);
  await pauseAt(page, 800);
  const learned = await samplesOf(page);
  await page.getByTestId("draw").click();
  await drawOne(page);
  const answer = page.getByTestId("drawn-answer");
  await expect(answer).toHaveAttribute("data-prediction", "1"); // a straight line: what 800 digits teach for sure
  await expect(page.getByTestId("digit")).toContainText("You drew this");
  expect(await samplesOf(page)).toBe(learned); // it answered without learning

  await page.getByTestId("clear-pad").click();
  await expect(answer).toHaveAttribute("data-prediction", "-1");
  await page.getByTestId("pad").focus();
  await page.keyboard.press("Space");
  for (let k = 0; k < 12; k++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(answer).toHaveAttribute("data-prediction", "1");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("pad")).toHaveCount(0);
});
