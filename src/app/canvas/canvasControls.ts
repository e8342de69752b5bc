// What the canvas can be told to do from outside of it: by commands, the palette, a menu. It says so when it is there.
import type { Place } from "../state/edits/places";
import { SKIP_TARGET } from "../trust/SkipLink";
import { focusSoon } from "../ui/focusSoon";

export interface CanvasControls {
  /** px of the window -> px of the canvas */
  toCanvas(at: Place): Place;
  /** middle of what is seen, px of the canvas */
  middle(): Place;
  /** whether a point of the window is on it */
  isOver(at: Place): boolean;
  fit(): void;
  zoom(direction: "in" | "out"): void;
  /** brings a card into view if it is not */
  reveal(id: string): void;
}

let controls: CanvasControls | null = null;

/** @returns how to take it back */
export function offerControls(mine: CanvasControls): () => void {
  controls = mine;
  return () => {
    if (controls === mine) controls = null;
  };
}

export function canvasControls(): CanvasControls | null {
  return controls;
}

/** The element of a card, which takes the focus. */
export function cardElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}

/** Card that the focus is on or in, if any. */
export function focusedCard(): string | null {
  return document.activeElement?.closest<HTMLElement>(".react-flow__node")?.dataset.id ?? null;
}

/** Connection whose chip has the focus, if any. */
export function focusedProjection(): string | null {
  return document.activeElement?.closest<HTMLElement>("[data-projection]")?.dataset.projection ?? null;
}

/** Takes the focus from the card that has it. */
export function leaveCard(): void {
  if (focusedCard() !== null && document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Where the focus goes when what had it is gone, so that Tab and keys go on from the network. */
export function focusCanvas(): void {
  focusSoon(() => document.getElementById(SKIP_TARGET));
}

/** Gives a card the focus as soon as it is there. */
export function focusCard(id: string): void {
  focusSoon(() => cardElement(id));
}

export function focusProjection(id: string): void {
  focusSoon(() => document.querySelector<HTMLElement>(`[data-projection="${CSS.escape(id)}"]`));
}
