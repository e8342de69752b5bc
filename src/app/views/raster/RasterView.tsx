// The spike raster: every digit's spikes scroll through; the pointer reads neuron and time, the wheel zooms.
import { useCallback, useEffect, useRef, useState } from "react";
import { copy } from "../../copy";
import { samples } from "../../live/channel";
import { cssColor } from "../../live/colormap";
import { spikeHistory } from "../../live/spikeHistory";
import { isRunning } from "../../run/controls/runActions";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { shownTheme, useShownTheme } from "../../state/theme";
import { time } from "../../ui/format";
import { useElementSize } from "../../ui/useElementSize";
import { useStage } from "../gl/useStage";
import { EmptyNote, Panel, Problem } from "../Panel";
import { type LaneLook, type RasterFrame, RasterPicture } from "./RasterPicture";
import { drawAxes, type LanePlace, MARGIN, placeLanes } from "./rasterAxes";
import { type RasterWindow, spikedAt, tally, timeAt, windowOf, zoomSpan } from "./rasterWindow";

/** px around the pointer in which a spike is found */
const REACH = 4;

export function RasterView() {
  const host = useRef<HTMLDivElement>(null);
  const axes = useRef<SVGSVGElement>(null);
  const hover = useRef<HTMLParagraphElement>(null);
  const picture = useRef<RasterPicture>(null);
  const zoom = useRef<number | null>(null);
  const size = useElementSize(host);
  const theme = useShownTheme();
  const output = useDocumentStore((state) => state.document.readout?.population);
  const name = useDocumentStore((state) =>
    output ? (state.document.populations[output]?.label ?? output) : "",
  );
  const resting = useRunStore((state) => !isRunning(state.status));
  const [empty, setEmpty] = useState(spikeHistory.head === 0);
  const [shown, setShown] = useState({ neurons: 0, ms: 0 });

  const problem = useStage(host, picture, (element, onLost) => {
    return new RasterPicture(
      element,
      spikeHistory,
      () => frameOf(element, zoom.current, axes.current),
      onLost,
    );
  });

  const update = useCallback(() => {
    const neurons = spikeHistory.lanes.find((lane) => lane.population === output)?.neurons ?? 0;
    const ms = windowOf(spikeHistory, zoom.current).span * spikeHistory.dt;
    setEmpty(spikeHistory.head === 0);
    setShown((before) => (before.neurons === neurons && before.ms === ms ? before : { neurons, ms }));
    picture.current?.stage.request();
  }, [output]);

  useEffect(() => {
    update();
    return samples.subscribe(update);
  }, [update]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new size or theme is a reason to draw again
  useEffect(() => picture.current?.stage.requestNow(), [size, theme]);

  useEffect(() => {
    // counting takes time that a running network can use better
    if (!resting) return;
    const summarize = () => picture.current?.stage.describe(summary(zoom.current));
    summarize();
    return samples.subscribe(summarize);
  }, [resting]);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const zoomTo = (span: number | null) => {
      zoom.current = span;
      update();
      picture.current?.stage.requestNow();
    };
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomTo(zoomSpan(windowOf(spikeHistory, zoom.current).span, event.deltaY / 100));
    };
    const onDoubleClick = () => zoomTo(null);
    // React's own wheel listener is passive and could not stop the page from scrolling
    element.addEventListener("wheel", onWheel, { passive: false });
    element.addEventListener("dblclick", onDoubleClick);
    return () => {
      element.removeEventListener("wheel", onWheel);
      element.removeEventListener("dblclick", onDoubleClick);
    };
  }, [update]);

  return (
    <Panel
      title={copy.plots.spikes}
      subtitle={shown.neurons > 0 ? copy.plots.neuronsTime(name, shown.neurons, time(shown.ms)) : name}
      aside={<p ref={hover} data-testid="raster-hover" className="truncate text-sm" />}
    >
      <svg
        ref={axes}
        className="pointer-events-none absolute inset-0 size-full text-xs"
        aria-hidden="true"
        visibility={empty ? "hidden" : "visible"}
      >
        <g className="root">
          <rect className="newest" />
          <g className="samples" />
          <g className="digits" />
          <g className="times" />
          <g className="neurons" fontSize="11" />
        </g>
      </svg>
      <div
        ref={host}
        className="absolute"
        style={{ left: MARGIN.left, right: MARGIN.right, top: MARGIN.top, bottom: MARGIN.bottom }}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const at = { x: event.clientX - box.left, y: event.clientY - box.top };
          if (hover.current) hover.current.textContent = readAt(at, box, zoom.current);
        }}
        onPointerLeave={() => {
          if (hover.current) hover.current.textContent = "";
        }}
      />
      {problem ? <Problem text={problem} /> : empty && <EmptyNote text={copy.plots.spikesEmpty} />}
    </Panel>
  );
}

function lanePlaces(height: number): LanePlace[] {
  const { populations, readout } = useDocumentStore.getState().document;
  const lanes = spikeHistory.lanes.map(({ population, neurons }) => ({
    population,
    neurons,
    name: populations[population]?.label ?? population,
  }));
  return placeLanes(lanes, readout?.population, height);
}

/** What the next frame shows; the axes are drawn with it, so that they move together. */
function frameOf(host: HTMLElement, zoomed: number | null, axes: SVGSVGElement | null): RasterFrame {
  const { clientWidth: width, clientHeight: height } = host;
  const places = lanePlaces(height);
  const window = windowOf(spikeHistory, zoomed);
  if (axes) drawAxes(axes, spikeHistory, window, places, width, height);
  return { window, looks: new Map(places.map((place) => [place.population, lookOf(place)])) };
}

function lookOf({ primary, top, height }: LanePlace): LaneLook {
  const theme = shownTheme();
  const style = getComputedStyle(document.documentElement);
  const color = (token: string) => style.getPropertyValue(token).trim();
  return primary
    ? { top, height, single: color("--exc"), many: color("--accent"), grow: 1, gain: 1.5, floorAlpha: 0.9 }
    : {
        top,
        height,
        single: color("--muted"),
        many: cssColor(theme, 0.62),
        grow: 0,
        gain: 5,
        floorAlpha: 0.12,
      };
}

function readAt(at: { x: number; y: number }, box: DOMRect, zoomed: number | null): string {
  const window = windowOf(spikeHistory, zoomed);
  const place = lanePlaces(box.height).find(({ top, height }) => at.y >= top && at.y < top + height);
  const lane = place && spikeHistory.lanes.find(({ population }) => population === place.population);
  if (!place || !lane) return "";
  const pointed = {
    neuron: Math.min(lane.neurons - 1, Math.floor(((at.y - place.top) / place.height) * lane.neurons)),
    step: window.from + Math.floor((at.x / box.width) * window.span),
  };
  const reach = {
    neurons: Math.ceil((REACH / place.height) * lane.neurons),
    steps: Math.ceil((REACH / box.width) * window.span),
  };
  const found = nearestSpike(lane, pointed, reach, window) ?? pointed;
  const ms = timeAt(spikeHistory, found.step);
  if (ms === null) return "";
  const at3 = ms < 1000 ? time(ms) : `${(ms / 1000).toFixed(3)} s`;
  return copy.plots.hoverSpike(place.name, found.neuron, at3);
}

interface Spot {
  readonly neuron: number;
  readonly step: number;
}

function nearestSpike(
  lane: (typeof spikeHistory.lanes)[number],
  pointed: Spot,
  reach: { readonly neurons: number; readonly steps: number },
  { from, head }: RasterWindow,
): Spot | null {
  let best: Spot | null = null;
  let least = Infinity;
  for (let step = pointed.step - reach.steps; step <= pointed.step + reach.steps; step++) {
    if (step < from || step >= head) continue;
    for (let neuron = pointed.neuron - reach.neurons; neuron <= pointed.neuron + reach.neurons; neuron++) {
      if (neuron < 0 || neuron >= lane.neurons || !spikedAt(lane, neuron, step)) continue;
      const far =
        ((step - pointed.step) / reach.steps) ** 2 + ((neuron - pointed.neuron) / reach.neurons) ** 2;
      if (far >= least) continue;
      least = far;
      best = { neuron, step };
    }
  }
  return best;
}

function summary(zoomed: number | null): string {
  const window = windowOf(spikeHistory, zoomed);
  const place = lanePlaces(100)[0];
  const lane = place && spikeHistory.lanes.find(({ population }) => population === place.population);
  if (!place || !lane) return copy.plots.spikesEmpty;
  const { spikes, fired } = tally(lane, window);
  const ms = Math.min(window.span, window.head) * spikeHistory.dt;
  return copy.plots.spikesAlt(place.name, spikes, fired, lane.neurons, time(ms));
}
