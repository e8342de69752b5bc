import { defineCode, shareOf } from "../../core/code";

/** Several tilings, each shifted by a share of a tile: in each of them one tile is active. */
export const tiles = defineCode({
  name: "tiles",
  about: "Several grids of boxes over the same space, each shifted a little: one neuron of each is active.",
  source:
    "Tile coding, Albus 1975 (CMAC); Sutton & Barto 2018, Reinforcement Learning, sec. 9.5.4, http://incompleteideas.net/book: " +
    "shifts along the quantities in the ratio of the odd numbers 1, 3, 5, ...",
  params: {},
  extents: "tilings, then tiles along each quantity",
  fits: (quantities, shape) => shape.length === quantities + 1,
  create({ quantities, shape: [tilings, ...along] }) {
    const each = along.reduce((product, n) => product * n, 1);
    return (observation, out) => {
      out.fill(0);
      for (let tiling = 0; tiling < tilings!; tiling++) {
        let at = 0;
        for (const [k, n] of along.entries()) {
          const shift = ((tiling * (2 * k + 1)) % tilings!) / tilings!;
          // the outermost tiles reach half a tile beyond the bounds
          const place = shareOf(observation[k]!, quantities[k]!) * (n - 1) + shift;
          at = at * n + Math.min(n - 1, Math.floor(place));
        }
        out[tiling * each + at] = 1;
      }
    };
  },
});
