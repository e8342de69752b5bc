// The table of docs/RESULTS.md, from lines as `reproduce --json` prints them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./lib/environment.mjs";
import { replacePart } from "./lib/page.mjs";
import { toAgentsTable, toResultsTable } from "./reproduce.mjs";

const quick = {
  preset: "quick",
  about: "one layer",
  data: "embedded",
  neurons: { cells: 400 },
  passes: [{ passes: 1 }],
  stated_accuracy: 0.895,
  stated_s: 5,
  not_run: null,
  engine: "event",
  threads: 1,
  seeds: [1, 2],
  accuracies: [0.9, 0.8945],
  worst: 0.8945,
  accuracy_reached: false,
  train_s: 1.2345,
  time_reached: true,
  test_s: 0.25,
};
const staged = {
  ...quick,
  preset: "staged",
  about: "layers",
  data: "mnist",
  neurons: { features: 36864, digits: 10 },
  passes: [{ windows: 300000 }, { passes: 8 }],
  stated_accuracy: 0.99,
  stated_s: 60,
  threads: 2,
  seeds: [1],
  accuracies: [0.9901],
  worst: 0.9901,
  accuracy_reached: true,
  train_s: 61.04,
  time_reached: false,
};
const waiting = { ...staged, preset: "waiting", not_run: "needs all of MNIST", engine: null, seeds: null };

test("a row holds what was stated and reached, the settings and the command", () => {
  expect(toResultsTable([quick, staged, waiting]).split("\n")).toEqual([
    "| Preset | What learns, and how | Accuracy by seed | Worst | Stated | Learning | Stated | Testing | Settings | Command |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    "| `quick` | one layer | 1: 90.00 %, 2: 89.45 % | 89.45 % ✗ | ≥ 89.5 % | 1.23 s ✓ | ≤ 5 s | 0.25 s | cells 400; 1 pass; embedded digits; event, 1 thread | `reproduce quick` |",
    "| `staged` | layers | 1: 99.01 % | 99.01 % ✓ | ≥ 99 % | 61 s ✗ | ≤ 60 s | 0.25 s | features 36,864, digits 10; 300,000 windows, then 8 passes; event, 2 threads | `reproduce staged --data DIR` |",
    "| `waiting` | layers | not measured yet | not measured yet | ≥ 99 % | not measured yet | ≤ 60 s | not measured yet | features 36,864, digits 10; 300,000 windows, then 8 passes | `reproduce waiting --data DIR` |",
  ]);
});

test("an agent's row holds each seed, the median and the worst", () => {
  const walker = {
    preset: "walker",
    about: "actor and critic",
    environment: "gridworld",
    episodes: 1300,
    measured: "steps over the shortest way",
    better: "less",
    stated_median: 1.2,
    stated_worst: 1.5,
    stated_s: 10,
    engine: "event",
    seeds: [1, 2, 3],
    numbers: [1.1, 1.25, 1.6],
    median: 1.25,
    median_reached: false,
    worst: 1.6,
    worst_reached: false,
    train_s: 2.345,
    time_reached: true,
  };
  expect(toAgentsTable([walker]).split("\n")[2]).toBe(
    "| `walker` | actor and critic | steps over the shortest way | 1: 1.1, 2: 1.25, 3: 1.6 | 1.25 ✗ | 1.6 ✗ | ≤ 1.2, ≤ 1.5 | 2.35 s ✓ | ≤ 10 s | gridworld; 1,300 episodes; event | `reproduce walker` |",
  );
});

test("docs/RESULTS.md has the parts that are written", () => {
  const page = readFileSync(join(ROOT, "docs", "RESULTS.md"), "utf8");
  for (const name of ["machine", "results", "agents machine", "agents"])
    expect(replacePart(page, name, "new"), name).toContain("\nnew\n");
});
