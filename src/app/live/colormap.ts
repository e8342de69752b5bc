// The one sequential colour map: tables for shaders and canvases, gradients for legends, the same colours in all.

export type Theme = "light" | "dark";

/** From the surface through magenta and orange to pale yellow; in light themes from white to a dark plum. */
const STOPS: Readonly<Record<Theme, readonly string[]>> = {
  dark: ["#12161c", "#2c1440", "#6b1d6b", "#b3306a", "#ec6a3c", "#fbb45a", "#fff3c4"],
  light: ["#ffffff", "#fdeac8", "#fbb667", "#ea6f3f", "#b1306b", "#641a62", "#240d33"],
};

const SIZE = 256;
const tables = new Map<Theme, Uint8Array>();

/** 256 colours, RGBA bytes. */
export function colorTable(theme: Theme): Uint8Array {
  let table = tables.get(theme);
  if (!table) {
    table = new Uint8Array(SIZE * 4);
    for (let i = 0; i < SIZE; i++) table.set(colorAt(STOPS[theme], i / (SIZE - 1)), i * 4);
    tables.set(theme, table);
  }
  return table;
}

/** CSS colour of a share 0..1 of the range. */
export function cssColor(theme: Theme, share: number): string {
  const at = Math.round(Math.min(1, Math.max(0, share)) * (SIZE - 1)) * 4;
  const table = colorTable(theme);
  return `rgb(${table[at]}, ${table[at + 1]}, ${table[at + 2]})`;
}

/** CSS gradient for a legend, low values left. */
export function cssGradient(theme: Theme): string {
  return `linear-gradient(to right, ${STOPS[theme].join(", ")})`;
}

/** True where dark ink reads better than light ink on the colour of this share. */
export function wantsDarkInk(theme: Theme, share: number): boolean {
  const at = Math.round(Math.min(1, Math.max(0, share)) * (SIZE - 1)) * 4;
  const [r, g, b] = colorTable(theme).subarray(at, at + 3) as unknown as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 125;
}

/** Ten class colours that stay apart in both themes, red to pink by hue; class k is entry k. */
export const CLASS_COLORS = [
  "#e4572e",
  "#e8a33d",
  "#b8b42d",
  "#5fae4b",
  "#2fa58e",
  "#3d9bdc",
  "#5b6fe0",
  "#9160d8",
  "#cc5ab8",
  "#8b8f98",
] as const;

function colorAt(stops: readonly string[], share: number): [number, number, number, number] {
  const place = share * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(place));
  const a = rgbOf(stops[low]!);
  const b = rgbOf(stops[low + 1]!);
  const mix = (k: 0 | 1 | 2) => Math.round(a[k] + (b[k] - a[k]) * (place - low));
  return [mix(0), mix(1), mix(2), 255];
}

/** Red, green, blue, 0..255, of `#rrggbb`. */
export function rgbOf(hex: string): [number, number, number] {
  const n = Number.parseInt(hex.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}
