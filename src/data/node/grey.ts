// What a picture file becomes: one brightness a pixel.

/** Grey pixels, `[height, width]`, 0..255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Luma after ITU-R BT.601, of values as they are stored; three equal values give that value. */
export function greyOf(red: number, green: number, blue: number): number {
  return red === green && green === blue ? red : 0.299 * red + 0.587 * green + 0.114 * blue;
}
