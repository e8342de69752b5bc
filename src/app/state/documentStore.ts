// The network on the page, and the one that the engine runs: they differ while an edit waits for a rebuild.
import { create } from "zustand";
import { mnistFirst } from "../../examples/mnistFirst";
import type { NetworkDocument } from "../../index";

export interface DocumentState {
  readonly document: NetworkDocument;
  /** what the engine runs, or last ran */
  readonly running: NetworkDocument;
  /** the document has changes that the running network cannot take without new weights */
  readonly needsRebuild: boolean;
}

export const useDocumentStore = create<DocumentState>(() => ({
  document: mnistFirst,
  running: mnistFirst,
  needsRebuild: false,
}));
