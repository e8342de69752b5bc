// What commands, menus and the palette do to the cards on the canvas. Loaded with the canvas, or with the first of them.
import type { NetworkDocument } from "../../index";
import { copy } from "../copy";
import { apply } from "../session/edits";
import { withPositions } from "../state/documentEdits";
import { isBlank, useDocumentStore } from "../state/documentStore";
import type { Added } from "../state/edits/add";
import { withWorldLink } from "../state/edits/agent";
import { fromText, type Part, partOf, toText, withPart } from "../state/edits/clipboard";
import { reasonOf, type Wish, withConnection } from "../state/edits/connect";
import { isWorldCard, voteCardOf } from "../state/edits/names";
import { CARD, PITCH, type Place, placesOf } from "../state/edits/places";
import { withReadout } from "../state/edits/readout";
import { without } from "../state/edits/remove";
import { withLabel, withName } from "../state/edits/rename";
import { notify } from "../state/runStore";
import { SLOW_ACTS, select } from "../state/uiStore";
import { canvasControls, focusCanvas, focusCard, focusProjection, leaveCard } from "./canvasControls";
import { mark, markMade, setCanvas } from "./canvasStore";
import { inHand } from "./hand";
import { actingIn, addedBy } from "./palette/adding";
import type { PaletteItem } from "./palette/items";

/**
 * Adds what the palette offers.
 * @param at - middle of the new card, px of the canvas; absent: beside what is in hand, else where there is room in view
 */
export async function add(item: PaletteItem, at?: Place): Promise<void> {
  if (item.adds.kind === "world") return actIn(item.adds.environment);
  const { cards, projection } = inHand();
  const chosen = cards.length === 1 ? cards[0]! : null;
  const led = projection === null ? null : documentNow().projections[projection]!.to;
  await put((document) => addedBy(item, document, cornerFor(document, cards.at(-1) ?? led, at), chosen));
}

/** Where a network gives way to an agent, that runs at once, and Undo brings back the one before. */
async function actIn(environment: string): Promise<void> {
  const before = documentNow();
  const made = tried(() => actingIn(before, environment));
  if (!made) return;
  if (!made.replaces) return putAdded(made);
  const { openAndRun } = await import("../session/presets");
  if (!(await openAndRun(made.document, SLOW_ACTS))) return;
  if (!isBlank(before)) notify("good", copy.editor.agentInstead(made.document.name, before.name));
  markMade({ cards: made.ids });
  focusCard(made.ids[0]!);
}

function cornerFor(document: NetworkDocument, left: string | null, at: Place | undefined): Place {
  const beside = left === null ? undefined : placesOf(document)[left];
  if (!at && beside) return { x: beside.x + PITCH.x, y: beside.y };
  const middle = at ?? canvasControls()?.middle() ?? { x: 0, y: 0 };
  return { x: middle.x - CARD.width / 2, y: middle.y - CARD.height / 2 };
}

/** Where a new card goes: beside what is in hand, else in the middle of the view. */
export function cornerInView(): Place {
  return cornerFor(documentNow(), inHand().cards.at(-1) ?? null, undefined);
}

/** Puts a document with new or changed cards on the page, and marks them. */
export function putAdded(added: Added): Promise<void> {
  return put(() => added);
}

export async function remove(): Promise<void> {
  const { cards, projection } = inHand();
  const parts = projection === null ? { cards } : { projections: [projection] };
  if (!(await onPage(without(documentNow(), parts)))) return;
  select(null);
  focusCanvas();
}

export function selectAll(): void {
  mark(Object.keys(placesOf(documentNow())));
}

/** Makes a connection, and selects it. */
export async function connect(wish: Wish): Promise<void> {
  const made = tried(() => withConnection(documentNow(), wish));
  if (!made) return;
  setCanvas({ connecting: null, aimed: null });
  if (!(await onPage(made.document))) return;
  markMade({ projection: made.id });
  focusProjection(made.id);
}

/**
 * Joins a card to one that is no population: the vote reads it, or it acts in the world, or sees it.
 * @returns false between two populations, where there is more to choose
 */
export function join(from: string, to: string): boolean {
  const document = documentNow();
  const isWorld = [from, to].some((id) => isWorldCard(document, id));
  if (!isWorld && to !== voteCardOf(document)) return false;
  setCanvas({ connecting: null, aimed: null });
  void put((now) => ({
    document: isWorld ? withWorldLink(now, from, to) : withReadout(now, from),
    ids: [to],
  }));
  return true;
}

/** @returns why the name is refused, or null */
export async function rename(id: string, what: "label" | "id", text: string): Promise<void> {
  setCanvas({ renaming: null });
  const name = what === "id" ? text.trim() : id;
  const next = tried(() =>
    what === "id" ? withName(documentNow(), id, name) : withLabel(documentNow(), id, text),
  );
  if (!next || next === documentNow()) return focusCard(id);
  if (!(await onPage(next))) return;
  if (name !== id) mark([name]);
  focusCard(name);
}

export async function tidy(): Promise<void> {
  const { tidied } = await import("./tidy");
  const document = documentNow();
  if (await onPage(withPositions(document, tidied(document))))
    requestAnimationFrame(() => canvasControls()?.fit());
}

/** What was copied last, also where the browser keeps its clipboard to itself. */
let copied: string | null = null;

/** @returns the text for the clipboard; null if no card is marked that can be copied */
export function copyCards(): string | null {
  const part = partOf(documentNow(), inHand().cards);
  if (!part) return null;
  copied = toText(part);
  notify("good", copy.editor.copied(Object.keys(part.populations).length));
  return copied;
}

export async function pasteCards(text: string | null = copied): Promise<void> {
  if (text === null) return notify("bad", copy.editor.nothingCopied);
  const part = tried(() => fromText(text));
  if (part) await putPart(part);
}

export async function duplicate(): Promise<void> {
  const part = partOf(documentNow(), inHand().cards);
  if (part) await putPart(part);
}

function putPart(part: Part): Promise<void> {
  return put((document) => withPart(document, part, { x: CARD.width + 32, y: 0 }));
}

/** Puts what was added on the page, marks it, and shows it. */
async function put(make: (document: NetworkDocument) => Added): Promise<void> {
  const added = tried(() => make(documentNow()));
  if (!added) return;
  if (added.document !== documentNow() && !(await onPage(added.document))) return;
  leaveCard(); // until the new one can take the focus, the one before is not in hand
  markMade({ cards: added.ids });
  const last = added.ids.at(-1);
  if (last === undefined) return;
  canvasControls()?.reveal(last); // before it has the focus: a card that has it is brought into view alone
  focusCard(last);
}

/**
 * Puts a document on the page, and does not wait until the engine has taken it in: what comes after, such as marking the
 * new card, is for the page, and must not undo what the user has done meanwhile.
 */
async function onPage(next: NetworkDocument): Promise<boolean> {
  const taken = apply(next);
  return documentNow() === next || taken;
}

/** What an edit gives, or null when it is refused: then the user reads why. */
function tried<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    notify("bad", reasonOf(error));
    return null;
  }
}

const documentNow = () => useDocumentStore.getState().document;
