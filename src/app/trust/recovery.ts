// The one owner of the last checkpoint, and how a run goes on from it: in another worker, on another device, after a
// reload.
import { copy } from "../copy";
import type { Doing, EnginePreference, HeldOut, Kept, Status } from "../session/protocol";

/** How a run goes on. */
export interface Resumption {
  /** null: nothing was learned */
  readonly kept: Kept | null;
  /** tests on held-out digits up to there */
  readonly tests: readonly HeldOut[];
  /** what ran; null: nothing, or it shall not start by itself */
  readonly doing: Doing | null;
}

/** Starts without a user in a row, within so many ms; then the user decides. Chosen: as with a lost device. */
const STARTS = 2;
const WITHIN_MS = 120_000;
/** Device losses that are repaired there; after the next one the processor computes. */
const RECOVERIES = 2;

let kept: Kept | null = null;
let follower: () => void = () => {};
let starts: number[] = [];
let losses = 0;

/** @param next - null: the network that is open has learned nothing */
export function keepCheckpoint(next: Kept | null): void {
  kept = next;
  follower();
}

export function lastCheckpoint(): Kept | null {
  return kept;
}

/** How far it had learned, in words. */
export function learnedWords({ samples, episodes }: Kept): string {
  return copy.trust.learned(samples, episodes !== undefined);
}

/** Whoever stores it hears of each. */
export function followCheckpoint(onNext: () => void): void {
  follower = onNext;
}

/** After the worker was lost; null: it was lost too often, or had not even started. */
export function resumption(status: Status, now: number): Resumption | null {
  starts = starts.filter((at) => now - at < WITHIN_MS);
  if (status.engine === null || starts.length >= STARTS) return null;
  starts.push(now);
  return { ...atRest(status), doing: doingOf(status) };
}

/** After the device was lost that the worker computes on; null: the processor is lost, too. */
export function afterLoss(status: Status, doing: Doing | null): Resumption | null {
  losses++;
  return losses > RECOVERIES + 1 ? null : { ...atRest(status), doing };
}

/** The device does not come back at all. */
export function giveUpDevice(): void {
  losses = RECOVERIES + 1;
}

/** The user has chosen what computes: every device is trusted again. */
export function trustDevice(): void {
  losses = 0;
}

/** What to compute with where the user wants `preference`. */
export function trusted(preference: EnginePreference): EnginePreference {
  return losses > RECOVERIES ? "event" : preference;
}

/** By the user's hand: nothing runs by itself that has failed again and again. */
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

/** What is under way. */
export function doingOf(status: Status): Doing | null {
  if (status.phase === "running") return { kind: "run" };
  return isRunning(status) ? { kind: "train", target: status.target } : null;
}

/** For tests. */
export function forgetFaults(): void {
  starts = [];
  losses = 0;
}
