// What an agent thinks of each place of its world: what it expects there as a colour, what it would do as an arrow.
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { copy } from "../../copy";
import { colorTable, cssGradient, wantsDarkInk } from "../../live/colormap";
import type { MapView } from "../../session/agents/agentViews";
import { session } from "../../session/client";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { useShownTheme } from "../../state/theme";
import { useElementSize } from "../../ui/useElementSize";
import { saveCsv, savePng } from "../export/files";
import { EmptyNote, Panel } from "../Panel";
import { useFrozen, usePlotActions } from "../plotStore";
import { actWords, figure, wayOf } from "./actWords";
import { contextOf, drawShapes, placed, sceneColours } from "./drawScene";

const words = copy.agents;
/** ms between two looks at least, and times what one takes: they cost a tenth of the run at most. Chosen. */
const [LOOK_MS, LOOK_SHARE] = [600, 10];

export function PolicyView() {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const size = useElementSize(frame);
  const theme = useShownTheme();
  const { map, asked } = useMap();
  const [low, high] = rangeOf(map);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another size or theme is a reason to draw again
  useEffect(() => {
    if (canvas.current && map) drawMap(canvas.current, map, theme);
  }, [map, theme, size]);

  usePlotActions("policy", {
    save: {
      png: () => frame.current && savePng("policy", frame.current),
      csv: () => map && saveCsv("policy", tableOf(map)),
    },
  });

  const hover = (event: PointerEvent<HTMLElement>) => {
    if (readout.current) readout.current.textContent = map ? wordsAt(map, event) : "";
  };

  return (
    <Panel
      title={copy.plots.policy}
      subtitle={map ? words.after(map.episodes) : ""}
      readout={
        <p
          ref={readout}
          data-testid="policy-hover"
          className="peer/readout min-w-0 truncate text-sm empty:hidden"
        />
      }
      aside={
        map && (
          <span className="flex items-center gap-1.5 text-sm tabular-nums" title={words.expected}>
            {figure(low)}
            <span
              aria-hidden
              className="h-2 w-12 rounded-full"
              style={{ background: cssGradient(theme, low < 0 ? "diverging" : "sequential") }}
            />
            {figure(high)}
          </span>
        )
      }
      tools={{ plot: "policy", saves: ["png", "csv"] }}
    >
      <div ref={frame} className="absolute inset-0">
        <canvas
          ref={canvas}
          role="img"
          aria-label={words.policyAlt(map?.sites.length ?? 0, figure(low), figure(high))}
          data-testid="policy-canvas"
          data-arrows={map?.sites.filter(({ action }) => action !== null).length ?? 0}
          onPointerMove={hover}
          onPointerLeave={() => {
            if (readout.current) readout.current.textContent = "";
          }}
          className="size-full"
        />
      </div>
      {!map && <EmptyNote text={asked ? words.policyNone : words.policyEmpty} />}
    </Panel>
  );
}

/** The newest map: asked for again and again while something may have changed. */
function useMap(): { readonly map: MapView | null; readonly asked: boolean } {
  const frozen = useFrozen("policy");
  const running = useDocumentStore((state) => state.running);
  const phase = useRunStore((state) => state.status.phase);
  const ready = useRunStore((state) => state.status.agent !== undefined && state.crash === null);
  const [found, setFound] = useState<{ map: MapView | null; asked: boolean }>({ map: null, asked: false });
  const moving = phase === "training";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another phase or network is a reason to look again
  useEffect(() => {
    if (!ready || frozen || phase === "opening" || phase === "failed") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async () => {
      const start = performance.now();
      try {
        const map = await session().look();
        if (!gone) setFound({ map, asked: true });
      } catch {
        // the network made way for another: its effect asks again
      }
      const took = performance.now() - start;
      if (!gone && moving) timer = setTimeout(look, Math.max(LOOK_MS, LOOK_SHARE * took));
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ready, frozen, phase, running]);
  return found;
}

function rangeOf(map: MapView | null): [low: number, high: number] {
  const values = map?.sites.map(({ value }) => value) ?? [];
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

function drawMap(canvas: HTMLCanvasElement, map: MapView, theme: "light" | "dark"): void {
  const context = contextOf(canvas);
  if (!context) return;
  const scene = map.scene ?? boundsOf(map);
  const at = placed(scene, canvas.clientWidth, canvas.clientHeight);
  const colours = sceneColours();
  const still = scene.shapes.filter(({ role }) => role === "floor" || role === "wall");
  drawShapes(context, still, at, colours);
  const [low, high] = rangeOf(map);
  const most = Math.max(Math.abs(low), high) || 1;
  const table = colorTable(theme, low < 0 ? "diverging" : "sequential");
  const shareOf = (value: number) => (low < 0 ? 0.5 + value / (2 * most) : value / most);
  for (const { x, y, size, value, action } of map.sites) {
    const share = shareOf(value);
    const k = 4 * Math.round(255 * Math.min(1, Math.max(0, share)));
    context.fillStyle = `rgb(${table[k]}, ${table[k + 1]}, ${table[k + 2]})`;
    const side = size * at.scale;
    const gap = Math.min(1, side / 12);
    const [left, top] = [at.x(x), at.y(y + size)];
    context.fillRect(left + gap / 2, top + gap / 2, side - gap, side - gap);
    if (action === null) continue;
    context.strokeStyle = wantsDarkInk(theme, share) && low >= 0 ? "#12161c" : colours.part;
    drawAct(context, left + side / 2, top + side / 2, side * 0.32, wayOf(map.acts, action), action);
  }
  drawShapes(
    context,
    scene.shapes.filter(({ role, kind }) => role === "goal" && kind === "disc"),
    at,
    colours,
  );
  for (const shape of scene.shapes) {
    if (shape.role !== "goal" || shape.kind !== "box") continue;
    context.strokeStyle = colours.goal;
    context.lineWidth = 2;
    context.strokeRect(
      at.x(shape.x) + 1,
      at.y(shape.y + shape.height) + 1,
      shape.width * at.scale - 2,
      shape.height * at.scale - 2,
    );
  }
}

/** An arrow for a way; what is no way, by its number. */
function drawAct(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  length: number,
  way: readonly [number, number] | null,
  action: number,
): void {
  if (!way) {
    context.fillStyle = context.strokeStyle;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(String(action), x, y);
    return;
  }
  const [dx, dy] = [way[0] * length, -way[1] * length];
  const [px, py] = [-dy * 0.45, dx * 0.45];
  context.lineWidth = Math.max(1, length / 5);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(x - dx, y - dy);
  context.lineTo(x + dx, y + dy);
  context.moveTo(x + dx * 0.25 + px, y + dy * 0.25 + py);
  context.lineTo(x + dx, y + dy);
  context.lineTo(x + dx * 0.25 - px, y + dy * 0.25 - py);
  context.stroke();
}

/** Of a world that has places and draws nothing. */
function boundsOf({ sites }: MapView) {
  const x = Math.min(...sites.map((site) => site.x));
  const y = Math.min(...sites.map((site) => site.y));
  const width = Math.max(...sites.map((site) => site.x + site.size)) - x;
  const height = Math.max(...sites.map((site) => site.y + site.size)) - y;
  return { x, y, width, height, shapes: [] };
}

function wordsAt(map: MapView, { currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): string {
  const box = currentTarget.getBoundingClientRect();
  const at = placed(map.scene ?? boundsOf(map), box.width, box.height);
  const [px, py] = [clientX - box.left, clientY - box.top];
  const site = map.sites.find(
    ({ x, y, size }) => px >= at.x(x) && px < at.x(x + size) && py >= at.y(y + size) && py < at.y(y),
  );
  if (!site) return "";
  const act = site.action === null ? words.noAct : actWords(map.acts, site.action);
  return words.hover(act, figure(site.value));
}

function tableOf(map: MapView) {
  return {
    header: ["x", "y", "size", "act", "value"],
    rows: map.sites.map(({ x, y, size, action, value }) => [
      x,
      y,
      size,
      action === null ? null : actWords(map.acts, action),
      value,
    ]),
  };
}
