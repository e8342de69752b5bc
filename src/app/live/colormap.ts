// The colour maps, one for values of one sign and one for both: tables for shaders and canvases, gradients for legends,
// the same colours in all.

export type Theme = "light" | "dark";

/** `diverging` has 0 in its middle. */
export type Palette = "sequential" | "diverging";

/**
 * Sequential: from the surface through magenta and orange to pale yellow; in light themes from white to a dark plum.
 * Diverging: cool as what inhibits below 0, the surface at 0, warm as what excites above; both ends equally bright.
 */
const STOPS: Readonly<Record<Palette, Readonly<Record<Theme, readonly string[]>>>> = {
  sequential: {
    dark: ["#12161c", "#2c1440", "#6b1d6b", "#b3306a", "#ec6a3c", "#fbb45a", "#fff3c4"],
    light: ["#ffffff", "#fdeac8", "#fbb667", "#ea6f3f", "#b1306b", "#641a62", "#240d33"],
  },
  diverging: {
    dark: ["#d6ecff", "#5fb0ff", "#1f4f82", "#12161c", "#85391b", "#ff8a5c", "#ffe4d6"],
    light: ["#0a2f57", "#1d6fc4", "#a5c8ee", "#ffffff", "#f2b79c", "#c9501c", "#571c04"],
  },
};

const SIZE = 256;
const tables = new Map<string, Uint8Array>();

/** 256 colours, RGBA bytes. */
export function colorTable(theme: Theme, palette: Palette = "sequential"): Uint8Array {
  const name = `${palette} ${theme}`;
  let table = tables.get(name);
  if (!table) {
    table = new Uint8Array(SIZE * 4);
    for (let i = 0; i < SIZE; i++) table.set(colorAt(STOPS[palette][theme], i / (SIZE - 1)), i * 4);
    tables.set(name, table);
  }
  return table;
}

/**
 * Values as pixels, `columns` wide: 0 to the largest, or about 0 where some lie below it.
 * @param values - of pixel k
 */
export function valueImage(values: ArrayLike<number>, columns: number, theme: Theme): ImageData {
  let low = 0;
  let most = 0;
  for (let k = 0; k < values.length; k++) {
    low = Math.min(low, values[k]!);
    most = Math.max(most, Math.abs(values[k]!));
  }
  const table = colorTable(theme, low < 0 ? "diverging" : "sequential");
  const bottom = low < 0 ? -most : 0;
  const image = new ImageData(columns, Math.max(1, Math.ceil(values.length / columns)));
  for (let k = 0; k < values.length; k++) {
    const at = 4 * Math.round(((SIZE - 1) * (values[k]! - bottom)) / (most - bottom || 1));
    image.data.set(table.subarray(at, at + 4), 4 * k);
  }
  return image;
}

/** CSS colour of a share 0..1 of the range. */
export function cssColor(theme: Theme, share: number): string {
  const at = Math.round(Math.min(1, Math.max(0, share)) * (SIZE - 1)) * 4;
  const table = colorTable(theme);
  return `rgb(${table[at]}, ${table[at + 1]}, ${table[at + 2]})`;
}

/** CSS gradient for a legend, low values left. */
export function cssGradient(theme: Theme, palette: Palette = "sequential"): string {
  return `linear-gradient(to right, ${STOPS[palette][theme].join(", ")})`;
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
