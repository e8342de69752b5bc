// Light or dark: the user's choice, else the system's, written to the root element for the style sheet.
import { useSyncExternalStore } from "react";
import type { Theme } from "../live/colormap";
import { useUiStore } from "./uiStore";

const systemDark = matchMedia("(prefers-color-scheme: dark)");

/** The theme on the screen now. */
export function shownTheme(): Theme {
  return useUiStore.getState().theme ?? (systemDark.matches ? "dark" : "light");
}

/** Keeps the root element in step with the choice and the system. Called once, before the first paint. */
export function followTheme(): void {
  const apply = () => {
    document.documentElement.dataset.theme = shownTheme();
  };
  apply();
  subscribe(apply);
}

export function useShownTheme(): Theme {
  return useSyncExternalStore(subscribe, shownTheme);
}

/** Chooses the other theme; choosing what the system shows goes back to following it. */
export function toggleTheme(): void {
  const next: Theme = shownTheme() === "dark" ? "light" : "dark";
  const followed: Theme = systemDark.matches ? "dark" : "light";
  useUiStore.setState({ theme: next === followed ? null : next });
}

function subscribe(listener: () => void): () => void {
  const unsubscribe = useUiStore.subscribe(listener);
  systemDark.addEventListener("change", listener);
  return () => {
    unsubscribe();
    systemDark.removeEventListener("change", listener);
  };
}
