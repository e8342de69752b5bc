// Which tab of the inspector is in front.
import { create } from "zustand";

export const TABS = ["parameters", "live", "code"] as const;
export type TabName = (typeof TABS)[number];

export interface InspectorState {
  readonly tab: TabName;
}

export const useInspectorStore = create<InspectorState>(() => ({ tab: "parameters" }));

export function showTab(tab: TabName): void {
  useInspectorStore.setState({ tab });
}

/** For keys and commands: the fields are the next stops from there. */
export function focusTab(tab: TabName): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-testid="inspector"] [data-testid="tab-${tab}"]`)?.focus(),
  );
}
