import { expect, test } from "vitest";
import { colorTable, type Theme } from "./colormap";

/** Relative luminance by linear light would do as well; this one tells bright from dark. */
const brightness = (table: Uint8Array, k: number) =>
  0.2126 * table[4 * k]! + 0.7152 * table[4 * k + 1]! + 0.0722 * table[4 * k + 2]!;

test.each<Theme>(["light", "dark"])("in the %s, 0 is the surface and both signs leave it alike", (theme) => {
  const table = colorTable(theme, "diverging");
  const surface = colorTable(theme).subarray(0, 3);
  for (const channel of [0, 1, 2]) {
    // 0 lies between the two middle colours, half a step of 1/127 from each
    expect(Math.abs(table[4 * 127 + channel]! - surface[channel]!)).toBeLessThan(4);
    expect(Math.abs(table[4 * 128 + channel]! - surface[channel]!)).toBeLessThan(4);
  }
  for (const step of [20, 60, 127]) {
    const [below, above] = [brightness(table, 127 - step), brightness(table, 128 + step)];
    expect(Math.abs(below - above)).toBeLessThan(45);
    expect(table[4 * (127 - step) + 2]!).toBeGreaterThan(table[4 * (127 - step)]!); // cool: more blue than red
    expect(table[4 * (128 + step)]!).toBeGreaterThan(table[4 * (128 + step) + 2]!);
  }
});
