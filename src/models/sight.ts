// How finely a world is seen, where no one says: the observation code and the shape that suit its quantities.
import type { ModelUse } from "../core/document";
import type { Quantity } from "../core/environment";
import { codes } from "./registry";

/** How an observation becomes values of an input, and that input's shape. */
export interface Sight {
  readonly code: ModelUse;
  readonly shape: readonly number[];
}

/** Place cells along each of one or two quantities. Chosen: as the water maze has them. */
const CELLS = 10;
/** Tilings of more quantities, and tiles of each tiling at most. Chosen: cart pole's 8 of 4 x 4 x 6 x 6 are 4,608 in all. */
const [TILINGS, MOST_TILES] = [8, 1200];
/** Quantities up to which even two tiles along each are not too many; beyond, each has a row of neurons of its own. */
const MOST_TILED = 10;

/**
 * Whole numbers, as cells are, by a neuron for each; one or two quantities by place cells, a few by tiles as fine as can
 * be, and many each by a row of neurons.
 */
export function sightFor(quantities: readonly Quantity[]): Sight {
  const n = quantities.length;
  if (quantities.every(({ whole }) => whole))
    return { code: { name: "boxes" }, shape: quantities.map(({ low, high }) => high - low + 1) };
  if (n <= 2) return { code: { name: "radial" }, shape: quantities.map(() => CELLS) };
  if (n > MOST_TILED) return { code: { name: "population" }, shape: [n, CELLS] };
  // a root of a whole power may come out a little below it
  const along = Math.max(2, Math.floor(MOST_TILES ** (1 / n) + 1e-9));
  return { code: { name: "tiles" }, shape: [TILINGS, ...quantities.map(() => along)] };
}

/** Neurons that are active at once, about: what a code makes of the middle of all that can be seen, summed up. */
export function activeOf({ code, shape }: Sight): number {
  const { params, fits, create } = codes[code.name]!;
  const most = shape.reduce((product, n) => product * n, 1);
  const quantities = Array.from({ length: most }, () => ({ name: "any", low: 0, high: 1 }));
  const count = quantities.findIndex((_, k) => fits(k + 1, shape)) + 1;
  if (count === 0) return 1; // fits nothing, which is refused later
  const usual = Object.fromEntries(Object.entries(params).map(([name, { value }]) => [name, value]));
  const out = new Float32Array(most);
  const seen = quantities.slice(0, count);
  create({ quantities: seen, shape, values: { ...usual, ...code.params } })(
    seen.map(() => 0.5),
    out,
  );
  return Math.max(1, Math.round(out.reduce((sum, value) => sum + value, 0)));
}
