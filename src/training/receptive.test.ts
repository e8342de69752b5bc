// The examples on receptive fields: what each learns, or knows without learning. Accuracies were chosen and are measured on
// training digits: those that are held out are for `reproduce` alone.
import { beforeAll, describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { type Dataset, split, take } from "../data/samples";
import { loadTestDigits } from "../data/testDigits";
import { receptiveLetters } from "../examples/receptiveLetters";
import { receptiveStack } from "../examples/receptiveStack";
import { receptiveTemplates } from "../examples/receptiveTemplates";
import { receptiveThree } from "../examples/receptiveThree";
import { compile, type Model } from "./model";
import { datasetFor } from "./shown";
import { fitStages } from "./staged";

/** Embedded training digits: 6,000 to learn from and 2,000 others. */
let digits: Dataset;
beforeAll(async () => {
  const { train, validation } = split((await loadTestDigits()).train, 2000);
  digits = { name: "training digits", source: "embedded", train, test: validation };
});

/** Learns, and looks at the other samples. */
async function learned(
  document: NetworkDocument,
  from = digits,
): Promise<{ accuracy: number; model: Model }> {
  const model = await compile(document, { engine: "event" });
  const { train, test: others } = datasetFor(document, from)!;
  if (document.training?.stages) await fitStages(model, train);
  else await model.fit(train, { until: (document.training?.epochs ?? 1) * train.count });
  return { accuracy: (await model.evaluate(others)).accuracy, model };
}

/** Weights onto each neuron, shape `[post][pre]`. */
async function mapsOf(model: Model, projection: string, post: number): Promise<number[][]> {
  const w = await model.engine.read(`${projection}.w`);
  return Array.from({ length: post }, (_, j) => Array.from(w).filter((_, k) => k % post === j));
}

/** -1 to 1 */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((x, y) => x + y, 0) / list.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((sum, value, k) => sum + (value - mx) * (y[k]! - my), 0);
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
}

/** Of all pairs. */
const mostAlike = (maps: readonly (readonly number[])[]) =>
  Math.max(...maps.flatMap((a, i) => maps.slice(i + 1).map((b) => correlation(a, b))));

describe("three digits, five neurons", () => {
  test("nine of ten are recognised, every class has a neuron, and all weight maps differ", async () => {
    const { accuracy, model } = await learned(receptiveThree);
    const maps = await mapsOf(model, "fields_cells", 5);
    expect(accuracy).toBeGreaterThan(0.88); // eight seeds: 0.883 to 0.937, median 0.93
    expect(new Set(model.assigned)).toEqual(new Set([0, 1, 2]));
    expect(mostAlike(maps)).toBeLessThan(0.9); // of two slants of 1; as drawn they are alike by chance only, 0.1
    model.dispose();
  });

  test("as in the code that it is after, with losses above gains, nobody answers", async () => {
    const { fields_cells, ...others } = receptiveThree.projections;
    const learn = { name: "silent_penalty", params: { penalty: 0.06 } }; // what the rule has by itself
    const document = {
      ...receptiveThree,
      projections: { fields_cells: { ...fields_cells!, learn }, ...others },
    };
    const { accuracy, model } = await learned(
      { ...document, training: {} },
      { ...digits, train: take(digits.train, 1500) },
    );
    expect(accuracy).toBeLessThan(0.4); // guessing is 0.36, silence 0
    model.dispose();
  });
});

test("X and O are told apart, each by a neuron of its own, from every seed", async () => {
  for (const seed of [1, 2, 3]) {
    const { accuracy, model } = await learned({ ...receptiveLetters, seed });
    expect(accuracy).toBe(1);
    expect(new Set(model.assigned)).toEqual(new Set([0, 1]));
    expect(mostAlike(await mapsOf(model, "fields_cells", 2))).toBeLessThan(0.5);
    model.dispose();
  }
});

test("templates tell six classes apart without training, and none is right by itself", async () => {
  const model = await compile(receptiveTemplates, { engine: "event" });
  const { accuracy, confusion, unseen } = await model.evaluate(datasetFor(receptiveTemplates, digits)!.test);
  expect(model.samples).toBe(0);
  expect([...model.assigned]).toEqual([0, 1, 2, 3, 4, 5]);
  expect(unseen).toEqual([]);
  expect(accuracy).toBeCloseTo(0.794, 2); // no draws: it repeats, and half a point is five digits of a thousand
  for (const k of [0, 1, 2, 3, 4, 5]) expect(confusion[7 * k]!).toBeGreaterThan(100); // of some 200
  model.dispose();
});

test("a stack learns layer by layer, and its eight neurons recognise most of six classes", async () => {
  const { accuracy, model } = await learned(receptiveStack);
  expect(accuracy).toBeGreaterThan(0.6); // three seeds: 0.70 to 0.74; guessing is 0.17
  expect(mostAlike(await mapsOf(model, "fields_first", 64))).toBeLessThan(0.999); // of 64 some have the same strokes
  expect(new Set([...model.assigned].filter((k) => k >= 0)).size).toBeGreaterThanOrEqual(5);
  model.dispose();
});
