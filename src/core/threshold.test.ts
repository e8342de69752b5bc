import { expect, test } from "vitest";
import { models } from "../models/registry";
import { thresholdOf } from "./threshold";

test("the threshold is the line that the potential crosses, moved by what adapts", () => {
  const plain = thresholdOf(models.neurons.lif!, { v_thresh: -48 });
  expect(plain?.variable).toBe("v");
  expect(plain?.at({ v: -60 })).toBeCloseTo(-48, 10);
  const adaptive = thresholdOf(models.neurons.lif_adaptive!, { v_thresh: -52 });
  expect(adaptive?.at({ v: -70, theta: 3.5 })).toBeCloseTo(-48.5, 10);
});

test("a threshold that hangs on the time in a sample is no line", () => {
  expect(thresholdOf(models.neurons.if_latency!)?.at({ v: 0, theta: 0 })).toBe(null);
});
