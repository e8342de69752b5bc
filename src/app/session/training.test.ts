// What the last test on held-out digits leaves behind: which digits got which answer.
import { expect, test } from "vitest";
import { mnistFirst } from "../../examples/mnistFirst";
import type { Dataset, Model, Samples } from "../../index";
import { openNetwork } from "./network";
import { Training } from "./training";

/** A bar at one of two places, and noise that tells samples apart. */
function bars(count: number): Samples {
  const images = new Uint8Array(count * 784);
  const labels = Uint8Array.from({ length: count }, (_, k) => k % 2);
  for (let k = 0; k < count; k++) {
    const left = labels[k] === 0 ? 6 : 18;
    for (let row = 4; row < 24; row++)
      for (let column = 0; column < 4; column++) images[k * 784 + row * 28 + left + column] = 200 + (k % 50);
  }
  return { images, labels, count, shape: [28, 28] };
}

test("the digits behind a cell of the confusion matrix are those that it counts", async () => {
  const data: Dataset = { name: "bars", source: "files", train: bars(120), test: bars(40) };
  const { engine, learner } = await openNetwork(mnistFirst, "event");
  const host = {
    sink() {},
    tell() {},
    exclusively: <T>(work: () => Promise<T>) => work(),
    async keep() {},
    watched: () => null,
  };
  const training = new Training(learner as Model, data, host);
  await training.run(120, { accuracy: null, patience: null });
  const { confusion } = training.status();
  const classes = Math.sqrt(confusion.length);
  expect(confusion.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(30); // of 40, most are answered
  for (const truth of [0, 1]) {
    for (let answer = 0; answer < classes; answer++) {
      const { count, digits, columns } = training.answered(truth, answer, 3);
      expect(count).toBe(confusion[truth * classes + answer]);
      expect(digits.length).toBe(Math.min(3, count));
      expect(columns).toBe(28);
      for (const { index, pixels } of digits) {
        expect(data.test.labels[index]).toBe(truth);
        expect(pixels).toEqual(data.test.images.slice(index * 784, (index + 1) * 784));
      }
    }
  }
  engine.dispose();
});
