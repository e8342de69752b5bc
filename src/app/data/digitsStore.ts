// What of the data strip is open: what is known of the digits, and one of the last digits, large.
import { create } from "zustand";
import type { SampleView } from "../session/protocol";

export interface DigitsState {
  readonly info: boolean;
  /** the film as it was when it was opened, newest first, and which of it is shown; null: none */
  readonly large: { readonly film: readonly SampleView[]; readonly at: number } | null;
}

export const useDigitsStore = create<DigitsState>(() => ({ info: false, large: null }));

export function showLarge(film: readonly SampleView[], at: number): void {
  if (film.length > 0) useDigitsStore.setState({ large: { film, at: Math.min(at, film.length - 1) } });
}

export function turnTo(step: number): void {
  useDigitsStore.setState(({ large }) =>
    large ? { large: { ...large, at: Math.max(0, Math.min(large.film.length - 1, large.at + step)) } } : {},
  );
}
