// An act in words, and as a direction to draw.
import type { Actions } from "../../../index";
import { copy } from "../../copy";

/** Acts that say where to go, as unit vectors with y upwards. */
const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  up: [0, 1],
  right: [1, 0],
  down: [0, -1],
  left: [-1, 0],
  north: [0, 1],
  east: [1, 0],
  south: [0, -1],
  west: [-1, 0],
};

export function actWords(acts: Actions, action: number): string {
  return acts === "direction"
    ? copy.agents.direction((action * 180) / Math.PI)
    : (acts[action] ?? String(action));
}

/** Of the act, or the sector of all directions, that a share of many is about. */
export function wordsOfShare(acts: Actions, k: number, count: number): string {
  return actWords(acts, acts === "direction" ? (2 * Math.PI * k) / count : k);
}

/** null for an act that is no way to go */
export function wayOf(acts: Actions, action: number): readonly [x: number, y: number] | null {
  if (acts === "direction") return [Math.cos(action), Math.sin(action)];
  return WAYS[acts[action] ?? ""] ?? null;
}

/** Small numbers with a digit more, since dopamine fades as an agent learns; what is shown as zero has no sign. */
export function figure(value: number): string {
  const size = Math.abs(value);
  const text = Number.isInteger(value) ? String(size) : size.toFixed(size < 0.1 ? 3 : size < 10 ? 2 : 1);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** With a plus, where it is about a change. */
export function signedFigure(value: number): string {
  const text = figure(value);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}
