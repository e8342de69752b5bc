// Numbers as people read them: grouped thousands, one decimal for shares, a unit after a space.
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** 78400 -> "78,400" */
export function count(n: number): string {
  return whole.format(n);
}

/** 0.7824 -> "78.2 %" */
export function percent(share: number): string {
  return `${tenth.format(share * 100)} %`;
}

/** 313600 -> "313.6 kB" */
export function bytes(n: number): string {
  if (n < 1000) return `${n} B`;
  if (n < 1e6) return `${tenth.format(n / 1e3)} kB`;
  if (n < 1e9) return `${tenth.format(n / 1e6)} MB`;
  return `${tenth.format(n / 1e9)} GB`;
}

/** A plain number without the noise of binary fractions; very large and small ones as 1e7. */
export function plain(value: number): string {
  const clean = Number(value.toPrecision(10));
  const size = Math.abs(clean);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return clean.toExponential().replace("e+", "e");
  return String(clean);
}

/** 18200 ms -> "18.2 s"; 41.5 -> "41.5 ms" */
export function time(ms: number): string {
  if (ms < 1000) return `${plain(Number(ms.toFixed(1)))} ms`;
  const s = ms / 1000;
  return s < 600 ? `${tenth.format(s)} s` : `${whole.format(s)} s`;
}

/** 12.4 -> "12 s"; 95 -> "1 min 35 s"; 8,000 -> "2 h 13 min" */
export function duration(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.round((s % 3600) / 60)} min`;
}

/** A speed: two digits that matter below 10, whole above. */
export function rate(perSecond: number): string {
  return perSecond < 10 ? tenth.format(perSecond) : whole.format(perSecond);
}

/** [10, 10] -> "10 × 10" */
export function shape(sides: readonly number[]): string {
  return sides.map(count).join(" × ");
}

/** "ms" -> "ms"; the unit of a plain number is not shown. */
export function unitLabel(unit: string): string {
  return unit === "1" ? "" : unit;
}

/** "membrane time constant: how fast it forgets" -> its name and its explanation. */
export function splitAbout(about: string): { name: string; more: string } {
  const at = about.search(/[:,]/);
  const name = at < 0 ? about : about.slice(0, at);
  const more = at < 0 ? "" : about.slice(at + 1).trim();
  return { name: name.charAt(0).toUpperCase() + name.slice(1), more };
}
