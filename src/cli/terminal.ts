// What the user sees: a bar on the error stream while something runs, results on the other.

export interface Terminal {
  /** a result */
  readonly print: (line: string) => void;
  /** a remark or fault */
  readonly warn: (line: string) => void;
  /** replaces the line that shows how far things are; null where nobody watches */
  readonly show: ((line: string) => void) | null;
}

/** The process's own; with `quiet`, nothing moves and nothing is remarked. */
export function openTerminal(): Terminal {
  const { stdout, stderr } = process;
  return {
    print: (line) => void stdout.write(`${line}\n`),
    warn: (line) => void stderr.write(`${line}\n`),
    show: stderr.isTTY ? (line) => void stderr.write(`\r\x1b[K${line.slice(0, stderr.columns - 1)}`) : null,
  };
}

/** Without the bar and remarks. */
export function quieted(terminal: Terminal): Terminal {
  return { ...terminal, warn: () => {}, show: null };
}

/** The same terminal, whose bar says what it is about. */
export function titled(terminal: Terminal, title: string): Terminal {
  const { show } = terminal;
  return { ...terminal, show: show && ((line) => show(line && `${title}, ${line}`)) };
}

/** Chosen: fast enough to look alive, slow enough to cost nothing. */
const EVERY_MS = 100;

export interface Progress {
  /** Draws at most ten times a second, and lets Ctrl-C through: engines on this thread leave it no other chance. */
  readonly to: (done: number, note?: string) => Promise<void>;
  readonly end: () => void;
}

/** @param what - "learning"; @param unit - "images" */
export function startProgress({ show }: Terminal, what: string, total: number, unit: string): Progress {
  const started = performance.now();
  let last = started;
  return {
    async to(done, note = "") {
      const now = performance.now();
      if (now - last < EVERY_MS) return;
      last = now;
      const rate = done / ((now - started) / 1000);
      const left = rate > 0 ? `${formatSeconds((total - done) / rate)} left` : "";
      const counts = `${formatNumber(done)} of ${formatNumber(total)} ${unit}`;
      show?.(
        [what, barOf(done / total), counts, `${formatNumber(rate)}/s`, left, note].filter(Boolean).join("  "),
      );
      await new Promise((resolve) => setImmediate(resolve));
    },
    end: () => show?.(""),
  };
}

function barOf(share: number): string {
  const full = Math.round(20 * Math.min(1, Math.max(0, share)));
  return `[${"#".repeat(full)}${".".repeat(20 - full)}] ${Math.floor(100 * share)} %`;
}

/** Three digits that matter, thousands parted: 1,234 or 0.0123. */
export function formatNumber(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}

export function formatSeconds(seconds: number): string {
  return seconds < 100 ? `${formatNumber(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** For JSON: six digits are more than a clock can tell. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
