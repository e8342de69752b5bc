// What plots let be done with them: freezing, and saving what they show. Views register, buttons and commands call.
import { useEffect, useRef } from "react";
import { create } from "zustand";
import type { PlotName } from "../state/uiStore";

export type SaveKind = "png" | "svg" | "csv";

/** What an open plot offers. */
export interface PlotActions {
  readonly save: Partial<Record<SaveKind, () => unknown>>;
  /** back to what it shows by itself */
  readonly resetZoom?: () => void;
}

export interface PlotState {
  readonly frozen: ReadonlySet<PlotName>;
  /** those that do not show everything, or not the newest */
  readonly zoomed: ReadonlySet<PlotName>;
  /** the network is drawn in space, over the cards */
  readonly space: boolean;
}

export const usePlotStore = create<PlotState>(() => ({
  frozen: new Set(),
  zoomed: new Set(),
  space: false,
}));

const open = new Map<PlotName, PlotActions>();

export function actionsOf(plot: PlotName): PlotActions | undefined {
  return open.get(plot);
}

/** Offers a plot's actions as long as it is on the page. */
export function usePlotActions(plot: PlotName, actions: PlotActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const { save } = latest.current;
    const kinds = Object.keys(save) as SaveKind[];
    open.set(plot, {
      save: Object.fromEntries(kinds.map((kind) => [kind, () => latest.current.save[kind]?.()])),
      ...(latest.current.resetZoom ? { resetZoom: () => latest.current.resetZoom?.() } : {}),
    });
    return () => {
      open.delete(plot);
      setZoomed(plot, false);
    };
  }, [plot]);
}

export function useFrozen(plot: PlotName): boolean {
  return usePlotStore(({ frozen }) => frozen.has(plot));
}

/** The value as it was when the plot was frozen, or as it is. */
export function useHeld<T>(plot: PlotName, value: T): T {
  const frozen = useFrozen(plot);
  const held = useRef(value);
  if (!frozen) held.current = value;
  return held.current;
}

export function toggleFrozen(plot: PlotName): void {
  usePlotStore.setState(({ frozen }) => ({ frozen: withMember(frozen, plot, !frozen.has(plot)) }));
}

/** Freezes all plots, or lets all go on if one is frozen. */
export function toggleAllFrozen(plots: readonly PlotName[]): void {
  usePlotStore.setState(({ frozen }) => ({ frozen: new Set(frozen.size > 0 ? [] : plots) }));
}

export function setZoomed(plot: PlotName, is: boolean): void {
  if (usePlotStore.getState().zoomed.has(plot) === is) return;
  usePlotStore.setState(({ zoomed }) => ({ zoomed: withMember(zoomed, plot, is) }));
}

export function toggleSpace(): void {
  usePlotStore.setState(({ space }) => ({ space: !space }));
}

function withMember(set: ReadonlySet<PlotName>, plot: PlotName, is: boolean): ReadonlySet<PlotName> {
  const next = new Set(set);
  if (is) next.add(plot);
  else next.delete(plot);
  return next;
}
