// The state of the run, as the worker last told it (at most ten times a second), and what the user must be told.
import { create } from "zustand";
import { OPENING } from "../session/opening";
import type { Status } from "../session/protocol";

export interface Notice {
  readonly id: number;
  readonly tone: "good" | "bad";
  readonly text: string;
}

export interface RunState {
  readonly status: Status;
  /** why the worker is gone, if it is */
  readonly crash: string | null;
  readonly notices: readonly Notice[];
}

export const useRunStore = create<RunState>(() => ({ status: OPENING, crash: null, notices: [] }));

/** A good word goes after this long; bad news stays until it is dismissed. */
const GOOD_NOTICE_MS = 5000;
let noticeCount = 0;

export function notify(tone: Notice["tone"], text: string): void {
  const id = ++noticeCount;
  useRunStore.setState(({ notices }) => ({
    notices: [...notices.filter((one) => one.text !== text), { id, tone, text }].slice(-3),
  }));
  if (tone === "good") setTimeout(() => dismiss(id), GOOD_NOTICE_MS);
}

export function dismiss(id: number): void {
  useRunStore.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) }));
}
