// `train` of an agent: its JSON, its files, and what is refused.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withPart } from "../compiler/testDocuments";
import { agents, observe } from "../index";
import { command, makeFolder } from "./testCommand";

let folder: string;
let file: string;
beforeAll(() => {
  folder = makeFolder();
  file = join(folder, "agent.json");
  const environment = { name: "gridworld", params: { side: 4, walls: 0, limit: 60 } };
  const agent = agents.actorCritic({ environment, observe: observe.boxes(16), episodes: 30 });
  writeFileSync(file, JSON.stringify(agent));
  writeFileSync(join(folder, "own.json"), JSON.stringify(withPart(agent, "agent.environment", undefined)));
});
afterAll(() => rmSync(folder, { recursive: true }));

const train = (rest: string) => command(`train ${rest} --engine event`);
const json = async (rest: string) => {
  const { code, printed, warned } = await train(`${rest} --json`);
  expect([code, warned, printed.length]).toEqual([0, [], 1]);
  return JSON.parse(printed[0]!);
};

test("it prints one line of JSON with what was asked, how well it does and how fast", async () => {
  const result = await json(`${file} --seed 7`);
  expect(result).toMatchObject({ preset: file, engine: "event", threads: 1, seed: 7, episodes: 30 });
  expect(result.eval_episodes).toBe(100);
  expect(result.mean_return).toBe(1); // it finds the goal within 60 steps each time
  expect(result.mean_steps).toBeGreaterThanOrEqual(6); // the shortest way
  expect(result.mean_steps).toBeLessThan(20); // 8 measured; by chance 50
  expect(result.best_window).toBeGreaterThan(0.5);
  expect(result.best_window).toBeLessThanOrEqual(1);
  expect(result.train_s).toBeGreaterThan(0);
});

test("it goes on from a file to what an uninterrupted training reaches", async () => {
  const [whole, half, rest] = ["whole", "half", "rest"].map((name) => join(folder, `${name}.spikeyard`));
  const {
    train_s: _,
    eval_s: __,
    preset: ___,
    best_window: ____,
    ...reached
  } = await json(`${file} --episodes 10 --save ${whole}`);
  await json(`${file} --episodes 4 --save ${half}`);
  expect(await json(`${half} --episodes 10 --save ${rest}`)).toMatchObject(reached);
  const { printed } = await train(`${rest} --episodes 11`);
  expect(printed[1]).toMatch(/^Learned from 11 episodes in .* s: best mean return of 1 in a row [01]$/);
  expect(printed[2]).toMatch(/^Mean return [\d.]+ \(sd [\d.]+\) in [\d.]+ steps, of 100 episodes without/);
});

test.each([
  ["--limit 3", "--limit: FILE learns from episodes: give --episodes N."],
  ["--epochs 3", "--epochs: FILE learns from episodes: give --episodes N."],
])("of an agent, %s is refused", async (option, message) => {
  const { code, warned } = await train(`${file} ${option}`);
  expect([code, warned]).toEqual([2, [`spikeyard: ${message.replace("FILE", file)}`]]);
});

test("of others, --episodes is refused; so is what was learned already, and no environment", async () => {
  const said = async (rest: string) => (await train(rest)).warned[0];
  expect(await said("mnist-rate --episodes 3")).toBe(
    "spikeyard: --episodes: mnist-rate learns from images: give --epochs N.",
  );
  const saved = join(folder, "five.spikeyard");
  await json(`${file} --episodes 5 --save ${saved}`);
  expect(await said(`${saved} --episodes 5`)).toBe(
    `spikeyard: ${saved} has learned from 5 episodes already. Ask for more in all, with --episodes N.`,
  );
  expect(await said(join(folder, "own.json"))).toContain("agent.environment: is not named.");
});

test("Ctrl-C stops it, and nothing is saved", async () => {
  const { code, warned } = await command(`train ${file} --engine event`, AbortSignal.abort());
  expect([code, warned]).toEqual([130, ["spikeyard: stopped while learning, after 0 of 30 episodes."]]);
});
