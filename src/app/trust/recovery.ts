// What is known on the page's side of a run that may end without warning, and whether to start it again by itself.
import type { HeldOut, Status } from "../session/protocol";

/** The network with what it had learned, as a model file, and how far it was. */
export interface Kept {
  readonly file: Uint8Array;
  readonly samples: number;
}

/** How a new worker goes on. */
export interface Resumption {
  /** null: nothing was learned */
  readonly kept: Kept | null;
  /** tests on held-out digits up to there */
  readonly tests: readonly HeldOut[];
  /** what ran; null: nothing, or it shall not start by itself */
  readonly doing: { readonly kind: "train"; readonly target: number } | { readonly kind: "run" } | null;
}

/** Starts without a user in a row, within so many ms; then the user decides. Chosen: as with a lost device. */
const STARTS = 2;
const WITHIN_MS = 120_000;

let kept: Kept | null = null;
let starts: number[] = [];

export function keepCheckpoint(next: Kept | null): void {
  kept = next;
}

/** The newest checkpoint of the network that is open, for whoever stores it. */
export function lastCheckpoint(): Kept | null {
  return kept;
}

/** How to go on after the worker was lost; null: it was lost too often, or had not even started. */
export function resumption(status: Status, now: number): Resumption | null {
  starts = starts.filter((at) => now - at < WITHIN_MS);
  if (status.engine === null || starts.length >= STARTS) return null;
  starts.push(now);
  return { ...atRest(status), doing: doingOf(status) };
}

/** The same by the user's hand: nothing runs by itself that has failed again and again. */
export function atRest(status: Status): Resumption {
  const learned = kept?.samples ?? 0;
  return { kept, tests: status.heldOut.filter(({ samples }) => samples <= learned), doing: null };
}

/** Times the usual patience with a silent worker. */
export function patience(): number {
  return 2 ** starts.length;
}

export function isRunning({ phase }: Status): boolean {
  return phase === "training" || phase === "evaluating" || phase === "running";
}

function doingOf(status: Status): Resumption["doing"] {
  if (status.phase === "running") return { kind: "run" };
  return isRunning(status) ? { kind: "train", target: status.target } : null;
}

/** For tests. */
export function forgetStarts(): void {
  starts = [];
}
