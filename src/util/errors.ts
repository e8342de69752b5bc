// Errors that a user reads: where, what was got, and what to do.

/** A wrong description: of a model, a network, a setting. `path` says where, as in `populations.exc.params`. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly path: string;
  /** where in the text that was read: from this letter up to that one */
  readonly at: readonly [from: number, to: number] | null;
  constructor(path: string, what: string, at: ModelError["at"] = null) {
    super(`${path}: ${what}`);
    this.path = path;
    this.at = at;
  }
}

/** Wrong data: names the file, or the argument, and the reason. Data already loaded stays as it was. */
export class DataError extends Error {
  override readonly name = "DataError";
  readonly file: string;
  /** `missing`: it is not there, so another must be named */
  readonly reason: "wrong" | "missing";
  constructor(file: string, what: string, reason: DataError["reason"] = "wrong") {
    super(`${file}: ${what}`);
    this.file = file;
    this.reason = reason;
  }
}

/** A run that cannot go on: the device is gone, or state is no longer a number. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly reason: "unavailable" | "lost" | "not-finite" | "too-large" | "stopped";
  constructor(reason: EngineError["reason"], what: string) {
    super(what);
    this.reason = reason;
  }
}

/** The one of `names` that `got` was most likely meant to be, as " Did you mean 'x'?", or "". */
export function didYouMean(got: string, names: readonly string[]): string {
  const flat = (s: string) => s.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const ranked = names
    .map((name) => ({ name, d: distance(flat(got), flat(name)) }))
    .sort((a, b) => a.d - b.d);
  const best = ranked[0];
  return best && best.d <= Math.max(1, got.length / 3) ? ` Did you mean '${best.name}'?` : "";
}

/** Levenshtein distance, two rows. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
