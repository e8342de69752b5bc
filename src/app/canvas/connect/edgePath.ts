// The way of an arrow from card to card, and where its chip stands: arithmetic only.
import { getBezierPath, type Position } from "@xyflow/react";

export interface Ends {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
  readonly sourcePosition: Position;
  readonly targetPosition: Position;
}

export interface Way {
  readonly path: string;
  /** middle of the arrow, where its chip stands or near it */
  readonly x: number;
  readonly y: number;
  /** it leads back over the cards between its ends, and its chip stands on it */
  readonly back: boolean;
}

/** px by which an arrow that leads back leaves a card at the side, and above; the next one lies higher by a lane. */
const SIDE = 46;
export const ABOVE = 34;
/** px between chips of connections between the same two cards */
export const LANE = 24;
/** px: ports of cards that stand close may overlap by so much. */
const NEAR = 24;

/**
 * Forwards a curve; back to a card beside it over the tops of the cards, since a curve would run behind them.
 * @param half - px from a card's port to its top @param lane - 0 for the first arrow between its two cards, 1 for the next
 */
export function wayOf(ends: Ends, half: number, lane: number): Way {
  const { sourceX, sourceY, targetX, targetY } = ends;
  if (targetX > sourceX - NEAR || Math.abs(sourceY - targetY) > 2 * half) {
    const [path, x, y] = getBezierPath({ ...ends });
    return { path, x, y, back: false };
  }
  const top = Math.min(sourceY, targetY) - half - ABOVE - lane * LANE;
  const [right, left] = [sourceX + SIDE, targetX - SIDE];
  const path =
    `M ${sourceX} ${sourceY} C ${right} ${sourceY}, ${right} ${top}, ${sourceX - SIDE} ${top} ` +
    `L ${targetX + SIDE} ${top} C ${left} ${top}, ${left} ${targetY}, ${targetX} ${targetY}`;
  return { path, x: (sourceX + targetX) / 2, y: top, back: true };
}

type Point = readonly [x: number, y: number];

/** px of the round corners of an arrow that runs below the cards */
const CORNER = 16;

/** Down from one card's lower edge, along below all cards, and up to another's. @param floor - y along which it runs */
export function wayBelow([x1, y1]: Point, [x2, y2]: Point, floor: number): Omit<Way, "back"> {
  const turn = Math.sign(x2 - x1) * Math.min(CORNER, Math.abs(x2 - x1) / 2);
  const path =
    `M ${x1} ${y1} L ${x1} ${floor - CORNER} Q ${x1} ${floor} ${x1 + turn} ${floor} ` +
    `L ${x2 - turn} ${floor} Q ${x2} ${floor} ${x2} ${floor - CORNER} L ${x2} ${y2}`;
  return { path, x: (x1 + x2) / 2, y: floor };
}
