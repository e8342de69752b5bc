// Numbers that a document gives for many: one for all, or drawn.
import type { Values } from "../core/document";

/** @param draw - a uniform number in [0, 1) for each index @returns shape `[n]` */
export function drawValues(
  values: Values,
  n: number,
  draw: (index: number) => number,
): Float32Array<ArrayBuffer> {
  if (typeof values === "number") return new Float32Array(n).fill(values);
  const [low, high] = values.uniform;
  return Float32Array.from({ length: n }, (_, index) => low + (high - low) * draw(index));
}
