// What is on the draw pad, and what the network says to it. Asks again after every change, one question at a time.
import { create } from "zustand";
import { samples } from "../../live/channel";
import { spikeHistory } from "../../live/spikeHistory";
import { messageOf, session } from "../../session/client";
import type { SampleView } from "../../session/protocol";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { drawingToPixels, type Point, type Stroke } from "./drawing";

export interface DrawState {
  readonly open: boolean;
  readonly strokes: readonly Stroke[];
  /** px of the image */
  readonly width: number;
  /** what the network sees; null while nothing is drawn */
  readonly pixels: Uint8Array | null;
  readonly answer: SampleView | null;
  /** why it cannot answer */
  readonly problem: string | null;
}

/** Chosen: lines of MNIST are two to three pixels wide. */
const USUAL_WIDTH = 2.6;

export const useDrawStore = create<DrawState>(() => ({
  open: false,
  strokes: [],
  width: USUAL_WIDTH,
  pixels: null,
  answer: null,
  problem: null,
}));

/** Rows and columns of what is drawn: those of the network's input. */
export function padShape(): { readonly rows: number; readonly columns: number } {
  const { populations } = useDocumentStore.getState().running;
  const input = Object.values(populations).find(({ kind }) => kind === "input");
  const [rows = 28, columns = 28] = input?.shape ?? [];
  return { rows, columns };
}

/** Which drawing it is: all that is drawn until the pad is cleared is one. */
let drawing = 0;
/** The run that is stopped while one draws, and goes on after. */
let wasRunning = false;

export function openPad(): void {
  useDrawStore.setState({ open: true });
}

export function closePad(): void {
  useDrawStore.setState({ open: false });
  if (!wasRunning) return;
  wasRunning = false;
  void session()
    .run()
    .catch(() => {});
}

export function beginStroke(point: Point): void {
  void stopRun();
  put([...useDrawStore.getState().strokes, [point]]);
}

/** Goes on with the stroke that was begun last. */
export function continueStroke(points: readonly Point[]): void {
  const { strokes } = useDrawStore.getState();
  const last = strokes.at(-1);
  if (last) put([...strokes.slice(0, -1), [...last, ...points]]);
}

export function undoStroke(): void {
  put(useDrawStore.getState().strokes.slice(0, -1));
}

export function clearPad(): void {
  drawing++;
  put([]);
}

export function setWidth(width: number): void {
  useDrawStore.setState({ width });
  put(useDrawStore.getState().strokes);
}

function put(strokes: readonly Stroke[]): void {
  const { width } = useDrawStore.getState();
  const pixels = strokes.length > 0 ? drawingToPixels(strokes, { ...padShape(), width }) : null;
  useDrawStore.setState({ strokes, pixels, ...(pixels ? {} : { answer: null, problem: null }) });
  if (pixels) void ask();
}

/** Running without learning would paint over the drawing's spikes before they are seen. */
async function stopRun(): Promise<void> {
  if (useRunStore.getState().status.phase !== "running") return;
  wasRunning = true;
  try {
    await session().pause();
  } catch {
    wasRunning = false; // the engine is gone: the banner says so
  }
}

let asking = false;
let asked: Uint8Array | null = null;

/** The newest drawing, as soon as the answer to the one before is there. */
async function ask(): Promise<void> {
  if (asking) return;
  asking = true;
  try {
    for (let next = useDrawStore.getState().pixels; next && next !== asked; ) {
      asked = next;
      const answer = await session().predict(next);
      show(next, { ...answer, index: -1, label: null });
      next = useDrawStore.getState().pixels;
    }
  } catch (error) {
    useDrawStore.setState({ answer: null, problem: messageOf(error) });
  } finally {
    asking = false;
  }
}

/** To the pad, and to the cards and plots as any other sample. */
function show(pixels: Uint8Array, answer: SampleView): void {
  if (useDrawStore.getState().strokes.length === 0) return;
  useDrawStore.setState({ answer, problem: null });
  const view: SampleView = { ...answer, pixels, drawn: drawing };
  spikeHistory.append(view);
  samples.emit(view);
}
