// The weights of every output neuron as an image; the pointer shows one large, with its class.
import { useEffect, useMemo, useRef, useState } from "react";
import { type NetworkDocument, sizeOf } from "../../../index";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { samples, weights } from "../../live/channel";
import { cssGradient, type Theme } from "../../live/colormap";
import { spikeCounts } from "../../live/spikeHistory";
import { togglePin } from "../../session/pins";
import type { Pin, SampleView, WeightView } from "../../session/protocol";
import { watchWeights } from "../../session/watchWeights";
import { useDocumentStore } from "../../state/documentStore";
import { pinColor, usePinStore } from "../../state/pinStore";
import { useRunStore } from "../../state/runStore";
import { shownTheme, useShownTheme } from "../../state/theme";
import { selectedProjection, useUiStore } from "../../state/uiStore";
import { type ElementSize, useElementSize } from "../../ui/useElementSize";
import { saveCsv, savePng } from "../export/files";
import { useStage } from "../gl/useStage";
import { EmptyNote, Panel, Problem } from "../Panel";
import { useFrozen, usePlotActions } from "../plotStore";
import { useResting } from "../useResting";
import { fitTiles, neuronAt } from "./figures/tileGrid";
import { rangeOf, type WeightRange } from "./figures/weightRange";
import { TileCard } from "./TileCard";
import { WeightPicture } from "./WeightPicture";

interface Hovered {
  readonly neuron: number;
  readonly x: number;
  readonly y: number;
}

export function WeightsView() {
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const held = useRef<WeightView | null>(null);
  const picture = useRef<WeightPicture>(null);
  const range = useRef<WeightRange>({ low: 0, high: 1, clipped: false });
  const size = useElementSize(host);
  const theme = useShownTheme();
  const frozen = useFrozen("weights");
  const pins = usePinStore((state) => state.pins);
  const resting = useResting();
  const assigned = useRunStore((state) => state.status.assigned);
  const document = useDocumentStore((state) => state.document);
  const running = useDocumentStore((state) => state.running);
  const selected = useUiStore(selectedProjection);
  const [shown, setShown] = useState<({ projection: string } & WeightRange) | null>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);

  const problem = useStage(host, picture, (element, onLost) => {
    return new WeightPicture(element, () => frameOf(held.current, range.current), onLost);
  });

  useEffect(() => {
    if (frozen) return;
    let winner = -1;
    const update = (given: WeightView | null) => {
      const view = given && isOf(running, given) ? given : null;
      held.current = view;
      winner = view ? winnerOf(samples.last(), view) : -1;
      if (view) range.current = rangeOf(view.weights);
      setShown((before) => {
        if (!view) return null;
        const { low, high, clipped } = range.current;
        const same =
          before?.projection === view.projection &&
          before.low === low &&
          before.high === high &&
          before.clipped === clipped;
        return same ? before : { projection: view.projection, low, high, clipped };
      });
      picture.current?.stage.request();
    };
    update(weights.last());
    const point = (sample: SampleView | null) => {
      const next = held.current ? winnerOf(sample, held.current) : -1;
      if (next === winner) return; // the picture would be the same
      winner = next;
      picture.current?.stage.request();
    };
    const unsubscribe = [weights.subscribe(update), samples.subscribe(point)];
    return () => {
      for (const stop of unsubscribe) stop();
    };
  }, [frozen, running]);

  useEffect(() => watchWeights(selected), [selected]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new size, theme or label is a reason to draw again
  useEffect(() => picture.current?.stage.request(), [size, theme, assigned]);

  useEffect(() => {
    if (!resting) return;
    const labelled = assigned.filter((label) => label >= 0).length;
    const tiles = weights.last()?.post ?? 0;
    picture.current?.stage.describe(
      tiles > 0
        ? copy.plots.weightsAlt(tiles, labelled, signed(range.current.low), range.current.high.toFixed(2))
        : copy.plots.weightsEmpty,
    );
  }, [resting, assigned]);

  usePlotActions("weights", {
    save: {
      png: () => frame.current && savePng("weights", frame.current, () => picture.current?.stage.drawNow()),
      csv: () => held.current && saveCsv("weights", tableOf(held.current)),
    },
  });

  const projection = shown ? document.projections[shown.projection] : undefined;
  const subtitle = projection
    ? copy.plots.perNeuron(labelOf(document, projection.from), labelOf(document, projection.to))
    : "";
  return (
    <Panel
      title={copy.plots.weights}
      subtitle={subtitle}
      aside={shown && <ColorBar theme={theme} {...shown} />}
      tools={{ plot: "weights", saves: ["png", "csv"] }}
    >
      <div ref={frame} className="absolute inset-0">
        <div
          ref={host}
          className="absolute inset-0 cursor-pointer"
          onPointerUp={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const view = held.current;
            const to = view && targetOf(view);
            const neuron = view
              ? pointedAt(view, event.clientX - box.left, event.clientY - box.top, box)
              : -1;
            if (to && neuron >= 0) void togglePin({ population: to, neuron });
          }}
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const x = event.clientX - box.left;
            const y = event.clientY - box.top;
            const neuron = held.current ? pointedAt(held.current, x, y, box) : -1;
            setHovered(neuron < 0 ? null : { neuron, x, y });
          }}
          onPointerLeave={() => setHovered(null)}
        />
        {shown && <PinnedTiles pins={pins} view={held.current} size={size} />}
      </div>
      {hovered && held.current && (
        <TileCard
          {...hovered}
          label={classOf(held.current, hovered.neuron)}
          width={size.width}
          height={size.height}
        />
      )}
      {problem ? <Problem text={problem} /> : !shown && <EmptyNote text={copy.plots.weightsEmpty} />}
    </Panel>
  );
}

const signed = (weight: number) => (weight === 0 ? "0" : weight.toFixed(2).replace("-", "\u2212"));

function ColorBar({ theme, low, high, clipped }: { readonly theme: Theme } & WeightRange) {
  const both = low < 0;
  const gradient = useMemo(() => cssGradient(theme, both ? "diverging" : "sequential"), [theme, both]);
  return (
    <div
      title={clipped ? copy.plots.weightsBeyond : undefined}
      className="flex items-center gap-1.5 whitespace-nowrap text-xs"
    >
      <span data-testid="weights-low">{signed(low)}</span>
      <span
        className="relative h-1.5 w-10 shrink-0 rounded-full border border-line"
        style={{ background: gradient }}
      >
        {both && <span className="-inset-y-1 absolute left-1/2 w-px bg-muted" />}
      </span>
      <span data-testid="weights-high">
        {clipped && !both ? copy.plots.atLeast(high.toFixed(2)) : high.toFixed(2)}
      </span>
    </div>
  );
}

/** A frame around the tile of each pinned neuron. */
function PinnedTiles({
  pins,
  view,
  size,
}: {
  readonly pins: readonly Pin[];
  readonly view: WeightView | null;
  readonly size: ElementSize;
}) {
  if (!view || size.width === 0) return null;
  const { left, top, tile, columns } = fitTiles(view.post, shapeOf(view), size.width, size.height);
  const to = targetOf(view);
  return pins.map(({ population, neuron }, k) => {
    if (population !== to || neuron >= view.post) return null;
    const place = {
      left: left + (neuron % columns) * tile,
      top: top + Math.floor(neuron / columns) * tile,
      width: tile,
      height: tile,
    };
    return (
      <span
        key={neuron}
        aria-hidden
        className="pointer-events-none absolute rounded-[2px] border-2"
        style={{ ...place, borderColor: pinColor(k) }}
      />
    );
  });
}

function pointedAt(view: WeightView, x: number, y: number, box: { width: number; height: number }): number {
  return neuronAt(fitTiles(view.post, shapeOf(view), box.width, box.height), view.post, x, y);
}

/** False for weights of a network that was here before. */
function isOf({ projections, populations }: NetworkDocument, view: WeightView): boolean {
  const to = populations[projections[view.projection]?.to ?? ""];
  return to !== undefined && (view.kernels ? to.shape.at(-1) : sizeOf(to)) === view.post;
}

/** The population whose neurons the tiles are; none where all places share a kernel. */
function targetOf({ projection, kernels }: WeightView): string | undefined {
  return kernels ? undefined : useDocumentStore.getState().running.projections[projection]?.to;
}

function tableOf({ projection, post, weights: values }: WeightView) {
  const inputs = values.length / post;
  return {
    header: ["input neuron", ...Array.from({ length: post }, (_, n) => `${projection}.w onto ${n}`)],
    rows: Array.from({ length: inputs }, (_, k) => [k, ...values.subarray(k * post, (k + 1) * post)]),
  };
}

function frameOf(view: WeightView | null, range: WeightRange) {
  return {
    view,
    assigned: view ? classesOf(view) : [],
    range,
    shape: view ? shapeOf(view) : [],
    theme: shownTheme(),
    chosen: view ? winnerOf(samples.last(), view) : -1,
  };
}

/** The class of each tile's neuron, where it is one of those that answer. */
function classesOf(view: WeightView): readonly number[] {
  const answers = useDocumentStore.getState().running.readout?.population;
  return targetOf(view) === answers ? useRunStore.getState().status.assigned : [];
}

/** -1: none yet; null: it has none. */
function classOf(view: WeightView, neuron: number): number | null {
  const { readout } = useDocumentStore.getState().running;
  return targetOf(view) === readout?.population ? (classesOf(view)[neuron] ?? -1) : null;
}

/** Sides of the population that the weights lead to. */
function shapeOf(view: WeightView): readonly number[] {
  return useDocumentStore.getState().running.populations[targetOf(view) ?? ""]?.shape ?? [];
}

/** The neuron that fired most for the digit on the screen. */
function winnerOf(sample: SampleView | null, view: WeightView): number {
  const to = targetOf(view);
  const chunk = sample?.spikes.find(({ population }) => population === to);
  if (!chunk) return -1;
  const counts = spikeCounts(chunk);
  let winner = -1;
  for (let n = 0; n < counts.length; n++) if (counts[n]! > (counts[winner] ?? 0)) winner = n;
  return winner;
}
