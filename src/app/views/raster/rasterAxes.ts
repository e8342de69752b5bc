// The raster's axes, drawn with d3: neurons at the left, network time below, the digit of each sample above.
import { axisLeft, type BaseType, type Selection, scaleLinear, select, tickIncrement } from "d3";
import type { Presented, SpikeHistory } from "../../live/spikeHistory";
import type { Pin } from "../../session/protocol";
import { pinColor } from "../../state/pinStore";
import { time } from "../../ui/format";
import { drawDoses, STRIP } from "./doseStrip";
import { presentedIn, type RasterWindow } from "./rasterWindow";

/** px around the picture */
export const MARGIN = { left: 38, right: 8, top: 18, bottom: 20 } as const;
/** px between lanes, less where there are many, and the share of the height that all lanes but the last leave to it */
const GAP = 7;
const BAND = 0.2;
/** px between two numbers at least */
const TICK_PX = 14;
/** px between two times at least */
const TIME_PX = 64;
/** share of the height that the large lane has at least, gaps aside */
const MAIN = 0.45;

export interface LanePlace {
  readonly population: string;
  readonly name: string;
  readonly neurons: number;
  readonly top: number;
  readonly height: number;
  /** the population that answers, drawn large */
  readonly primary: boolean;
}

/** The output's lane on top and large, the others as bands below. Heights are in CSS px of the picture. */
export function placeLanes(
  lanes: readonly { population: string; name: string; neurons: number }[],
  output: string | undefined,
  height: number,
): LanePlace[] {
  const primary = lanes.find((lane) => lane.population === output) ?? lanes.at(-1);
  const bands = lanes.filter((lane) => lane !== primary);
  const band = Math.round(height * Math.min(BAND, (1 - MAIN) / Math.max(1, bands.length)));
  const gap = Math.min(GAP, Math.floor((height * MAIN) / 2 / Math.max(1, bands.length)));
  const large = height - bands.length * (band + gap);
  if (!primary || large <= 0) return [];
  return [
    { ...primary, top: 0, height: large, primary: true },
    ...bands.map((lane, k) => ({
      ...lane,
      top: large + gap + k * (band + gap),
      height: band,
      primary: false,
    })),
  ];
}

export function drawAxes(
  svg: SVGSVGElement,
  history: SpikeHistory,
  window: RasterWindow,
  places: readonly LanePlace[],
  pins: readonly Pin[],
  width: number,
  height: number,
  strip: boolean,
): void {
  const x = scaleLinear([window.from, window.from + window.span], [0, width]);
  const below = strip ? STRIP.gap + STRIP.height : 0;
  if (strip) drawDoses(svg, history, window, x, height + STRIP.gap);
  const root = select(svg)
    .select<SVGGElement>("g.root")
    .attr("transform", `translate(${MARGIN.left},${MARGIN.top})`);
  drawNeuronAxes(root.select("g.neurons"), places);

  const shown = presentedIn(history, window);
  const left = (one: { from: number }) => Math.max(0, x(one.from));
  const pitch = shown[0] ? (shown[0].steps / window.span) * width : width;
  const every = Math.max(1, Math.ceil(TIME_PX / pitch));
  root
    .select("g.samples")
    .selectAll("line")
    .data(shown)
    .join("line")
    .attr("x1", left)
    .attr("x2", left)
    .attr("y2", height)
    .attr("stroke", "var(--line)");
  root
    .select("g.digits")
    .selectAll("text")
    .data(pitch >= 12 ? shown.filter((one) => one.label !== null) : [])
    .join("text")
    .attr("x", (one) => (left(one) + Math.min(width, x(one.from + one.steps))) / 2)
    .attr("y", -6)
    .attr("text-anchor", "middle")
    .attr("fill", (one) =>
      one.prediction < 0 ? "var(--muted)" : one.prediction === one.label ? "var(--good-text)" : "var(--bad)",
    )
    .text((one) => String(one.label));
  const times = timesOf(shown, history.dt, window, width);
  root
    .select("g.times")
    .selectAll("text")
    .data(
      times ??
        spaced(
          shown.filter((one) => (one.from / one.steps) % every < 1),
          x,
        ).map((one) => ({ step: one.from, text: time(one.start) })),
    )
    .join("text")
    .attr("x", ({ step }) => x(step))
    .attr("y", height + below + 14)
    .attr("text-anchor", "middle")
    .attr("fill", "var(--muted)")
    .attr("visibility", ({ step }) => (x(step) < 12 || x(step) > width - 12 ? "hidden" : "visible"))
    .text(({ text }) => text);
  drawPins(root.select("g.pins"), places, pins, width);
  const last = shown.at(-1);
  // what goes on and on has no newest sample
  const newest = last && last.index >= 0 ? last : undefined;
  root
    .select("rect.newest")
    .attr("x", newest ? left(newest) : 0)
    .attr("width", newest ? Math.max(0, x(newest.from + newest.steps) - left(newest)) : 0)
    .attr("height", height)
    .attr("fill", "var(--accent)")
    .attr("opacity", 0.09);
}

/** Without those too close to the one before: parts of an agent's life differ in length. */
function spaced(shown: readonly Presented[], x: (step: number) => number): Presented[] {
  let right = Number.NEGATIVE_INFINITY;
  return shown.filter(({ from }) => {
    if (x(from) - right < TIME_PX) return false;
    right = x(from);
    return true;
  });
}

/** Round times, where the steps shown follow each other; null where some were left out between. */
function timesOf(
  shown: readonly Presented[],
  dt: number,
  window: RasterWindow,
  width: number,
): { step: number; text: string }[] | null {
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return [];
  const start = first.start - first.from * dt; // time of step 0, if all followed each other
  if (shown.some((one) => Math.abs(one.start - one.from * dt - start) > dt / 2)) return null;
  const from = Math.max(window.from, first.from);
  const to = Math.min(window.from + window.span, last.from + last.steps);
  const every = tickIncrement(0, window.span * dt, Math.max(2, width / 80));
  const pitch = every < 0 ? -1 / every : every;
  const steps: { step: number; text: string }[] = [];
  for (let k = Math.ceil((start + from * dt) / pitch - 1e-9); k * pitch <= start + to * dt; k++)
    steps.push({ step: (k * pitch - start) / dt, text: exactTime(k * pitch, pitch) });
  return steps;
}

/** As many digits as tell one tick from the next: 1,250 ms every 250 ms is "1.25 s". */
function exactTime(ms: number, pitch: number): string {
  if (ms < 1000) return time(ms);
  return `${(ms / 1000).toFixed(Math.max(0, Math.min(3, -Math.floor(Math.log10(pitch / 1000) + 1e-9))))} s`;
}

/** A mark at either side of each pinned neuron, in its colour. */
function drawPins(
  group: Selection<BaseType, unknown, null, undefined>,
  places: readonly LanePlace[],
  pins: readonly Pin[],
  width: number,
): void {
  const marks = pins.flatMap(({ population, neuron }, k) => {
    const place = places.find((one) => one.population === population);
    if (!place || neuron >= place.neurons) return [];
    return [{ y: place.top + ((neuron + 0.5) / place.neurons) * place.height, color: pinColor(k) }];
  });
  group
    .selectAll("path")
    .data(marks)
    .join("path")
    .attr("d", ({ y }) => `M-6,${y - 4}L0,${y}L-6,${y + 4}ZM${width},${y}H0`)
    .attr("fill", ({ color }) => color)
    .attr("stroke", ({ color }) => color)
    .attr("stroke-width", 1)
    .attr("stroke-opacity", 0.45);
}

function drawNeuronAxes(
  group: Selection<BaseType, unknown, null, undefined>,
  places: readonly LanePlace[],
): void {
  group
    .selectAll<SVGGElement, LanePlace>("g.lane")
    .data(places, (place) => place.population)
    .join("g")
    .attr("class", "lane")
    .attr("transform", (place) => `translate(0,${place.top})`)
    .each(function draw(place) {
      if (place.primary) drawNumbers(select<SVGGElement, unknown>(this), place);
      else drawName(select<SVGGElement, unknown>(this), place);
    });
}

type Lane = Selection<SVGGElement, unknown, null, undefined>;

function drawNumbers(lane: Lane, { neurons, height }: LanePlace): void {
  const y = scaleLinear([0, neurons], [0, height]);
  const ticks = y.ticks(Math.min(4, height / TICK_PX)).filter((n) => Number.isInteger(n));
  lane.call(axisLeft(y).tickValues(ticks).tickFormat(String).tickSize(3).tickPadding(4));
  lane.selectAll(".domain, .tick line").attr("stroke", "var(--line)");
  lane.selectAll(".tick text").attr("fill", "var(--muted)");
}

function drawName(lane: Lane, { name, height }: LanePlace): void {
  lane
    .selectAll("text")
    .data([shortened(name, height)])
    .join("text")
    .attr("transform", `translate(-8,${height / 2}) rotate(-90)`)
    .attr("text-anchor", "middle")
    .attr("fill", "var(--muted)")
    .text(String);
}

/** As much of a name as fits along so many px. */
function shortened(name: string, px: number): string {
  const letters = Math.max(1, Math.floor(px / 6.5));
  return name.length > letters ? `${name.slice(0, Math.max(1, letters - 1))}…` : name;
}
