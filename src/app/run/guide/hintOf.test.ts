// The hint over the canvas leads through the first minute, and holds its tongue when it was dismissed.
import { expect, test } from "vitest";
import { firstNeuron } from "../../../examples/firstNeuron";
import { mnistFirst } from "../../../examples/mnistFirst";
import { stdpLab } from "../../../examples/stdpLab";
import { OPENING } from "../../session/opening";
import type { Status } from "../../session/protocol";
import { drivenOf } from "./driven";
import { type GuideContext, hintOf } from "./hintOf";

const engine = { name: "event", device: "CPU", software: false, reason: "", fallback: false, work: null };
const running: Status = { ...OPENING, phase: "running", engine };
const first: GuideContext = {
  status: running,
  document: mnistFirst,
  leads: true,
  slid: false,
  drives: true,
  invitation: null,
};

test("first the current, then training, then what comes after it", () => {
  expect(hintOf(first)).toEqual({ text: "This network is running on your processor.", offer: "current" });
  expect(hintOf({ ...first, slid: true })).toMatchObject({ offer: "train" });
  const training: Status = { ...running, phase: "training", samples: 10 };
  expect(hintOf({ ...first, status: training })).toMatchObject({ offer: null });
  const heldOut = [{ samples: 8000, accuracy: 0.871, count: 2000 }];
  const done: Status = { ...running, phase: "done", samples: 8000, heldOut };
  expect(hintOf({ ...first, status: done })).toEqual({
    text: "87.1 % of 2,000 held-out digits are right.",
    offer: "after",
  });
});

test("dismissed, it says what happens and offers nothing", () => {
  for (const phase of ["ready", "running", "done"] as const) {
    const hint = hintOf({ ...first, leads: false, status: { ...running, phase } });
    expect(hint.offer).toBe(null);
    expect(hint.text.length).toBeGreaterThan(10);
  }
});

test("an example that invites to something says so first; one that learns by itself says that", () => {
  expect(hintOf({ ...first, invitation: "Do it." })).toEqual({ text: "Try this: Do it.", offer: "next" });
  const status: Status = { ...running, untrainable: "it has no input" };
  const hint = hintOf({ ...first, status, document: stdpLab, drives: false });
  expect(hint.text).toContain("learns from its own spikes");
});

test("the current goes into the population that answers, to three times what makes it fire", () => {
  // lif_adaptive: 13 mV from rest to threshold over 0.1 GOhm are 130 pA; 390 rounds up to 400
  expect(drivenOf(mnistFirst)).toMatchObject({ id: "features", value: 0, low: 0, high: 400 });
  expect(drivenOf(firstNeuron)).toMatchObject({ id: "neuron", value: 200, high: 450 });
  expect(drivenOf({ ...firstNeuron, populations: {} })).toBe(null);
});

test("a page from which all was deleted says so, whatever the engine still runs", () => {
  const document = { ...mnistFirst, populations: {}, projections: {} };
  for (const phase of ["ready", "running", "training", "paused", "done"] as const) {
    const status: Status = { ...running, phase, samples: 8000 };
    expect(hintOf({ ...first, status, document })).toEqual({
      text: "Nothing here yet: add a population.",
      offer: null,
    });
  }
});
