// Whether the network on the page is kept, and where not, why.
import { create } from "zustand";

export type Kept =
  /** as it was opened: there is nothing to keep yet */
  | { readonly state: "untouched" | "saving" | "saved" }
  /** it lives until the page is closed */
  | { readonly state: "memory"; readonly reason: string }
  /** another tab has the same project open, and keeps its own */
  | { readonly state: "elsewhere" };

export interface KeepState {
  readonly kept: Kept;
  /** what lies over the page */
  readonly dialog: "share" | "recent" | null;
  /** the name in the top bar is being written */
  readonly renaming: boolean;
}

export const useKeepStore = create<KeepState>(() => ({
  kept: { state: "untouched" },
  dialog: null,
  renaming: false,
}));

export function tellKept(kept: Kept): void {
  useKeepStore.setState({ kept });
}

export function showDialog(dialog: KeepState["dialog"]): void {
  useKeepStore.setState({ dialog });
}

export function startRenaming(renaming = true): void {
  useKeepStore.setState({ renaming });
}
