// Where cards lie on the canvas, in px: as the document says, else in a row; and where there is room for another.
import type { AgentPlan, NetworkDocument } from "../../../index";
import { voteCardOf, worldCardOf } from "./names";

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Of a card, with what stands around it. */
export const CARD = { width: 188, height: 262 } as const;
/** From card to card: a connection between two has room for its words. */
export const PITCH = { x: 320, y: 320 } as const;
/** Cards on one grid line up by themselves. */
const GRID = 20;

/** Places of all cards, the world's first and the readout's last. */
export function placesOf(document: NetworkDocument): Readonly<Record<string, Place>> {
  const cards = Object.keys(document.populations);
  if (document.readout) cards.push(voteCardOf(document));
  const places = Object.fromEntries(
    cards.map((id, column) => [id, document.layout?.[id] ?? { x: column * PITCH.x, y: 0 }]),
  );
  if (!document.agent) return places;
  const world = worldCardOf(document);
  return { [world]: document.layout?.[world] ?? besideInputs(document.agent, places), ...places };
}

/** Left of all cards, as high as what it shows itself to. */
function besideInputs({ observe, act }: AgentPlan, places: Readonly<Record<string, Place>>): Place {
  const heights = [observe.input, act.copy].map((id) => places[id]?.y ?? 0);
  return {
    x: Math.min(...Object.values(places).map(({ x }) => x)) - PITCH.x,
    y: snapped(heights.reduce((sum, y) => sum + y, 0) / heights.length),
  };
}

/** The same document with all of these places written down: adding and removing others then moves no card. */
export function withPlaces(document: NetworkDocument): NetworkDocument {
  return { ...document, layout: placesOf(document) };
}

/** Moves cards by so much; one that is not there is passed over. */
export function withShift(document: NetworkDocument, ids: readonly string[], by: Place): NetworkDocument {
  const places = placesOf(document);
  const moved = ids.flatMap((id) => {
    const from = places[id];
    return from ? [[id, { x: from.x + by.x, y: from.y + by.y }] as const] : [];
  });
  if (moved.length === 0 || (by.x === 0 && by.y === 0)) return document;
  return { ...document, layout: { ...document.layout, ...Object.fromEntries(moved) } };
}

/** The free place nearest to the one that is wanted, on a grid around it. @param taken - besides the cards */
export function freePlace(document: NetworkDocument, wanted: Place, taken: readonly Place[] = []): Place {
  const all = [...Object.values(placesOf(document)), ...taken];
  const start = { x: snapped(wanted.x), y: snapped(wanted.y) };
  const isFree = ({ x, y }: Place) =>
    all.every((one) => Math.abs(one.x - x) >= CARD.width + GRID || Math.abs(one.y - y) >= CARD.height + GRID);
  // rings around the place; there are fewer cards than places within so many rings
  for (let ring = 0; ring <= all.length + 1; ring++) {
    const found = ringOf(ring)
      .map(([column, row]) => ({ x: start.x + column * PITCH.x, y: start.y + row * PITCH.y }))
      .filter(isFree)
      .sort((a, b) => distance(a, start) - distance(b, start))[0];
    if (found) return found;
  }
  return start;
}

/** Columns and rows at this distance, those to the right and below first. */
function ringOf(ring: number): (readonly [number, number])[] {
  const steps = Array.from({ length: 2 * ring + 1 }, (_, k) => ring - k);
  return steps.flatMap((row) =>
    steps
      .filter((column) => Math.max(Math.abs(row), Math.abs(column)) === ring)
      .map((column) => [column, row] as const),
  );
}

const snapped = (at: number) => Math.round(at / GRID) * GRID;
/** Rather beside it than below: signals go from left to right. */
const distance = (a: Place, b: Place) => Math.hypot(a.x - b.x, 1.2 * (a.y - b.y));
