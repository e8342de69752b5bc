// Notices when the engine's worker falls silent: it should be heard from every second.

export const BEAT_MS = 1000;
/** Beats that may fail while a network runs, and while none does: opening a large one takes its time. */
const PATIENCE = { running: 5, idle: 30 } as const;

export interface Watch {
  /** Something was heard. */
  beat(): void;
  stop(): void;
}

export interface Watched {
  isRunning(): boolean;
  /** times the usual patience: more for a network that was too slow once already */
  readonly patience: number;
  /** Called once. @param seconds - of silence */
  onSilence(seconds: number): void;
}

/**
 * Counts its own ticks instead of reading the clock: a page that was hidden, frozen or busy itself has not listened,
 * so what it did not hear is no silence.
 */
export function startWatch({ isRunning, patience, onSilence }: Watched): Watch {
  let silent = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const slept = now - last > 2 * BEAT_MS || globalThis.document?.hidden === true;
    last = now;
    silent = slept ? 0 : silent + 1;
    const most = patience * (isRunning() ? PATIENCE.running : PATIENCE.idle);
    if (silent <= most) return;
    clearInterval(timer);
    onSilence(most);
  }, BEAT_MS);
  return {
    beat() {
      silent = 0;
    },
    stop: () => clearInterval(timer),
  };
}
