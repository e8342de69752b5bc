// A network built to fail in each way yields the finding that names it, and one that learns yields none.
import { describe, expect, test } from "vitest";
import { withPart } from "../../compiler/testDocuments";
import type { NetworkDocument } from "../../core/document";
import { take } from "../../data/samples";
import { fitModel } from "../fit";
import { bands, bandsNetwork, buildBands } from "../testBands";
import { diagnose, findFaults } from "./diagnose";

const TRAIN = bands(160);

/** With a third of the pixels turned over, so that every input is active for some samples. */
const NOISY = bands(160, 7, 0.3);

async function findingsAfter(document: NetworkDocument, samples = TRAIN) {
  const model = await buildBands(document);
  await model.fit(samples);
  const findings = await findFaults(model, samples, { count: 40 });
  model.dispose();
  return findings;
}

const withParts = (parts: Readonly<Record<string, unknown>>): NetworkDocument =>
  Object.entries(parts).reduce((document, [path, value]) => withPart(document, path, value), bandsNetwork);

const STDP = { name: "stdp", params: { a_plus: 0.5, a_minus: 0 } };

test("a network that learns yields no finding, and is as it was after being looked at", async () => {
  const model = await buildBands();
  await model.fit(TRAIN);
  const before = await model.checkpoint();
  const { accuracy } = await model.evaluate(bands(40, 8));
  expect(accuracy).toBeGreaterThan(0.75);
  expect(await findFaults(model, TRAIN)).toEqual([]);
  const after = await model.checkpoint();
  for (const name of ["eye_cells.w", "cells.theta"])
    expect(after.network.arrays[name]).toEqual(before.network.arrays[name]);
  expect(after.responses).toEqual(before.responses);
});

describe("a network built to fail yields the finding that names the knob", () => {
  test.each<[string, NetworkDocument, string, "up" | "down", (figure: number) => boolean]>([
    [
      "silent_inputs",
      withParts({ "populations.eye.params.max_rate": 1 }),
      "eye.max_rate",
      "up",
      (spikes) => spikes < 1.5, // 16 bright pixels for 40 ms at 1 Hz: 0.64 spikes
    ],
    [
      "runaway_threshold",
      withParts({ "populations.cells.params.theta_plus": 40 }),
      "cells.theta_plus",
      "down",
      (theta) => theta > 20,
    ],
    [
      "no_answers",
      withParts({ "populations.cells.params.v_thresh": 100 }),
      "cells.v_thresh",
      "down",
      (share) => share === 1,
    ],
    [
      "one_winner",
      withParts({
        "populations.cells.params.theta_plus": 0,
        "projections.eye_cells.normalize": undefined,
        "projections.eye_cells.learn": STDP,
      }),
      "cells.theta_plus",
      "up",
      (share) => share > 0.6 && share <= 1,
    ],
    [
      "dead_neurons",
      withParts({ "populations.cells.shape": [40], "populations.cells.params.theta_plus": 0.01 }),
      "cells.theta_plus",
      "up",
      (share) => share > 0.3 && share < 1,
    ],
    [
      "saturated_weights",
      withParts({
        "populations.cells.params.theta_plus": 3,
        "projections.eye_cells.normalize": undefined,
        "projections.eye_cells.learn": STDP,
      }),
      "eye_cells.a_plus",
      "down",
      (share) => share > 0.5,
    ],
  ])("%s", async (kind, document, knob, direction, isMeasured) => {
    const findings = await findingsAfter(document, kind === "saturated_weights" ? NOISY : TRAIN);
    const finding = findings.find((candidate) => candidate.kind === kind);
    expect(finding, JSON.stringify(findings)).toMatchObject({ kind, knob, direction });
    expect(isMeasured(finding!.figure), `${finding!.figure}`).toBe(true);
    expect(finding!.message).toContain(`Turn ${knob} ${direction}.`);
  });

  test("over_training, from what validation saw in each epoch", async () => {
    const model = await buildBands();
    await model.fit(TRAIN);
    const seen = (accuracies: number[]) =>
      findFaults(model, TRAIN, { count: 20, validation: { accuracies, samples: 1000 } });
    const [finding] = await seen([0.7, 0.85, 0.8]);
    expect(finding).toMatchObject({ kind: "over_training", knob: "cells.theta_plus", direction: "down" });
    expect(finding!.figure).toBeCloseTo(0.05, 10);
    expect(finding!.limit).toBeCloseTo(2 * Math.sqrt((0.85 * 0.15) / 1000), 10); // two standard errors
    expect(finding!.message).toContain("fell from 85 % after epoch 2 to 80 % after 3");
    expect(await seen([0.7, 0.85, 0.84])).toEqual([]);
  });
});

test("too few samples to tell are no finding", async () => {
  expect(await findingsAfter(bandsNetwork, take(TRAIN, 4))).toEqual([]);
});

test("as a callback it prints each finding after each epoch", async () => {
  const lines: string[] = [];
  const model = await buildBands(withParts({ "populations.eye.params.max_rate": 1 }));
  const watching = diagnose((line) => void lines.push(line));
  await fitModel(model, take(TRAIN, 40), { epochs: 2, callbacks: [watching] });
  expect(watching.findings.map(({ kind }) => kind)).toEqual(["silent_inputs"]);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^input 'eye' makes 0\.\d+ spikes a sample; .* Turn eye\.max_rate up\.$/);
});
