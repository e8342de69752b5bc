// The raster's axes, drawn with d3: neurons at the left, network time below, the digit of each sample above.
import { axisLeft, type BaseType, type Selection, scaleLinear, select } from "d3";
import type { SpikeHistory } from "../../live/spikeHistory";
import { time } from "../../ui/format";
import { presentedIn, type RasterWindow } from "./rasterWindow";

/** px around the picture */
export const MARGIN = { left: 38, right: 8, top: 18, bottom: 20 } as const;
/** px between lanes, and the share of the height that all lanes but the last leave to it */
const GAP = 7;
const BAND = 0.2;

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
  const band = Math.round(height * BAND);
  const large = height - bands.length * (band + GAP);
  if (!primary || large <= 0) return [];
  return [
    { ...primary, top: 0, height: large, primary: true },
    ...bands.map((lane, k) => ({
      ...lane,
      top: large + GAP + k * (band + GAP),
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
  width: number,
  height: number,
): void {
  const x = scaleLinear([window.from, window.from + window.span], [0, width]);
  const root = select(svg)
    .select<SVGGElement>("g.root")
    .attr("transform", `translate(${MARGIN.left},${MARGIN.top})`);
  drawNeuronAxes(root.select("g.neurons"), places);

  const shown = presentedIn(history, window);
  const left = (one: { from: number }) => Math.max(0, x(one.from));
  const pitch = shown[0] ? (shown[0].steps / window.span) * width : width;
  const every = Math.max(1, Math.ceil(64 / pitch));
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
  root
    .select("g.times")
    .selectAll("text")
    .data(
      shown.filter(
        (one) => (one.from / one.steps) % every < 1 && x(one.from) >= 0 && x(one.from) < width - 36,
      ),
    )
    .join("text")
    .attr("x", (one) => x(one.from))
    .attr("y", height + 14)
    .attr("fill", "var(--muted)")
    .text((one) => time(one.start));
  const newest = shown.at(-1);
  root
    .select("rect.newest")
    .attr("x", newest ? left(newest) : 0)
    .attr("width", newest ? Math.max(0, x(newest.from + newest.steps) - left(newest)) : 0)
    .attr("height", height)
    .attr("fill", "var(--accent)")
    .attr("opacity", 0.09);
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
  const ticks = y.ticks(4).filter((n) => Number.isInteger(n));
  lane.call(axisLeft(y).tickValues(ticks).tickFormat(String).tickSize(3).tickPadding(4));
  lane.selectAll(".domain, .tick line").attr("stroke", "var(--line)");
  lane.selectAll(".tick text").attr("fill", "var(--muted)");
}

function drawName(lane: Lane, { name, height }: LanePlace): void {
  lane
    .selectAll("text")
    .data([name])
    .join("text")
    .attr("transform", `translate(-8,${height / 2}) rotate(-90)`)
    .attr("text-anchor", "middle")
    .attr("fill", "var(--muted)")
    .text(String);
}
