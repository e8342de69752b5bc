// What goes on on the canvas and is not remembered: which cards are marked, and what the user is in the middle of.
import { create } from "zustand";
import { useDocumentStore } from "../state/documentStore";
import { isWorldCard, voteCardOf, worldCardOf } from "../state/edits/names";
import type { Place } from "../state/edits/places";
import { type Selection, select, useUiStore } from "../state/uiStore";

export interface Connecting {
  readonly from: string;
  /** null: still to be chosen */
  readonly to: string | null;
  /** where the dialog opens, px of the window; null: at the card */
  readonly at: Place | null;
}

export interface CanvasState {
  /** cards that the next command is about; the selection of the inspector is the last of them */
  readonly marked: readonly string[];
  readonly connecting: Connecting | null;
  /** the card that a connection would go to */
  readonly aimed: string | null;
  readonly renaming: { readonly id: string; readonly what: "label" | "id" } | null;
  /** the palette is searched */
  readonly adding: boolean;
  readonly minimap: boolean;
}

export const useCanvasStore = create<CanvasState>(() => ({
  marked: [],
  connecting: null,
  aimed: null,
  renaming: null,
  adding: false,
  minimap: false,
}));

export const setCanvas = useCanvasStore.setState;

/** Marks these cards and no others, and shows the last of them in the inspector. */
export function mark(ids: readonly string[]): void {
  setCanvas({ marked: ids });
  const last = ids.at(-1);
  if (last !== undefined) select(selectionFor(last));
  else if (useUiStore.getState().selection?.kind !== "projection") select(null);
}

/**
 * What was just made is marked, and shown where the inspector stands beside the canvas: on narrow screens the page would
 * scroll down to it, away from the network that is being built.
 */
export function markMade(
  made: { readonly cards: readonly string[] } | { readonly projection: string },
): void {
  const beside = matchMedia("(width >= 56.25rem)").matches;
  if ("projection" in made) select(beside ? { kind: "projection", id: made.projection } : null);
  else if (beside) mark(made.cards);
  else {
    select(null);
    setCanvas({ marked: made.cards });
  }
}

/** What a card stands for. */
export function selectionFor(card: string): Selection {
  const { document } = useDocumentStore.getState();
  if (Object.hasOwn(document.populations, card)) return { kind: "population", id: card };
  return { kind: isWorldCard(document, card) ? "world" : "readout" };
}

/** The card of what is selected; null for none, and for a connection. */
export function cardFor(selection: Selection | null): string | null {
  const { document } = useDocumentStore.getState();
  switch (selection?.kind) {
    case "population":
      return selection.id;
    case "readout":
      return voteCardOf(document);
    case "world":
      return worldCardOf(document);
    default:
      return null;
  }
}

// what others select - the inspector, a lesson, an edge - is the only thing marked
useUiStore.subscribe(({ selection }, before) => {
  if (selection === before.selection) return;
  const { marked } = useCanvasStore.getState();
  const card = cardFor(selection);
  if (card === null ? marked.length > 0 : !marked.includes(card))
    setCanvas({ marked: card === null ? [] : [card] });
});
