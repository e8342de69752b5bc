// The network as a picture: its cards and arrows where they lie on the canvas, and its name.

import { type NetworkDocument, sizeOf } from "../../../index";
import { edgesOf, type FlowEdge, nodesOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { CARD } from "../../state/edits/places";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly lines: readonly string[];
  readonly tone: string;
}
type Look = Readonly<Record<"bg" | "surface" | "line" | "text" | "muted" | "exc" | "inh" | "good", string>>;

const HEIGHT = 78;
const MARGIN = 48;
const TITLE = 56;
const FOOT = 36;
/** px of the picture for one of the canvas, and at most along a side. Chosen: sharp in a talk, and never huge. */
const SCALE = 2;
const MOST_SIDE = 4096;
const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

/** In the colours of the page as it is. */
export function drawNetwork(network: NetworkDocument): HTMLCanvasElement {
  const boxes = boxesOf(network);
  const all = [...boxes.values()];
  const [left, top] = [Math.min(...all.map(({ x }) => x), 0), Math.min(...all.map(({ y }) => y), 0)];
  const right = Math.max(...all.map(({ x }) => x + CARD.width), left + 320);
  const bottom = Math.max(...all.map(({ y }) => y + HEIGHT), top + HEIGHT) + 40; // bows hang below
  const [width, height] = [right - left + 2 * MARGIN, bottom - top + 2 * MARGIN + TITLE + FOOT];
  const scale = Math.min(SCALE, MOST_SIDE / width, MOST_SIDE / height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error(copy.share.noPicture);
  const look = lookOf(document.documentElement);
  pen.scale(scale, scale);
  pen.fillStyle = look.bg;
  pen.fillRect(0, 0, width, height);
  write(pen, network.name, MARGIN, MARGIN + 6, `600 22px ${FONT}`, look.text, width - 2 * MARGIN);
  write(pen, copy.share.inPicture, MARGIN, height - 26, `12px ${FONT}`, look.muted, width - 2 * MARGIN);
  pen.translate(MARGIN - left, MARGIN + TITLE - top);
  for (const edge of edgesOf(network, false)) drawEdge(pen, edge, boxes, look);
  for (const box of all) drawBox(pen, box, look);
  return canvas;
}

function boxesOf(network: NetworkDocument): Map<string, Box> {
  return new Map(
    nodesOf(network, false).map(({ id, position }) => {
      const population = network.populations[id];
      if (!population) {
        const classes = copy.share.classes(network.readout?.classes ?? 0);
        return [id, { ...position, name: copy.canvas.vote, lines: [classes], tone: "good" }];
      }
      const model = population.kind === "input" ? population.encoder : population.neuron;
      const lines = [copy.canvas.neurons(sizeOf(population)), model];
      const tone = population.kind === "input" ? "muted" : "exc";
      return [id, { ...position, name: population.label ?? id, lines, tone }];
    }),
  );
}

function drawBox(pen: CanvasRenderingContext2D, { x, y, name, lines, tone }: Box, look: Look): void {
  pen.beginPath();
  pen.roundRect(x, y, CARD.width, HEIGHT, 12);
  pen.fillStyle = look.surface;
  pen.fill();
  pen.lineWidth = 1;
  pen.strokeStyle = look.line;
  pen.stroke();
  pen.fillStyle = look[tone as keyof Look];
  pen.fillRect(x + 14, y + 17, 8, 8);
  write(pen, name, x + 30, y + 26, `600 14px ${FONT}`, look.text, CARD.width - 44);
  for (const [k, line] of lines.entries())
    write(pen, line, x + 14, y + 47 + 17 * k, `12px ${FONT}`, look.muted, CARD.width - 28);
}

function drawEdge(
  pen: CanvasRenderingContext2D,
  { source, target, type }: FlowEdge,
  boxes: ReadonlyMap<string, Box>,
  look: Look,
): void {
  const [from, to] = [boxes.get(source), boxes.get(target)];
  if (!from || !to) return;
  const inhibits = type === "inhibitory" || (type === "loop" && source === target);
  pen.strokeStyle = inhibits ? look.inh : look.exc;
  pen.fillStyle = pen.strokeStyle;
  pen.lineWidth = 2;
  pen.beginPath();
  if (source === target) {
    const [x, y] = [from.x + CARD.width / 2, from.y + HEIGHT];
    pen.moveTo(x - 40, y);
    pen.bezierCurveTo(x - 44, y + 44, x + 44, y + 44, x + 40, y);
    pen.stroke();
    pen.fillRect(x + 33, y + 1, 14, 3);
    return;
  }
  const [x0, y0, x1, y1] = [from.x + CARD.width, from.y + HEIGHT / 2, to.x - 3, to.y + HEIGHT / 2];
  const bend = Math.max(40, Math.abs(x1 - x0) / 2);
  pen.moveTo(x0, y0);
  pen.bezierCurveTo(x0 + bend, y0, x1 - bend, y1, x1 - 7, y1);
  pen.stroke();
  if (inhibits) pen.fillRect(x1 - 6, y1 - 8, 3, 16);
  else {
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x1 - 10, y1 - 5.5);
    pen.lineTo(x1 - 10, y1 + 5.5);
    pen.fill();
  }
}

function write(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
  colour: string,
  most: number,
): void {
  pen.font = font;
  pen.fillStyle = colour;
  let shown = text;
  while (shown.length > 1 && pen.measureText(shown).width > most) shown = `${shown.slice(0, -2).trimEnd()}…`;
  pen.fillText(shown, x, y);
}

function lookOf(element: HTMLElement): Look {
  const style = getComputedStyle(element);
  const names = ["bg", "surface", "line", "text", "muted", "exc", "inh", "good"] as const;
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Look;
}
