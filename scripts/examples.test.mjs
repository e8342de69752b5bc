// Every script of examples/ runs as it stands, and reaches what it should.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { beforeAll, expect, test } from "vitest";
import { ensureBuild } from "./lib/ensureBuild.mjs";
import { ROOT } from "./lib/environment.mjs";

/** Percent that it must reach: what it does on seed 1, less two standard errors of its test, or two pictures. */
const LEAST = {
  "agent.mjs": 98,
  "arrays.mjs": 99,
  "convolution.mjs": 95.3,
  "neuron.mjs": 83.5,
  "pictures.mjs": 85,
  "reward.mjs": 94.7,
  "rule.mjs": 84.6,
  "unsupervised.mjs": 92.3,
};
const FOLDER = join(ROOT, "examples");

beforeAll(async () => {
  expect(await ensureBuild()).toBe(null);
});

test("each has a figure to reach, and none is longer than a screen", () => {
  const scripts = readdirSync(FOLDER).filter((name) => name.endsWith(".mjs"));
  expect(scripts.sort()).toEqual(Object.keys(LEAST));
  for (const name of scripts)
    expect(readFileSync(join(FOLDER, name), "utf8").split("\n").length).toBeLessThanOrEqual(41);
});

test.each(Object.entries(LEAST))("%s reaches %d %", (name, least) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(FOLDER, name)], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  const reached = Number(/^Reached ([\d.]+) % of \d+ \w+\.$/m.exec(stdout)?.[1]);
  expect(reached).toBeGreaterThanOrEqual(least);
});
