// How the tiles of the weight view lie in its area: arithmetic only.

export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  /** side of a tile, in the unit of the area */
  readonly tile: number;
  /** of the first tile's corner, so that the tiles stand in the middle */
  readonly left: number;
  readonly top: number;
}

/**
 * The grid with the largest tiles; the population's own grid where it is nearly as good, so that a neuron
 * has the same place here as on its card.
 */
export function fitTiles(neurons: number, own: readonly number[], width: number, height: number): TileGrid {
  let best = gridFor(neurons, 1, width, height);
  for (let columns = 2; columns <= neurons; columns++) {
    const grid = gridFor(neurons, columns, width, height);
    if (grid.tile > best.tile) best = grid;
  }
  if (own.length !== 2 || own[0]! * own[1]! !== neurons) return best;
  const given = gridFor(neurons, own[1]!, width, height);
  return given.tile >= 0.85 * best.tile ? given : best;
}

/** The neuron whose tile lies at a point, or -1. */
export function neuronAt(
  { columns, tile, left, top }: TileGrid,
  neurons: number,
  x: number,
  y: number,
): number {
  const column = Math.floor((x - left) / tile);
  const row = Math.floor((y - top) / tile);
  if (column < 0 || column >= columns || row < 0) return -1;
  const neuron = row * columns + column;
  return neuron < neurons ? neuron : -1;
}

function gridFor(neurons: number, columns: number, width: number, height: number): TileGrid {
  const rows = Math.ceil(neurons / columns);
  const tile = Math.min(width / columns, height / rows);
  return { columns, rows, tile, left: (width - columns * tile) / 2, top: (height - rows * tile) / 2 };
}
