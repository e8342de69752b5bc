// Every lesson from its first step to its last, done as it asks: each step sees for itself that it is done.
import { expect, type Page } from "@playwright/test";
import { setParam, test, untilPhase } from "./playground";

type Act = (page: Page) => Promise<unknown>;

const watch: Act = async () => {};
const slide =
  (...keys: readonly string[]): Act =>
  async (page) => {
    await page.getByTestId("current-slider").focus();
    for (const key of keys) await page.keyboard.press(key);
  };
const set =
  (at: string, name: string, value: number): Act =>
  (page) =>
    setParam(page, at, name, value);
const press =
  (button: string): Act =>
  (page) =>
    page.getByTestId(button).click();

const LESSONS: Readonly<Record<string, readonly Act[]>> = {
  neuron: [watch, slide("Home"), slide("End"), set("node-neuron", "tau_m", 10), press("undo")],
  winner: [watch, set("edge-inhibition", "weight", 0), set("edge-inhibition", "weight", 12), slide("End")],
  stdp: [watch, watch, set("edge-clock_neuron", "delay", 10), set("edge-inputs_neuron", "a_minus", 0)],
  balance: [watch, set("edge-inh_exc", "weight", 10), set("edge-inh_exc", "weight", 400)],
  teach: [watch, press("train"), watch, watch, press("run")],
  dopamine: [
    watch,
    async (page) => {
      await page.getByTestId("pace-fast").click();
      await page.getByTestId("train").click();
    },
    watch,
    watch,
    set("edge-eye_actors", "eta", 0),
  ],
  "break-it": [press("train"), watch, press("mend"), watch],
};

for (const [lesson, acts] of Object.entries(LESSONS)) {
  test(`the lesson ${lesson} can be done`, { tag: "@no-gpu" }, async ({ playground: page }) => {
    await untilPhase(page, "ready");
    await page.getByTestId("learn").click();
    await page.getByTestId(`lesson-${lesson}`).click();
    const coach = page.getByTestId("coach");
    for (const [k, act] of acts.entries()) {
      await expect(coach).toContainText(`Step ${k + 1} of ${acts.length}`);
      if (lesson === "teach" && k === 4) await untilPhase(page, "done", "paused");
      await act(page);
      await expect(coach).toHaveAttribute("data-done", "true", { timeout: 60_000 });
      await page.getByTestId("lesson-next").click();
    }
    await expect(coach).toHaveCount(0);
    await page.getByTestId("learn").click();
    await expect(page.getByTestId(`lesson-${lesson}`)).toContainText("Start again");
  });
}
