// Small pictures drawn straight into canvases: a digit, a heat map of spikes, a strip of the last digits.
import { colorTable, type Theme } from "../../live/colormap";

/** Columns of an image of which only its pixels are known: it is taken to be square. */
export const columnsOf = (pixels: Uint8Array): number => Math.max(1, Math.round(Math.sqrt(pixels.length)));

/** A digit as ink: light on dark, or dark on light. `pixels` are 0..255. */
export function digitImage(pixels: Uint8Array, theme: Theme, width = columnsOf(pixels)): ImageData {
  const image = new ImageData(width, Math.ceil(pixels.length / width));
  for (let k = 0; k < pixels.length; k++) {
    const ink = theme === "dark" ? pixels[k]! : 255 - pixels[k]!;
    image.data[4 * k] = ink;
    image.data[4 * k + 1] = ink;
    image.data[4 * k + 2] = ink;
    image.data[4 * k + 3] = 255;
  }
  return image;
}

export function drawDigit(canvas: HTMLCanvasElement, pixels: Uint8Array | null, theme: Theme): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  if (!pixels) {
    context.clearRect(0, 0, canvas.width, canvas.height);
    return;
  }
  const image = digitImage(pixels, theme);
  if (canvas.width !== image.width) canvas.width = image.width;
  if (canvas.height !== image.height) canvas.height = image.height;
  context.putImageData(image, 0, 0);
}

/**
 * Activity as a grid of colours, `columns` wide; the canvas takes one pixel a neuron.
 * The square root keeps neurons with a single spike visible beside the winner.
 * @param fading - levels are traces that fade: 1 is a spike just now. Else counts, of which the most is brightest.
 */
export function drawHeat(
  canvas: HTMLCanvasElement,
  levels: Float32Array | null,
  columns: number,
  rows: number,
  theme: Theme,
  fading: boolean,
): void {
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const context = canvas.getContext("2d");
  if (!context) return;
  const table = colorTable(theme);
  const image = context.createImageData(columns, rows);
  let most = 1;
  if (levels && !fading) for (const level of levels) most = Math.max(most, level);
  for (let n = 0; n < columns * rows; n++) {
    const share = Math.sqrt(Math.min(1, (levels?.[n] ?? 0) / most));
    // the floor sets neurons apart from the card
    const at = 4 * Math.round((0.1 + 0.9 * share) * 255);
    image.data.set(table.subarray(at, at + 4), 4 * n);
  }
  context.putImageData(image, 0, 0);
}

/** Rows and columns to lay a population out in: its own two sides, or a near square. */
export function gridShape(shape: readonly number[]): { rows: number; columns: number } {
  if (shape.length === 2) return { rows: shape[0]!, columns: shape[1]! };
  const neurons = shape.reduce((product, n) => product * n, 1);
  const columns = Math.max(1, Math.ceil(Math.sqrt(neurons)));
  return { rows: Math.ceil(neurons / columns), columns };
}
