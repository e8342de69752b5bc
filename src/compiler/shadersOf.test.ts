import { expect, test } from "vitest";
import { mnistRate } from "../examples/mnistRate";
import { shadersOf } from "./shadersOf";

test("the shaders of a network are its kernels, by the name of what each computes", () => {
  const shaders = shadersOf(mnistRate);
  const labels = shaders.map(({ label }) => label);
  expect(labels).toContain("features/step_neurons");
  expect(labels).toContain("retina_features/learn");
  expect(new Set(labels).size).toBe(labels.length);
  for (const { code } of shaders) expect(code).toMatch(/@compute/);
});
