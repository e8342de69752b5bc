// The network in space, over the cards: neurons glow as they fire, spikes travel; the pointer turns it.
import { RotateCcw } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { samples } from "../../live/channel";
import { togglePin } from "../../session/pins";
import { useDocumentStore } from "../../state/documentStore";
import { usePinStore } from "../../state/pinStore";
import { useShownTheme } from "../../state/theme";
import { IconButton } from "../../ui/IconButton";
import { useStage } from "../gl/useStage";
import { Problem } from "../Panel";
import { placesOf, synapsesOf } from "./layout";
import { SpacePicture } from "./SpacePicture";

const TURN = 0.12;

export function SpaceView() {
  const document = useDocumentStore((state) => state.running);
  const key = useMemo(() => {
    const { populations, projections, layout } = document;
    const wiring = Object.values(projections).map(({ from, to, connector, receptor }) => [
      from,
      to,
      connector,
      receptor,
    ]);
    return JSON.stringify([
      Object.entries(populations).map(([id, { shape }]) => [id, shape]),
      wiring,
      layout,
    ]);
  }, [document]);
  // what is drawn is built once for a wiring; a number that changes leaves it
  return <Space key={key} />;
}

function Space() {
  const host = useRef<HTMLDivElement>(null);
  const picture = useRef<SpacePicture>(null);
  const labels = useRef<HTMLDivElement>(null);
  const grip = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const document = useDocumentStore((state) => state.running);
  const pins = usePinStore((state) => state.pins);
  const theme = useShownTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: built once for a wiring
  const { places, synapses } = useMemo(() => {
    const places = placesOf(document);
    return { places, synapses: synapsesOf(document, places) };
  }, []);
  const neurons = places.reduce((sum, place) => sum + place.neurons, 0);

  const problem = useStage(host, picture, (element, onLost) => {
    return new SpacePicture(element, {
      places,
      synapses,
      still: matchMedia("(prefers-reduced-motion: reduce)").matches,
      labels: () =>
        [...(labels.current?.children ?? [])].map((child, k) => ({
          place: places[k]!,
          element: child as HTMLElement,
        })),
      onLost,
    });
  });

  useEffect(() => {
    picture.current?.take(samples.last());
    picture.current?.stage.describe(copy.plots.space.alt(neurons, synapses.count));
    return samples.subscribe((sample) => picture.current?.take(sample));
  }, [neurons, synapses]);
  useEffect(() => picture.current?.paint(theme, pins), [theme, pins]);

  const onKeyDown = (event: KeyboardEvent) => {
    const turns: Readonly<Record<string, readonly [number, number, number]>> = {
      ArrowLeft: [-TURN, 0, 0],
      ArrowRight: [TURN, 0, 0],
      ArrowUp: [0, TURN, 0],
      ArrowDown: [0, -TURN, 0],
      "+": [0, 0, TURN],
      "-": [0, 0, -TURN],
    };
    const turn = turns[event.key];
    if (!turn) return;
    event.preventDefault();
    event.stopPropagation();
    picture.current?.turn(...turn);
  };

  return (
    <div className="absolute inset-0 z-4 bg-bg" data-testid="space-view">
      <div
        ref={host}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys turn it
        tabIndex={0}
        role="application"
        aria-label={`${copy.plots.space.label}. ${copy.plots.space.about}`}
        className="absolute inset-0 cursor-grab touch-none active:cursor-grabbing"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          grip.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerUp={(event) => {
          const { x, y } = grip.current ?? { x: Number.NaN, y: Number.NaN };
          grip.current = null;
          if (!(Math.hypot(event.clientX - x, event.clientY - y) < 4)) return;
          const box = event.currentTarget.getBoundingClientRect();
          const pin = picture.current?.neuronAt(event.clientX - box.left, event.clientY - box.top);
          if (pin) void togglePin(pin);
        }}
      />
      <div ref={labels} aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
        {places.map(({ population }) => (
          <span
            key={population}
            className="absolute top-0 left-0 whitespace-nowrap rounded bg-bg/70 px-1 font-semibold text-sm"
          >
            {labelOf(document, population)}
          </span>
        ))}
      </div>
      <p className="pointer-events-none absolute right-13 bottom-14 text-muted text-sm wide:bottom-4">
        {copy.plots.space.drawn(synapses.count, synapses.all)}
      </p>
      <div className="absolute right-2 bottom-12 wide:right-3 wide:bottom-2">
        <IconButton
          icon={RotateCcw}
          label={copy.plots.space.reset}
          onClick={() => picture.current?.lookFromFront()}
        />
      </div>
      {problem && <Problem text={problem} />}
    </div>
  );
}
