// What is in hand on the canvas, and what waits for the user there. Apart from the actions: the page begins with these.
import { useDocumentStore } from "../state/documentStore";
import { type Place, placesOf } from "../state/edits/places";
import { select, useUiStore } from "../state/uiStore";
import { focusCard, focusedCard, focusedProjection } from "./canvasControls";
import { mark, setCanvas, useCanvasStore } from "./canvasStore";

/** What the next command is about. */
export interface Hand {
  /** cards that there are, the readout's among them */
  readonly cards: readonly string[];
  readonly projection: string | null;
}

/** What has the focus, if it is not marked anyway; else what is marked or selected. */
export function inHand(): Hand {
  const { document } = useDocumentStore.getState();
  const chip = focusedProjection();
  if (chip !== null && Object.hasOwn(document.projections, chip)) return { cards: [], projection: chip };
  const places = placesOf(document);
  const marked = useCanvasStore.getState().marked.filter((id) => Object.hasOwn(places, id));
  const focused = focusedCard();
  if (focused !== null && Object.hasOwn(places, focused) && !marked.includes(focused))
    return { cards: [focused], projection: null };
  if (marked.length > 0) return { cards: marked, projection: null };
  const { selection } = useUiStore.getState();
  const projection = selection?.kind === "projection" ? selection.id : null;
  const exists = projection !== null && Object.hasOwn(document.projections, projection);
  return { cards: [], projection: exists ? projection : null };
}

/** Marks or selects what has the focus, as one does before a command is chosen from a list. */
export function markFocused(): void {
  const projection = focusedProjection();
  if (projection !== null) select({ kind: "projection", id: projection });
  else if (focusedCard() !== null) mark(inHand().cards);
}

/** Begins to connect the card in hand: the user chooses the other. */
export function startConnecting(from: string, to: string | null = null, at: Place | null = null): void {
  setCanvas({ connecting: { from, to, at }, aimed: null });
}

export function stopConnecting(): void {
  const { connecting } = useCanvasStore.getState();
  setCanvas({ connecting: null, aimed: null });
  if (connecting) focusCard(connecting.from);
}

export function startRenaming(id: string, what: "label" | "id"): void {
  setCanvas({ renaming: { id, what } });
}
