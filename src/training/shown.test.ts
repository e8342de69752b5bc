// What a network is shown: of which classes, of which set, and through its filter.
import { expect, test } from "vitest";
import { checkDocument } from "../compiler/check";
import type { NetworkDocument } from "../core/document";
import type { Dataset, Samples } from "../data/samples";
import { onCentre } from "../data/transforms/fields";
import { receptiveLetters } from "../examples/receptiveLetters";
import { receptiveThree } from "../examples/receptiveThree";
import { compile } from "./model";
import { datasetFor, throughFilter } from "./shown";

function squares(side: number, count = 10): Samples {
  const images = Uint8Array.from({ length: count * side * side }, (_, k) => (k * 37) % 256);
  return {
    images,
    labels: Uint8Array.from({ length: count }, (_, k) => k % 5),
    count,
    shape: [side, side],
  };
}
const dataset = (side: number, source: Dataset["source"]): Dataset => {
  return { name: "squares", source, train: squares(side), test: squares(side, 5) };
};

test("samples of other classes than the readout's are left out, and the name says so", () => {
  const shown = datasetFor(receptiveThree, dataset(28, "embedded"))!;
  expect([...shown.train.labels]).toEqual([0, 1, 2, 0, 1, 2]);
  expect(shown.train.images.length).toBe(6 * 784);
  expect([shown.test.count, shown.name]).toEqual([3, "squares, first 3 classes"]);
  const five = { ...receptiveThree, readout: { population: "cells", classes: 5 } };
  const given = dataset(28, "embedded");
  expect(datasetFor(five, given)).toBe(given);
});

test("a network that names a drawn set is shown that, unless the user's own files fit it", () => {
  const letters = datasetFor(receptiveLetters, dataset(28, "embedded"))!;
  expect([letters.name, letters.train.count, letters.test.count]).toEqual(["X and O", 400, 200]);
  expect(letters.train.classes).toEqual(["X", "O"]);
  expect(datasetFor(receptiveLetters, dataset(28, "files"))!.name).toBe("X and O");
  expect(datasetFor(receptiveLetters, dataset(16, "files"))!.name).toBe("squares, first 2 classes");
  expect(datasetFor(receptiveLetters, null)!.train.images).toEqual(letters.train.images); // the same drawings
});

test("an input's filter is the transform, and what is shown through it is what was filtered before", async () => {
  const data = squares(28, 3);
  const input = receptiveThree.populations.fields as Parameters<typeof throughFilter>[0];
  const seen = onCentre({ low: 0, high: 3 })(data).images;
  expect(throughFilter(input, data.images)).toEqual(seen);
  const { filter: _, ...bare } = input;
  const plain: NetworkDocument = {
    ...receptiveThree,
    populations: { ...receptiveThree.populations, fields: bare },
  };
  const spikes = async (document: NetworkDocument, images: Samples["images"]) => {
    const model = await compile(document, { engine: "event" });
    const { spikes } = await model.predict(images.subarray(0, 784));
    model.dispose();
    return spikes!.fields!;
  };
  const filtered = await spikes(receptiveThree, data.images);
  expect(filtered.some((word) => word !== 0)).toBe(true);
  expect(filtered).toEqual(await spikes(plain, seen));
  expect(filtered).not.toEqual(await spikes(plain, data.images));
});

test("what cannot be filtered or drawn is refused with its path", () => {
  const withFields = (more: object): NetworkDocument => ({
    ...receptiveThree,
    populations: {
      ...receptiveThree.populations,
      fields: { ...receptiveThree.populations.fields!, ...more },
    },
  });
  const refusal = (document: NetworkDocument) => () => checkDocument(document);
  expect(refusal(withFields({ shape: [784] }))).toThrow(
    "populations.fields.filter: is for images, rows and columns, but the input is [784].",
  );
  expect(refusal(withFields({ filter: { name: "on_centre", low: 2, high: 1 } }))).toThrow(
    "populations.fields.filter: low, 2, must be below high, 1.",
  );
  expect(refusal(withFields({ filter: { name: "blur" } }))).toThrow("populations.fields.filter.name");
  expect(refusal({ ...receptiveLetters, samples: "cats" as "letters" })).toThrow(
    'samples: "letters" is expected',
  );
});
