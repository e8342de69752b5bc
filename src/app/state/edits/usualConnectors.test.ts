import { expect, test } from "vitest";
import { mnistRate } from "../../../examples/mnistRate";
import { type Connector, checkDocument, type NetworkDocument } from "../../../index";
import { withConnector } from "../modelEdits";
import { parsePairs, printPairs, usualDegree, usualDistance, usualList, usualLocal } from "./usualConnectors";

/** The digit network with a shape for its neurons, which do not learn: no more than its connector is to be right. */
function between(shape: readonly number[]): NetworkDocument {
  const { normalize: _, learn: __, ...wire } = mnistRate.projections.retina_features!;
  return {
    ...mnistRate,
    populations: { ...mnistRate.populations, features: { ...mnistRate.populations.features!, shape } },
    projections: { wire },
    training: {},
  };
}

test.each<[readonly number[], readonly number[], readonly number[] | undefined]>([
  [[28, 28], [1, 1], undefined],
  [
    [7, 7, 4],
    [4, 4],
    [4, 4],
  ],
  [[24, 24, 2], [5, 5], undefined],
  [
    [10, 13],
    [10, 4],
    [2, 2],
  ],
])("local fields from 28 x 28 to %j are of %j, %j apart", (shape, kernel, stride) => {
  const document = between(shape);
  const connector = usualLocal([document, "retina", "features"]);
  expect(connector).toEqual({ name: "local2d", kernel, ...(stride ? { stride } : {}) });
  expect(checkDocument(withConnector(document, "wire", connector))).toBe(undefined);
});

test("degrees, distances and lists fit where they begin", () => {
  const document = between([10, 10]);
  const ends = [document, "retina", "features"] as const;
  const chosen: Connector[] = [
    usualDegree("fixed_in_degree", ends),
    usualDegree("fixed_out_degree", ends),
    usualDistance(ends),
    usualList(ends),
  ];
  expect(chosen[0]).toEqual({ name: "fixed_in_degree", n: 78 });
  expect(chosen[1]).toEqual({ name: "fixed_out_degree", n: 10 });
  for (const connector of chosen)
    expect(checkDocument(withConnector(document, "wire", connector))).toBe(undefined);
  expect(usualDegree("fixed_in_degree", [document, "features", "features"])).toMatchObject({ self: false });
});

test("pairs are read as they are written", () => {
  expect(parsePairs("0-3, 12-4")).toEqual({ pre: [0, 12], post: [3, 4] });
  expect(printPairs({ name: "list", pre: [0, 12], post: [3, 4] })).toBe("0-3, 12-4");
  expect(parsePairs("0-3, x")).toBe(null);
  expect(parsePairs("")).toEqual({ pre: [], post: [] });
});
