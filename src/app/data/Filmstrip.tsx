// The last digits in a row, newest first, each with a line below it: green where the answer was right.
import { useEffect, useRef } from "react";
import { digitImage } from "../canvas/cards/thumbnails";
import { copy } from "../copy";
import { samples } from "../live/channel";
import { createPainter } from "../live/frames";
import type { SampleView } from "../session/protocol";
import { shownTheme, useShownTheme } from "../state/theme";
import { useElementSize } from "../ui/useElementSize";
import { showLarge } from "./digitsStore";

const KEPT = 24;
/** CSS px of a digit, of the gap between two, and of the line below */
const FRAME = { side: 40, gap: 10, line: 3 } as const;

export function Filmstrip() {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width } = useElementSize(frame);
  const theme = useShownTheme();
  const film = useRef<SampleView[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme or width is a reason to paint again
  useEffect(() => {
    const painter = createPainter(() => {
      if (canvas.current) drawFilm(canvas.current, film.current, width);
    });
    const unsubscribe = samples.subscribe((sample) => {
      // the first is the digit shown beside the film
      if (sample && (!sample.whole || !sample.pixels)) return;
      const newest = film.current[0];
      // a drawing that goes on takes the place of itself
      const before =
        sample?.drawn !== undefined && newest?.drawn === sample.drawn ? film.current.slice(1) : film.current;
      film.current = sample ? [sample, ...before].slice(0, KEPT) : [];
      painter.request();
    });
    painter.requestNow();
    return () => {
      unsubscribe();
      painter.stop();
    };
  }, [width, theme]);
  return (
    <div
      ref={frame}
      className="hidden min-w-0 flex-1 overflow-hidden sm:block"
      style={{ height: FRAME.side + FRAME.line + 4 }}
    >
      <button
        type="button"
        data-testid="film"
        aria-label={`${copy.digits.large}. ${copy.data.film}.`}
        title={copy.digits.large}
        onClick={({ clientX, detail, currentTarget }) => {
          const x = clientX - currentTarget.getBoundingClientRect().left;
          // by keyboard, from the newest on
          const place = detail === 0 ? 0 : 1 + Math.floor(x / (FRAME.side + FRAME.gap));
          showLarge(film.current, place);
        }}
        className="block"
      >
        <canvas ref={canvas} aria-hidden className="block" />
      </button>
    </div>
  );
}

function drawFilm(canvas: HTMLCanvasElement, film: readonly SampleView[], width: number): void {
  const ratio = window.devicePixelRatio;
  const height = FRAME.side + FRAME.line + 4;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(ratio, ratio);
  context.imageSmoothingEnabled = false;
  const style = getComputedStyle(document.documentElement);
  const places = Math.floor((width + FRAME.gap) / (FRAME.side + FRAME.gap));
  for (const [k, sample] of film.slice(1, 1 + places).entries()) {
    const image = digitImage(sample.pixels!, shownTheme());
    const still = new OffscreenCanvas(image.width, image.height);
    still.getContext("2d")?.putImageData(image, 0, 0);
    const x = k * (FRAME.side + FRAME.gap);
    context.globalAlpha = Math.max(0.3, 1 - k / Math.max(8, places));
    context.drawImage(still, x, 0, FRAME.side, FRAME.side);
    if (sample.label === null || sample.prediction < 0) continue;
    context.fillStyle = style.getPropertyValue(sample.prediction === sample.label ? "--good" : "--bad");
    context.fillRect(x, FRAME.side + 3, FRAME.side, FRAME.line);
  }
}
