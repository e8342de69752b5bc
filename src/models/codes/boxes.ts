import { defineCode, shareOf } from "../../core/code";

/** One neuron for each box of the space that is observed: it alone is active while the observation lies within. */
export const boxes = defineCode({
  name: "boxes",
  about: "The space is cut into boxes, each with a neuron that is active while the observation lies in it.",
  source:
    "Michie & Chambers 1968, BOXES; Barto, Sutton & Anderson 1983, doi:10.1109/TSMC.1983.6313077; here all of one size",
  params: {},
  extents: "boxes along each quantity",
  fits: (quantities, shape) => shape.length === quantities,
  create({ quantities, shape }) {
    return (observation, out) => {
      out.fill(0);
      let at = 0;
      for (const [k, boxesAlong] of shape.entries()) {
        const share = shareOf(observation[k]!, quantities[k]!);
        at = at * boxesAlong + Math.min(boxesAlong - 1, Math.floor(share * boxesAlong));
      }
      out[at] = 1;
    };
  },
});
