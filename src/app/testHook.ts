// For browser tests and the console: `window.__spikeyard` tells what the page knows. Read-only: nothing runs by it.
import type { NetworkDocument } from "../index";
import { counters } from "./session/counters";
import type { Status } from "./session/protocol";
import { useDocumentStore } from "./state/documentStore";
import { useRunStore } from "./state/runStore";

export interface TestHook {
  /** the last status that the worker sent */
  status(): Status;
  /** the document on the page */
  document(): NetworkDocument;
  /** telemetry received and frames drawn since the page opened */
  readonly counters: Readonly<typeof counters>;
}

declare global {
  interface Window {
    readonly __spikeyard: TestHook;
  }
}

export function exposeTestHook(): void {
  const hook: TestHook = Object.freeze({
    status: () => useRunStore.getState().status,
    document: () => useDocumentStore.getState().document,
    get counters() {
      return { ...counters };
    },
  });
  Object.defineProperty(window, "__spikeyard", { value: hook });
}
