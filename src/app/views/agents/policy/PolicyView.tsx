// What an agent would do: at each place of its world, as a map, or where there are none in what it sees now.
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { copy } from "../../../copy";
import { cssGradient } from "../../../live/colormap";
import type { MapView, NowView } from "../../../session/agents/agentViews";
import { session } from "../../../session/client";
import { useDocumentStore } from "../../../state/documentStore";
import { useRunStore } from "../../../state/runStore";
import { useShownTheme } from "../../../state/theme";
import { useElementSize } from "../../../ui/useElementSize";
import { saveCsv, savePng } from "../../export/files";
import { EmptyNote, Panel } from "../../Panel";
import { useFrozen, usePlotActions } from "../../plotStore";
import { actWords, figure, wordsOfShare } from "../actWords";
import { ActShares } from "./ActShares";
import { drawMap, placedMap, rangeOf } from "./policyMap";

const words = copy.agents;
/** ms between two looks at least, and times what one takes: they cost a tenth of the run at most. Chosen. */
const [LOOK_MS, LOOK_SHARE] = [600, 10];

export function PolicyView() {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const size = useElementSize(frame);
  const theme = useShownTheme();
  const found = useLook();
  const map = found?.kind === "map" ? found : null;
  const [low, high] = rangeOf(map);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another size or theme is a reason to draw again
  useEffect(() => {
    if (canvas.current && map) drawMap(canvas.current, map, theme);
  }, [map, theme, size]);

  usePlotActions("policy", {
    save: {
      png: () => frame.current && savePng("policy", frame.current),
      csv: () => found && saveCsv("policy", map ? tableOf(map) : tableOfShares(found as NowView)),
    },
  });

  const hover = (event: PointerEvent<HTMLElement>) => {
    if (readout.current) readout.current.textContent = map ? wordsAt(map, event) : "";
  };

  return (
    <Panel
      title={copy.plots.policy}
      subtitle={found ? words.after(found.episodes, found.kind === "now") : ""}
      readout={
        <p
          ref={readout}
          data-testid="policy-hover"
          className="peer/readout min-w-0 truncate text-sm empty:hidden"
        />
      }
      aside={
        found?.kind === "now"
          ? found.value !== 0 && <span className="text-sm">{words.expects(figure(found.value))}</span>
          : map && (
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
        {found?.kind === "now" ? (
          <ActShares now={found} size={size} />
        ) : (
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
        )}
      </div>
      {!found && <EmptyNote text={words.policyEmpty} />}
    </Panel>
  );
}

/** The newest look: taken again and again while something may have changed. */
function useLook(): MapView | NowView | null {
  const frozen = useFrozen("policy");
  const running = useDocumentStore((state) => state.running);
  const phase = useRunStore((state) => state.status.phase);
  const ready = useRunStore((state) => state.status.agent !== undefined && state.crash === null);
  const [found, setFound] = useState<MapView | NowView | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another phase or network is a reason to look again
  useEffect(() => {
    if (!ready || frozen || phase === "opening" || phase === "failed") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async () => {
      const start = performance.now();
      let seen: MapView | NowView | null = null;
      try {
        seen = await session().look();
        if (!gone) setFound(seen);
      } catch {
        // the network made way for another: its effect asks again
      }
      const took = performance.now() - start;
      // a map changes by learning, what is seen now by acting, too
      const moves = phase === "training" || (phase === "running" && seen?.kind !== "map");
      if (!gone && moves) timer = setTimeout(look, Math.max(LOOK_MS, LOOK_SHARE * took));
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ready, frozen, phase, running]);
  return found;
}

function wordsAt(map: MapView, { currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): string {
  const box = currentTarget.getBoundingClientRect();
  const at = placedMap(map, box.width, box.height);
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

function tableOfShares({ acts, shares }: NowView) {
  return {
    header: ["act", "share"],
    rows: shares.map((share, k) => [wordsOfShare(acts, k, shares.length), share]),
  };
}
