// The sheet one draws on. By keys, the pen is a cursor that moves by a part of the sheet.
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { copy } from "../../copy";
import { useShownTheme } from "../../state/theme";
import type { Point } from "./drawing";
import { beginStroke, clearPad, continueStroke, padShape, undoStroke, useDrawStore } from "./drawStore";

/** Share of the sheet that an arrow key moves the pen by. Chosen: 20 presses cross it. */
const STEP = 0.05;
const SIDE = 196;

interface Pen {
  readonly at: Point;
  readonly down: boolean;
}

export function Pad({ hint }: { readonly hint: string | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointer = useRef<number | null>(null);
  const [pen, setPen] = useState<Pen | null>(null);
  const { strokes, width } = useDrawStore();
  const theme = useShownTheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme is a reason to paint again
  useEffect(() => {
    if (canvas.current) paint(canvas.current, strokes, width, pen);
  }, [strokes, width, pen, theme]);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || pointer.current !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointer.current = event.pointerId;
    setPen(null);
    beginStroke(pointOf(event, event.currentTarget));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerId !== pointer.current) return;
    const native = event.nativeEvent;
    const events = native.getCoalescedEvents?.() ?? [];
    const target = event.currentTarget;
    continueStroke((events.length > 0 ? events : [native]).map((one) => pointOf(one, target)));
  };
  const onPointerEnd = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerId === pointer.current) pointer.current = null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { at, down } = pen ?? { at: { x: 0.5, y: 0.25 }, down: false };
    const move = MOVES[event.key];
    if (move) {
      const next = { x: inside(at.x + move[0] * STEP), y: inside(at.y + move[1] * STEP) };
      if (down) continueStroke([next]);
      setPen({ at: next, down });
    } else if (event.key === " ") {
      if (!down) beginStroke(at);
      setPen({ at, down: !down });
    } else if (event.key === "Backspace") {
      undoStroke();
      setPen({ at, down: false });
    } else if (event.key === "Delete") {
      clearPad();
      setPen({ at, down: false });
    } else return;
    event.preventDefault();
  };

  return (
    <div className="relative shrink-0" style={{ width: SIDE, height: SIDE }}>
      <div
        role="application"
        aria-label={copy.digits.pad}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys, as its label tells
        tabIndex={0}
        data-testid="pad"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onKeyDown={onKeyDown}
        className="size-full cursor-crosshair touch-none overflow-hidden rounded-lg border border-line bg-sunken"
      >
        <canvas ref={canvas} aria-hidden className="block size-full" />
      </div>
      {hint && (
        <p className="pointer-events-none absolute inset-0 grid place-items-center text-lg text-muted">
          {hint}
        </p>
      )}
      <p className="sr-only" aria-live="polite">
        {pen && (pen.down ? copy.digits.penDown : copy.digits.penUp)}
      </p>
    </div>
  );
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const inside = (share: number) => Math.min(1, Math.max(0, share));

function pointOf({ clientX, clientY }: { clientX: number; clientY: number }, target: HTMLElement): Point {
  const { left, top, width, height } = target.getBoundingClientRect();
  return { x: inside((clientX - left) / width), y: inside((clientY - top) / height) };
}

function paint(
  canvas: HTMLCanvasElement,
  strokes: readonly (readonly Point[])[],
  width: number,
  pen: Pen | null,
): void {
  const ratio = window.devicePixelRatio;
  canvas.width = SIDE * ratio;
  canvas.height = SIDE * ratio;
  const context = canvas.getContext("2d");
  if (!context) return;
  const style = getComputedStyle(document.documentElement);
  context.scale(ratio, ratio);
  context.lineWidth = (width * SIDE) / padShape().columns;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.strokeStyle = style.getPropertyValue("--text");
  for (const stroke of strokes) {
    context.beginPath();
    for (const [k, { x, y }] of stroke.entries()) {
      if (k === 0) context.moveTo(x * SIDE, y * SIDE);
      context.lineTo(x * SIDE, y * SIDE);
    }
    context.stroke();
  }
  if (!pen) return;
  context.lineWidth = 2;
  context.strokeStyle = style.getPropertyValue("--accent");
  context.fillStyle = style.getPropertyValue("--accent");
  context.beginPath();
  context.arc(pen.at.x * SIDE, pen.at.y * SIDE, 6, 0, 2 * Math.PI);
  context.stroke();
  if (pen.down) context.fill();
}
