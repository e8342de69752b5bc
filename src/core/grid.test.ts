import { expect, test } from "vitest";
import { gridOf } from "./grid";

test.each([
  [100, [10, 10]],
  [400, [20, 20]],
  [200, [10, 20]],
  [12, [3, 4]],
  [97, [97]],
  [1, [1]],
])("%d neurons are laid out as %j", (n, grid) => {
  expect(gridOf(n)).toEqual(grid);
});
