import { expect, test } from "vitest";
import { centreOfMass, drawingToPixels, type Stroke } from "./drawing";

const PAD = { rows: 28, columns: 28, width: 2.5 } as const;
const line = (...points: readonly (readonly [number, number])[]): Stroke =>
  points.map(([x, y]) => ({ x, y }));
const SEVEN = [line([0.1, 0.1], [0.3, 0.1]), line([0.3, 0.1], [0.2, 0.4])];

function extent(pixels: Uint8Array): { width: number; height: number } {
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (const [k, ink] of pixels.entries()) {
    if (ink < 100) continue;
    rows.add(Math.floor(k / 28));
    columns.add(k % 28);
  }
  return { width: columns.size, height: rows.size };
}

test("a small digit in a corner comes out as MNIST has it: 20 pixels high, its centre of mass in the middle", () => {
  const pixels = drawingToPixels(SEVEN, PAD);
  const [x, y] = centreOfMass(pixels, 28);
  expect(x).toBeCloseTo(14, 1); // +-0.05 pixels: what 8 bits of a pixel round off
  expect(y).toBeCloseTo(14, 1);
  expect(extent(pixels).height).toBeGreaterThanOrEqual(19);
  expect(extent(pixels).height).toBeLessThanOrEqual(21);
  expect(Math.max(...pixels)).toBe(255);
});

test("edges are smooth: between ink and paper lie greys", () => {
  const greys = drawingToPixels(SEVEN, PAD).filter((ink) => ink > 0 && ink < 255);
  expect(greys.length).toBeGreaterThan(20);
});

test("where it was drawn, and how large, makes no difference", () => {
  const moved = SEVEN.map((stroke) => stroke.map(({ x, y }) => ({ x: 0.2 + 1.5 * x, y: 0.3 + 1.5 * y })));
  const one = drawingToPixels(SEVEN, PAD);
  const other = drawingToPixels(moved, PAD);
  for (const [k, ink] of one.entries()) expect(Math.abs(ink - other[k]!)).toBeLessThanOrEqual(1);
});

test("a wider pen makes more ink", () => {
  const ink = (width: number) => drawingToPixels(SEVEN, { ...PAD, width }).reduce((sum, one) => sum + one, 0);
  expect(ink(4)).toBeGreaterThan(1.3 * ink(2));
});

test("a tap is a dot, not a blot; nothing drawn is nothing", () => {
  const dot = extent(drawingToPixels([line([0.9, 0.9])], PAD));
  expect(dot.width).toBeLessThanOrEqual(3);
  expect(drawingToPixels([], PAD).every((ink) => ink === 0)).toBe(true);
  expect(drawingToPixels([[]], PAD).every((ink) => ink === 0)).toBe(true);
});
