// Which neurons the user has pinned: every view marks them, and their variables are recorded while running.
import { create } from "zustand";
import type { Pin } from "../session/protocol";

export interface PinState {
  readonly pins: readonly Pin[];
}

/** Chosen: as many lines as can be told apart; each pin costs a look at the engine a step. */
export const MOST_PINS = 6;

/** Colours of the lines, told apart in both themes; the first pin keeps the first. */
export const PIN_COLORS = ["#3d9bdc", "#e8873d", "#3faf8e", "#cc5ab8", "#9a8b2d", "#9160d8"] as const;

export const usePinStore = create<PinState>(() => ({ pins: [] }));

export const isSame = (a: Pin, b: Pin): boolean => a.population === b.population && a.neuron === b.neuron;

/** Pins with this one in or out; the oldest goes where there are too many. */
export function toggled(pins: readonly Pin[], pin: Pin): readonly Pin[] {
  const others = pins.filter((one) => !isSame(one, pin));
  return others.length < pins.length ? others : [...others, pin].slice(-MOST_PINS);
}

export function pinColor(index: number): string {
  return PIN_COLORS[index % PIN_COLORS.length]!;
}
