// Arrows: forwards a curve between the cards, back over their tops, higher with every lane.
import { Position } from "@xyflow/react";
import { expect, test } from "vitest";
import { ABOVE, type Ends, LANE, wayBelow, wayOf } from "./edgePath";

const ends = (sourceX: number, targetX: number, targetY = 100): Ends => ({
  sourceX,
  sourceY: 100,
  targetX,
  targetY,
  sourcePosition: Position.Right,
  targetPosition: Position.Left,
});

test("an arrow forwards, or to a card below, is a curve between its ends", () => {
  for (const way of [wayOf(ends(0, 200), 80, 0), wayOf(ends(200, 0, 400), 80, 0)]) {
    expect(way.back).toBe(false);
    expect(way.x).toBeCloseTo(100);
  }
  expect(wayOf(ends(100, 90), 80, 0).back).toBe(false); // ports of cards that stand close
});

test("an arrow back to a card beside it leads over both, and the next one higher", () => {
  const [first, second] = [0, 1].map((lane) => wayOf(ends(400, 0), 80, lane));
  expect(first).toMatchObject({ back: true, x: 200, y: 100 - 80 - ABOVE });
  expect(first!.path.startsWith("M 400 100")).toBe(true);
  expect(first!.path.endsWith("0 100")).toBe(true);
  expect(second!.y).toBe(first!.y - LANE);
});

test("an act goes back below all cards, to whichever side the world is", () => {
  for (const [from, to] of [
    [500, 0],
    [0, 500],
  ] as const) {
    const way = wayBelow([from, 100], [to, 120], 300);
    expect(way).toMatchObject({ x: 250, y: 300 });
    expect(way.path).toMatch(new RegExp(`^M ${from} 100 .* ${to} 120$`));
    const corners = [...way.path.matchAll(/[MLQ] (-?\d+) (\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.max(...corners.map(([, y]) => y!))).toBe(300);
    expect(corners.every(([x]) => x! >= 0 && x! <= 500)).toBe(true);
  }
});
