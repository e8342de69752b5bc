// What lies over the page to look into neurons: the lab, or the form for one's own; and drafts of neurons, which are kept.
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { NeuronDescription, ParamValues } from "../../index";
import { type Draft, readDraft } from "./own/draft";

/** Whose equations are edited. */
export interface Editing {
  /** under which the draft is kept: what was begun from one model does not replace what was begun from another */
  readonly key: string;
  /** a model of the document's own that the draft takes the place of; null: it is a new one */
  readonly replaces: string | null;
  /** the population that is put onto it; null: a new one is added, or those that have the model already */
  readonly onto: string | null;
  /** a model that a new one begins from; absent: the one that its population has */
  readonly from?: string;
}

/** What the lab begins with. */
export interface Looked {
  readonly model: NeuronDescription;
  readonly params: ParamValues;
  /** where it is from, as the choice of models names it */
  readonly source: string;
}

export interface LabState {
  readonly open: "lab" | "own" | null;
  readonly editing: Editing;
  readonly drafts: Readonly<Record<string, Draft>>;
  /** null: what was looked at last, else the network's main population */
  readonly looked: Looked | null;
}

export const NEW: Editing = { key: "new", replaces: null, onto: null };
/** Chosen: more than anyone begins and does not use. */
const MOST_DRAFTS = 12;

export const useLabStore = create<LabState>()(
  persist((): LabState => ({ open: null, editing: NEW, drafts: {}, looked: null }), {
    name: "spikeyard-lab",
    version: 1,
    partialize: ({ drafts }) => ({ drafts }),
    merge: (stored, current) => ({ ...current, drafts: draftsIn(stored) }),
  }),
);

export function openOwn(editing: Editing = NEW): void {
  useLabStore.setState({ open: "own", editing });
}

export function openLab(looked: Looked | null = null): void {
  useLabStore.setState(({ looked: last }) => ({ open: "lab", looked: looked ?? last }));
}

export function closeLab(): void {
  useLabStore.setState({ open: null });
}

export function keepDraft(key: string, draft: Draft): void {
  useLabStore.setState(({ drafts: { [key]: _, ...others } }) => {
    const kept = Object.entries(others).slice(1 - MOST_DRAFTS);
    return { drafts: Object.fromEntries([...kept, [key, draft]]) };
  });
}

export function dropDraft(key: string): void {
  useLabStore.setState(({ drafts: { [key]: _, ...drafts } }) => ({ drafts }));
}

function draftsIn(stored: unknown): Record<string, Draft> {
  const { drafts } = (stored ?? {}) as { readonly drafts?: unknown };
  if (typeof drafts !== "object" || drafts === null) return {};
  const read = Object.entries(drafts)
    .slice(0, MOST_DRAFTS)
    .map(([key, draft]) => [key, readDraft(draft)] as const);
  return Object.fromEntries(read.filter((one): one is [string, Draft] => one[1] !== null));
}
