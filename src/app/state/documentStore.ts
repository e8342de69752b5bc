// The network on the page, with its past and future, and the one that the engine runs: they differ while an edit
// waits for a rebuild.
import { temporal } from "zundo";
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

/** A page on which nothing was built yet, or all was deleted: then views show that, whatever ran before. */
export function isBlank({ populations }: NetworkDocument): boolean {
  return Object.keys(populations).length === 0;
}

/** Edits that can be undone. Chosen: more than anyone goes back; documents share all that did not change. */
const MOST_UNDONE = 500;

export const useDocumentStore = create<DocumentState>()(
  temporal((): DocumentState => ({ document: mnistFirst, running: mnistFirst, needsRebuild: false }), {
    partialize: ({ document }) => ({ document }),
    equality: (a, b) => a.document === b.document,
    limit: MOST_UNDONE,
  }),
);

export const useBlank = (): boolean => useDocumentStore(({ document }) => isBlank(document));

/** Changes of one gesture, such as a slider's, are one entry if each comes so soon after the last, in ms. */
const GESTURE = 1000;
let gesture: { readonly name: string; readonly until: number } | null = null;
/** the gesture of a slider that is held: it lasts until it is let go, however long that takes */
let held: string | null = null;

/** Until `releaseGesture`, changes of this gesture are one entry. */
export function holdGesture(name: string): void {
  held = name;
}

/** The next change begins an entry of its own. */
export function releaseGesture(): void {
  held = null;
  gesture = null;
}

/**
 * Puts a changed document on the page.
 * @param name - of the gesture that it belongs to: further changes of it join its entry in the history
 */
export function putDocument(document: NetworkDocument, name?: string): void {
  const history = useDocumentStore.temporal.getState();
  const goesOn =
    name !== undefined && gesture?.name === name && (name === held || performance.now() < gesture.until);
  gesture = name === undefined ? null : { name, until: performance.now() + GESTURE };
  if (goesOn) history.pause();
  useDocumentStore.setState({ document });
  if (goesOn) history.resume();
}

/** Takes back the last change, or makes it again. @returns whether there was one */
export function travel(direction: "back" | "forth"): boolean {
  gesture = null;
  const { pastStates, futureStates, undo, redo } = useDocumentStore.temporal.getState();
  if ((direction === "back" ? pastStates : futureStates).length === 0) return false;
  if (direction === "back") undo();
  else redo();
  return true;
}

/** Takes back the last change for good, as if it had never been made. */
export function withdraw(): void {
  const history = useDocumentStore.temporal;
  const future = history.getState().futureStates;
  if (travel("back")) history.setState({ futureStates: future });
}
