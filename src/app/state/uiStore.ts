// How the page is arranged: theme, open plot, stop rule (remembered) and what is selected (not remembered).
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Theme } from "../live/colormap";
import type { EnginePreference, StopRule } from "../session/protocol";

export const PLOTS = [
  "spikes",
  "weights",
  "traces",
  "accuracy",
  "confusion",
  "activity",
  "selectivity",
  "currents",
  "timing",
  "world",
  "returns",
  "policy",
] as const;
export type PlotName = (typeof PLOTS)[number];
/** Plots side by side at most. */
export const MOST_PLOTS = 4;
export const FIRST_PLOTS: readonly PlotName[] = ["spikes", "weights", "accuracy", "confusion"];

export type Selection =
  | { readonly kind: "population"; readonly id: string }
  | { readonly kind: "projection"; readonly id: string }
  | { readonly kind: "readout" | "world" };

export const NO_RULE: StopRule = { accuracy: null, patience: null };

export interface UiState {
  /** null: as the system has it */
  readonly theme: Theme | null;
  /** the plot in front where not all fit side by side */
  readonly plot: PlotName;
  /** those that stand side by side where they fit, the last chosen first */
  readonly plots: readonly PlotName[];
  /** digits after which training stops */
  readonly target: number;
  readonly selection: Selection | null;
  readonly engine: EnginePreference;
  /** ms of network time that Run takes a second; Infinity: as fast as it goes */
  readonly speed: number;
  /** what ends training before all digits are learned */
  readonly rule: StopRule;
  /** the user has read that there is no WebGPU here */
  readonly noGpuSeen: boolean;
  /** what lies over the page */
  readonly sheet: "commands" | "keys" | "report" | null;
}

/** Slow motion in which single spikes can be followed. Chosen. */
export const SLOW = 25;
/** Slow motion in which single decisions of an agent can be followed, of some 13 ms each. Chosen. */
export const SLOW_ACTS = 50;
export const DEFAULT_TARGET = 8000;
export const MOST_DIGITS = 1_000_000;

export const ENGINES: readonly EnginePreference[] = ["auto", "gpu", "event"];

export const useUiStore = create<UiState>()(
  persist(
    (): UiState => ({
      theme: null,
      plot: "spikes",
      plots: FIRST_PLOTS,
      target: DEFAULT_TARGET,
      selection: null,
      engine: "auto",
      noGpuSeen: false,
      sheet: null,
      speed: SLOW,
      rule: NO_RULE,
    }),
    {
      name: "spikeyard-ui",
      version: 1,
      partialize: ({ theme, plot, plots, target, engine, noGpuSeen }) => ({
        theme,
        plot,
        plots,
        target,
        engine,
        noGpuSeen,
      }),
      merge: (stored, current) => ({ ...current, ...validPart(stored) }),
    },
  ),
);

/** As the address says (`?engine=event`), for this visit; else as it was last chosen. */
export function enginePreference(): EnginePreference {
  const asked = new URLSearchParams(globalThis.location?.search).get("engine");
  return ENGINES.find((engine) => engine === asked) ?? useUiStore.getState().engine;
}

export function select(selection: Selection | null): void {
  useUiStore.setState({ selection });
}

/** The connection that is selected, if one is. */
export const selectedProjection = ({ selection }: UiState = useUiStore.getState()): string | null =>
  selection?.kind === "projection" ? selection.id : null;

export function isSelected(a: Selection | null, b: Selection): boolean {
  if (a === null || a.kind !== b.kind) return false;
  return !("id" in a) || ("id" in b && a.id === b.id);
}

/** What another version or a hand has written may be anything: only values that make sense are taken. */
function validPart(stored: unknown): Partial<UiState> {
  if (typeof stored !== "object" || stored === null) return {};
  const { theme, plot, plots, target, engine, noGpuSeen } = stored as Record<string, unknown>;
  const known: readonly unknown[] = PLOTS;
  const chosen = Array.isArray(plots) ? [...new Set(plots)].filter((one) => known.includes(one)) : [];
  return {
    ...(theme === "light" || theme === "dark" ? { theme } : {}),
    ...(noGpuSeen === true ? { noGpuSeen } : {}),
    ...(known.includes(plot) ? { plot: plot as PlotName } : {}),
    ...(chosen.length > 0 ? { plots: chosen.slice(0, MOST_PLOTS) as PlotName[] } : {}),
    ...(ENGINES.includes(engine as EnginePreference) ? { engine: engine as EnginePreference } : {}),
    ...(Number.isSafeInteger(target) && Number(target) >= 1 && Number(target) <= MOST_DIGITS
      ? { target: Number(target) }
      : {}),
  };
}
