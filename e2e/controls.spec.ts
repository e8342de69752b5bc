// Pause, resume, step, reset and edits during training: each does what it says, told by the weights' fingerprint.
import { expect, type Page } from "@playwright/test";
import {
  isGpu,
  LONG,
  pauseAt,
  phaseOf,
  reset,
  samplesOf,
  setParam,
  step,
  test,
  trainTo,
  untilPhase,
  untilSamples,
  weightHash,
} from "./playground";

const EDGE = "edge-retina_features";
/** Of what the page does alike on every engine. */
const PAGE = { tag: "@no-gpu" };

test("pause stops, resume goes on from there, reset starts over, and one seed ends at one fingerprint", async ({
  playground: page,
}) => {
  await untilPhase(page, "ready");
  const drawn = await weightHash(page);

  await trainTo(page, LONG); // an end that no engine reaches before Pause
  const paused = await pauseAt(page, 10);
  expect(paused).toBeLessThan(LONG);
  const atPause = await weightHash(page);
  expect(atPause).not.toBe(drawn);
  await page.waitForTimeout(700);
  expect(await samplesOf(page)).toBe(paused);
  expect(await weightHash(page)).toBe(atPause);

  await page.getByTestId("train").click(); // now "Resume"
  const digits = await pauseAt(page, paused + 10);
  expect(digits).toBeLessThan(LONG);
  const inParts = await weightHash(page);
  expect(inParts).not.toBe(atPause);

  await reset(page);
  await untilPhase(page, "ready");
  expect(await samplesOf(page)).toBe(0);
  expect(await weightHash(page)).toBe(drawn);

  await trainTo(page, digits);
  if (isGpu())
    await pauseAt(page, digits); // the test on all held-out digits would take half a minute
  else await untilPhase(page, "done");
  expect(await samplesOf(page)).toBe(digits);
  expect(await weightHash(page)).toBe(inParts);
});

test("step learns from exactly one digit and stands still", PAGE, async ({ playground: page }) => {
  await untilPhase(page, "ready");
  for (const expected of [1, 2, 3]) {
    await step(page);
    await untilSamples(page, expected);
    await untilPhase(page, "paused");
    await page.waitForTimeout(200);
    expect(await samplesOf(page)).toBe(expected);
  }
  await expect(page.getByTestId("digit")).toContainText("3");
});

test("a new learning rate acts during training, and the old one set back leaves no trace", async ({
  playground: page,
}) => {
  await untilPhase(page, "ready");
  const run = async (atHalf: () => Promise<void>) => {
    for (let k = 0; k < 4; k++) {
      if (k === 2) await atHalf();
      await step(page);
      await untilSamples(page, k + 1);
      await untilPhase(page, "paused");
    }
    const hash = await weightHash(page);
    await reset(page);
    await untilPhase(page, "ready");
    return hash;
  };
  const plain = await run(async () => {});
  const thereAndBack = await run(async () => {
    await setParam(page, EDGE, "eta", 0.3);
    await setParam(page, EDGE, "eta", 0.04);
  });
  const faster = await run(() => setParam(page, EDGE, "eta", 0.3));
  expect(thereAndBack).toBe(plain);
  expect(faster).not.toBe(plain);

  await trainTo(page, LONG);
  await untilSamples(page, 5);
  await setParam(page, EDGE, "eta", 0.1);
  expect(
    await page.evaluate(() => window.__spikeyard.document().projections.retina_features?.learn?.params?.eta),
  ).toBe(0.1);
  expect(await phaseOf(page)).toBe("training"); // it never stopped
  await expect(page.getByTestId("banner")).toHaveCount(0);
  await pauseAt(page, 10);
});

test(
  "a wrong number is refused beside its field, and the network keeps its value",
  PAGE,
  async ({ playground: page }) => {
    await untilPhase(page, "ready");
    const before = await page.evaluate(() => JSON.stringify(window.__spikeyard.document()));
    await setParam(page, EDGE, "eta", 7);
    await expect(page.getByTestId("inspector")).toContainText("1");
    await expect(page.getByTestId("param-eta")).toHaveAttribute("aria-invalid", "true");
    expect(await page.evaluate(() => JSON.stringify(window.__spikeyard.document()))).toBe(before);
  },
);

const outputs = (page: Page) => page.evaluate(() => window.__spikeyard.status().assigned.length);

test(
  "a new size is built at once while nothing was learned, asks after that, and can be undone",
  PAGE,
  async ({ playground: page }) => {
    await untilPhase(page, "ready");
    const drawn = await weightHash(page);
    await setParam(page, "node-features", "neurons", 64);
    await expect.poll(() => outputs(page)).toBe(64);
    await step(page);
    await untilSamples(page, 1);
    expect(await weightHash(page)).not.toBe(drawn);

    await setParam(page, "node-features", "neurons", 36);
    await expect(page.getByTestId("banner")).toContainText("weights");
    expect(await outputs(page)).toBe(64);
    await page.getByTestId("banner").getByRole("button").first().click();
    await expect(page.getByTestId("banner")).toHaveCount(0);
    await expect.poll(() => outputs(page)).toBe(36);
    expect(await samplesOf(page)).toBe(0);

    await page.keyboard.press("Control+z");
    await page.getByTestId("undo").click();
    await expect.poll(() => outputs(page)).toBe(144);
    await page.getByTestId("redo").click();
    await expect.poll(() => outputs(page)).toBe(64);
  },
);
