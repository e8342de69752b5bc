// How far the user is led: the hint over the canvas, the lesson that is on, lessons done. All but what is open is remembered.
import { create } from "zustand";
import { persist } from "zustand/middleware";

export interface GuideState {
  /** the hint over the canvas leads on; false: it only says what happens */
  readonly hints: boolean;
  /** the current slider was used once */
  readonly slid: boolean;
  /** the lesson that is on, and its step, from 0 */
  readonly lesson: { readonly id: string; readonly step: number } | null;
  /** steps done of each lesson that was begun */
  readonly done: Readonly<Record<string, number>>;
  /** what the example that was opened invites to, and which of it is said now; for as long as the document has its name */
  readonly tries: { readonly document: string; readonly list: readonly string[]; readonly at: number } | null;
  /** what lies over the page */
  readonly open: "gallery" | "lessons" | null;
}

export const useGuideStore = create<GuideState>()(
  persist((): GuideState => ({ hints: true, slid: false, lesson: null, done: {}, tries: null, open: null }), {
    name: "spikeyard-guide",
    version: 1,
    partialize: ({ hints, slid, done }) => ({ hints, slid, done }),
    merge: (stored, current) => ({ ...current, ...validPart(stored) }),
  }),
);

export function openGallery(): void {
  useGuideStore.setState({ open: "gallery" });
}

export function openLessons(): void {
  useGuideStore.setState({ open: "lessons" });
}

export function closeGuide(): void {
  useGuideStore.setState({ open: null });
}

/** The next of what can be tried. */
export function tryNext(): void {
  const { tries } = useGuideStore.getState();
  if (tries) useGuideStore.setState({ tries: { ...tries, at: (tries.at + 1) % tries.list.length } });
}

/** A step of the lesson that is on was done. */
export function markDone(id: string, steps: number): void {
  const { done } = useGuideStore.getState();
  if ((done[id] ?? 0) < steps) useGuideStore.setState({ done: { ...done, [id]: steps } });
}

/** What another version or a hand has written may be anything: only values that make sense are taken. */
function validPart(stored: unknown): Partial<GuideState> {
  if (typeof stored !== "object" || stored === null) return {};
  const { hints, slid, done } = stored as Record<string, unknown>;
  return {
    ...(typeof hints === "boolean" ? { hints } : {}),
    ...(typeof slid === "boolean" ? { slid } : {}),
    ...(typeof done === "object" && done !== null ? { done: counts(done) } : {}),
  };
}

function counts(entries: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(entries).filter(([, steps]) => Number.isSafeInteger(steps) && steps >= 0 && steps < 100),
  );
}
