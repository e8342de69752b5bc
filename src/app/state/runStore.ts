// The state of the run, as the worker last told it (at most ten times a second), and what the user must be told.
import { create } from "zustand";
import { OPENING } from "../session/opening";
import type { Status } from "../session/protocol";
import { logError } from "../trust/errorLog";

export interface Notice {
  readonly id: number;
  readonly tone: "good" | "bad";
  readonly text: string;
  readonly action?: NoticeAction;
}

/** A way on, as a button beside the words. */
export interface NoticeAction {
  readonly label: string;
  run(): unknown;
}

export interface RunState {
  readonly status: Status;
  /** why the worker is gone, if it is */
  readonly crash: string | null;
  readonly notices: readonly Notice[];
}

export const useRunStore = create<RunState>(() => ({ status: OPENING, crash: null, notices: [] }));

/** A good word goes after this long; bad news and what asks for something stay until dismissed. */
const GOOD_NOTICE_MS = 5000;
let noticeCount = 0;

export function notify(tone: Notice["tone"], text: string, action?: NoticeAction): void {
  if (tone === "bad") logError("notice", text);
  const id = ++noticeCount;
  useRunStore.setState(({ notices }) => ({
    notices: [
      ...notices.filter((one) => one.text !== text),
      { id, tone, text, ...(action ? { action } : {}) },
    ].slice(-3),
  }));
  if (tone === "good" && !action) setTimeout(() => dismiss(id), GOOD_NOTICE_MS);
}

export function dismiss(id: number): void {
  useRunStore.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) }));
}
