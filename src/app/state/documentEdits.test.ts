import { expect, test } from "vitest";
import { mnistRate } from "../../examples/mnistRate";
import { withParam, withPositions, withSize } from "./documentEdits";

test("a parameter that goes back to its default leaves the document", () => {
  const place = { kind: "learn", id: "retina_features" } as const;
  const faster = withParam(mnistRate, place, "eta", 0.1, 0.05);
  expect(faster.projections.retina_features?.learn?.params).toEqual({ eta: 0.1 });
  const back = withParam(faster, place, "eta", 0.05, 0.05);
  expect(back.projections.retina_features?.learn?.params).toEqual({});
});

test("an edit leaves the document it was made on as it was, and all else equal", () => {
  const before = JSON.stringify(mnistRate);
  const after = withParam(mnistRate, { kind: "population", id: "features" }, "tau_m", 50, 100);
  expect(JSON.stringify(mnistRate)).toBe(before);
  expect(after.populations.features?.params).toEqual({
    ...mnistRate.populations.features?.params,
    tau_m: 50,
  });
  expect(after.projections).toBe(mnistRate.projections);
});

test("an edit of what does not exist changes nothing", () => {
  expect(withSize(mnistRate, "cortex", 9)).toBe(mnistRate);
});

test("positions join those that are there", () => {
  const moved = withPositions(mnistRate, { retina: { x: 5, y: 7 } });
  expect(moved.layout).toEqual({ ...mnistRate.layout, retina: { x: 5, y: 7 } });
});
