// What the page offers to mend: the parameter that a finding names, turned so that it helps, or nothing.
import { expect, test } from "vitest";
import { brokenDead } from "../../../examples/brokenDead";
import { brokenRunaway } from "../../../examples/brokenRunaway";
import { brokenSilent } from "../../../examples/brokenSilent";
import { mnistFirst } from "../../../examples/mnistFirst";
import type { Finding, NetworkDocument } from "../../../index";
import { turnKnob } from "./turnKnob";

const finding = (knob: string, direction: "up" | "down"): Finding => ({
  kind: "dead_neurons",
  figure: 1,
  limit: 0,
  knob,
  direction,
  message: "",
});
const turned = (document: NetworkDocument, knob: string, direction: "up" | "down") =>
  turnKnob(document, finding(knob, direction));

test("each broken example is turned to what is usual", () => {
  const silent = turned(brokenSilent, "retina.max_rate", "up");
  expect(silent).toMatchObject({ name: "max_rate", value: 128, unit: "Hz" });
  expect(silent!.document.populations.retina!.params).toEqual({}); // the default is left out
  expect(turned(brokenDead, "features.theta_plus", "up")).toMatchObject({ value: 1, unit: "mV" });
  const runaway = turned(brokenRunaway, "features.theta_plus", "down");
  expect(runaway!.document.populations.features!.params).toEqual({ theta_plus: 1, tau_theta: 1e7 });
});

test("what is usual already goes on by a factor of two, and a threshold by a quarter of its way from rest", () => {
  expect(turned(mnistFirst, "features.theta_plus", "up")!.value).toBe(3.4);
  expect(turned(mnistFirst, "retina_features.eta", "down")!.value).toBeLessThan(0.04);
  expect(turned(mnistFirst, "features.v_thresh", "down")!.value).toBe(-55.25); // a quarter of 13 mV
  expect(turned(mnistFirst, "presentation.duration", "up")).toMatchObject({ value: 200, unit: "ms" });
});

test("a knob that is no parameter is not offered", () => {
  expect(turned(mnistFirst, "inhibition.weight", "down")).toBe(null);
  expect(turned(mnistFirst, "projections.weight", "up")).toBe(null);
  expect(turned(mnistFirst, "training.epochs", "down")).toBe(null);
  expect(turned(mnistFirst, "features.nothing", "up")).toBe(null);
});
