// Errors of the page that no one has caught: the user hears of them, and the report has them.
import { copy } from "../copy";
import { notify } from "../state/runStore";
import { logError } from "./errorLog";
import { reportAction } from "./report";

/** Told by browsers as an error, and none: an observer's news come a frame later. */
const HARMLESS = /ResizeObserver loop/;

/** Listens from now on. */
export function followPageErrors(): void {
  window.addEventListener("error", (event) => tell(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => tell(event.reason));
}

function tell(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (HARMLESS.test(message)) return;
  logError("page", error);
  notify("bad", copy.trust.fault.page(message), reportAction);
}
