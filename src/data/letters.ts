// Two drawn letters, X and O, that need no file: 16 x 16 pixels, each a little elsewhere, of another size, width and
// slant, and with a few pixels wrong. The draws of a sample depend on its number alone.
import { philox } from "../util/random";
import type { Dataset, Samples } from "./samples";

const SIDE = 16;
const CLASSES = ["X", "O"] as const;
/** Keeps these draws apart from others. Chosen: any. */
const SEED = 0x0a0b0c0d;
/** Share of the pixels that are turned over. Chosen: some five of a letter. */
const WRONG = 0.02;

/** 400 to learn from and 200 others to test with, X and O in turn. */
export function letters(): Dataset {
  return { name: "X and O", train: drawn(400, 0), test: drawn(200, 400), source: "drawn" };
}

function drawn(count: number, from: number): Samples {
  const images = new Uint8Array(count * SIDE * SIDE);
  for (let k = 0; k < count; k++) images.set(letter(from + k), k * SIDE * SIDE);
  const labels = Uint8Array.from({ length: count }, (_, k) => k % CLASSES.length);
  return { images, labels, count, shape: [SIDE, SIDE], classes: CLASSES };
}

function letter(k: number): Uint8Array {
  const draw = (place: number) => philox([place, k, 0, 0], SEED, 0).map((bits) => bits * 2 ** -32);
  const [across, down, size, width] = draw(0) as [number, number, number, number];
  const [slant, narrow] = draw(1) as [number, number];
  const [x, y] = [SIDE / 2 + 2 * across - 1, SIDE / 2 + 2 * down - 1];
  const high = 4.5 + 1.5 * size;
  const wide = high * (0.75 + 0.25 * narrow);
  const half = 0.7 + 0.5 * width;
  return Uint8Array.from({ length: SIDE * SIDE }, (_, at) => {
    const v = (Math.floor(at / SIDE) + 0.5 - y) / high;
    const u = ((at % SIDE) + 0.5 - x) / wide + 0.3 * (slant - 0.5) * v;
    // in pixels, from the two diagonals or from the ellipse
    const away =
      k % CLASSES.length === 0
        ? Math.max(
            Math.abs(Math.abs(u) - Math.abs(v)) * wide * Math.SQRT1_2,
            (Math.max(Math.abs(u), Math.abs(v)) - 1) * high,
          )
        : Math.abs(Math.hypot(u, v) - 1) * wide;
    const ink = Math.min(1, Math.max(0, half + 0.5 - away));
    const isWrong = draw(2 + at)[0]! < WRONG;
    return Math.round(255 * (isWrong ? 1 - ink : ink));
  });
}
