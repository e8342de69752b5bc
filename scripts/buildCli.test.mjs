// The built command, as a process of its own: shaders, models and presets must be in it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { ROOT } from "./lib/environment.mjs";

function spikeyard(...words) {
  const program = join(ROOT, "bin", "spikeyard.mjs");
  return spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
}

test("runs a preset, and prints nothing but one line of JSON", () => {
  const { status, stdout, stderr } = spikeyard(
    "run",
    "cuba",
    "--duration",
    "0.2",
    "--engine",
    "reference",
    "--json",
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout.endsWith("}\n")).toBe(true);
  expect(JSON.parse(stdout)).toMatchObject({
    preset: "cuba",
    engine: "reference",
    seed: 1,
    duration_ms: 0.2,
  });
});

test("a wrong call is one line on the error stream and exit code 2", () => {
  const { status, stdout, stderr } = spikeyard("bench", "nothing");
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^spikeyard: there is no benchmark 'nothing'\. There are: .+\n$/);
});
