// Drawing on the browser's own frames: many requests, one painting; none while the tab is hidden.

export interface Painter {
  /** Asks for one painting at the next frame. */
  request(): void;
  stop(): void;
}

/**
 * @param minInterval - ms between two paintings, for views that are dear or would flicker
 * A hidden tab gets no frames, so nothing is drawn there; the first frame after draws the latest state once.
 */
export function createPainter(paint: () => void, minInterval = 0): Painter {
  let frame = 0;
  let painted = -Infinity;
  const onFrame = (now: number) => {
    if (now - painted < minInterval) {
      frame = requestAnimationFrame(onFrame);
      return;
    }
    frame = 0;
    painted = now;
    paint();
  };
  return {
    request() {
      if (frame === 0) frame = requestAnimationFrame(onFrame);
    },
    stop() {
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
