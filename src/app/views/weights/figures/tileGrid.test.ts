import { expect, test } from "vitest";
import { fitTiles, neuronAt } from "./tileGrid";

test("a hundred neurons in a near square lie as on their card", () => {
  expect(fitTiles(100, [10, 10], 250, 240)).toEqual({ columns: 10, rows: 10, tile: 24, left: 5, top: 0 });
});

test("in a wide area the tiles are made larger than the card's grid would have them", () => {
  const { columns, rows, tile } = fitTiles(100, [10, 10], 500, 200);
  expect(columns * rows).toBeGreaterThanOrEqual(100);
  expect(tile).toBeGreaterThan(200 / 10);
  expect(columns * tile).toBeLessThanOrEqual(500);
  expect(rows * tile).toBeLessThanOrEqual(200);
});

test("each point of a tile leads to its neuron, each point beside the tiles to none", () => {
  const grid = fitTiles(7, [7], 300, 100);
  for (let neuron = 0; neuron < 7; neuron++) {
    const x = grid.left + ((neuron % grid.columns) + 0.5) * grid.tile;
    const y = grid.top + (Math.floor(neuron / grid.columns) + 0.5) * grid.tile;
    expect(neuronAt(grid, 7, x, y)).toBe(neuron);
  }
  expect(neuronAt(grid, 7, grid.left - 1, grid.top + 1)).toBe(-1);
  expect(neuronAt(grid, 7, 299.9, 99.9)).toBe(-1);
});
