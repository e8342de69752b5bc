// The spike raster: spikes scroll through; the pointer reads neuron and time, the wheel zooms, a drag scrolls back,
// a click pins the neuron.
import { useCallback, useEffect, useRef, useState } from "react";
import { copy } from "../../copy";
import { samples } from "../../live/channel";
import { cssColor } from "../../live/colormap";
import { type SpikeHistory, spikeHistory } from "../../live/spikeHistory";
import { togglePin } from "../../session/pins";
import { useDocumentStore } from "../../state/documentStore";
import { usePinStore } from "../../state/pinStore";
import { isRewarded } from "../../state/rewarded";
import { shownTheme, useShownTheme } from "../../state/theme";
import { time } from "../../ui/format";
import { useElementSize } from "../../ui/useElementSize";
import { saveCsv, savePng } from "../export/files";
import { useStage } from "../gl/useStage";
import { EmptyNote, Panel, Problem } from "../Panel";
import { setZoomed, useFrozen, usePlotActions } from "../plotStore";
import { useResting } from "../useResting";
import { STRIP } from "./doseStrip";
import { type LaneLook, type RasterFrame, RasterPicture } from "./RasterPicture";
import { drawAxes, type LanePlace, MARGIN } from "./rasterAxes";
import { lanePlaces, spikesIn, spotAt, summary, wordsOf } from "./rasterSpots";
import { NEWEST, type RasterSight, windowOf } from "./rasterWindow";
import { useRasterHands } from "./useRasterHands";

export function RasterView() {
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const axes = useRef<SVGSVGElement>(null);
  const hover = useRef<HTMLParagraphElement>(null);
  const picture = useRef<RasterPicture>(null);
  const sight = useRef<RasterSight>(NEWEST);
  const history = useRef<SpikeHistory>(spikeHistory);
  const size = useElementSize(host);
  const theme = useShownTheme();
  const pins = usePinStore((state) => state.pins);
  const frozen = useFrozen("spikes");
  const output = useDocumentStore((state) => state.document.readout?.population);
  const rewarded = useDocumentStore(({ document }) => isRewarded(document));
  const resting = useResting();
  const [empty, setEmpty] = useState(spikeHistory.head === 0);
  const [shown, setShown] = useState({ name: "", neurons: 0, ms: 0 });

  const problem = useStage(host, picture, (element, onLost) => {
    return new RasterPicture(
      element,
      () => history.current,
      () => frameOf(element, history.current, sight.current, axes.current),
      onLost,
    );
  });

  const update = useCallback(() => {
    const [first] = lanePlaces(history.current, 100);
    const ms = windowOf(history.current, sight.current).span * history.current.dt;
    const { name = output ?? "", neurons = 0 } = first ?? {};
    setEmpty(history.current.head === 0);
    setShown((before) =>
      before.neurons === neurons && before.ms === ms && before.name === name ? before : { name, neurons, ms },
    );
    picture.current?.stage.request();
  }, [output]);

  const look = useCallback(
    (next: RasterSight) => {
      sight.current = next;
      setZoomed("spikes", next.span !== null || next.end !== null);
      update();
      picture.current?.stage.requestNow();
    },
    [update],
  );

  useEffect(() => {
    history.current = frozen ? spikeHistory.copy() : spikeHistory;
    if (!frozen && sight.current.end !== null) look({ ...sight.current, end: null });
    update();
    if (frozen) return;
    return samples.subscribe(() => {
      // what is new is looked at, unless the user has frozen the plot
      if (sight.current.end !== null) look({ ...sight.current, end: null });
      update();
    });
  }, [update, look, frozen]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new size, theme or pin is a reason to draw again
  useEffect(() => picture.current?.stage.requestNow(), [size, theme, pins, frozen]);

  useEffect(() => {
    // counting takes time that a running network can use better
    if (!resting) return;
    const summarize = () => picture.current?.stage.describe(summary(history.current, sight.current));
    summarize();
    return samples.subscribe(summarize);
  }, [resting]);

  useRasterHands(host, {
    history: () => history.current,
    sight: () => sight.current,
    look,
    canScroll: () => frozen || resting,
    choose: (at, box) => {
      const spot = spotAt(history.current, sight.current, at, box);
      if (spot) void togglePin({ population: spot.place.population, neuron: spot.neuron });
    },
    read: (at, box) => {
      const spot = at && spotAt(history.current, sight.current, at, box);
      if (hover.current) hover.current.textContent = spot ? wordsOf(history.current, spot) : "";
    },
  });

  usePlotActions("spikes", {
    resetZoom: () => look(NEWEST),
    save: {
      png: () => frame.current && savePng("spikes", frame.current, () => picture.current?.stage.drawNow()),
      csv: () =>
        saveCsv("spikes", {
          header: ["time (ms)", "population", "neuron"],
          rows: spikesIn(history.current, sight.current),
        }),
    },
  });

  return (
    <Panel
      title={copy.plots.spikes}
      subtitle={shown.neurons > 0 ? copy.plots.neuronsTime(shown.name, shown.neurons, time(shown.ms)) : ""}
      readout={
        <p
          ref={hover}
          data-testid="raster-hover"
          className="peer/readout min-w-0 truncate text-sm empty:hidden"
        />
      }
      tools={{ plot: "spikes", saves: ["png", "csv"] }}
    >
      <div ref={frame} className="absolute inset-0">
        <div
          ref={host}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll, plus and minus zoom
          tabIndex={0}
          role="application"
          aria-label={copy.plots.rasterKeys}
          className="absolute cursor-crosshair touch-pan-y"
          style={{
            ...MARGIN,
            bottom: MARGIN.bottom + (rewarded ? STRIP.gap + STRIP.height : 0),
          }}
        />
        <svg
          ref={axes}
          data-plot
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
            <g className="pins" />
            {rewarded && (
              <g className="doses" data-testid="dopamine-strip">
                <line />
                <path className="rise" />
                <path className="fall" />
                <g className="rewards" />
                <g className="name" fontSize="10" />
              </g>
            )}
          </g>
        </svg>
      </div>
      {problem ? <Problem text={problem} /> : empty && <EmptyNote text={copy.plots.spikesEmpty} />}
    </Panel>
  );
}

/** What the next frame shows; the axes are drawn with it, so that they move together. */
function frameOf(
  host: HTMLElement,
  history: SpikeHistory,
  sight: RasterSight,
  axes: SVGSVGElement | null,
): RasterFrame {
  const { clientWidth: width, clientHeight: height } = host;
  const places = lanePlaces(history, height);
  const window = windowOf(history, sight);
  const strip = isRewarded(useDocumentStore.getState().document);
  if (axes) drawAxes(axes, history, window, places, usePinStore.getState().pins, width, height, strip);
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
        floorAlpha: spikeHistory.slow ? 0.5 : 0.12,
      };
}
