// Drawing on the browser's own frames. All live views are painted together, at one pace: many small frames cost
// far more than one large one, above all where the same processor draws the page and computes the network.

export interface Painter {
  /** Asks for a painting at the next live frame. */
  request(): void;
  /** Asks for a painting at the very next frame: for what the user did, not for what the network does. */
  requestNow(): void;
  stop(): void;
}

/**
 * ms between live frames: smooth on a graphics card. A processor that draws them pays most of a core for as many; where
 * it computes as a graphics card, too, a page frame costs as much as a digit.
 */
const PACE = { card: 33, drawing: 66, computing: 250 } as const;
type Burden = "drawing" | "computing";

const due = new Set<() => void>();
const burdens = new Set<Burden>();
let pace: number = PACE.card;
let painted = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;
let frame = 0;

/** What the processor does in a graphics card's place. */
export function setPace(burden: Burden, software: boolean): void {
  if (software) burdens.add(burden);
  else burdens.delete(burden);
  pace = Math.max(PACE.card, ...[...burdens].map((one) => PACE[one]));
}

/** ms between live frames, as it is now. */
export function livePace(): number {
  return pace;
}

/** A hidden tab gets no frames, so nothing is drawn there; the first frame after draws the latest state once. */
export function createPainter(paint: () => void): Painter {
  return {
    request() {
      due.add(paint);
      if (frame !== 0 || timer !== undefined) return;
      const wait = painted + pace - performance.now();
      // a timer, not frames that do nothing: those would keep the compositor busy
      if (wait > 0) timer = setTimeout(schedule, wait);
      else schedule();
    },
    requestNow() {
      due.add(paint);
      schedule();
    },
    stop() {
      due.delete(paint);
    },
  };
}

function schedule(): void {
  clearTimeout(timer);
  timer = undefined;
  if (frame === 0) frame = requestAnimationFrame(paintAll);
}

function paintAll(now: number): void {
  frame = 0;
  painted = now;
  const paints = [...due];
  due.clear();
  for (const paint of paints) paint();
}
