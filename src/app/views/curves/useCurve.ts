// A curve of a model, computed in a worker of its own whenever what it hangs on changes.
import { type Remote, wrap } from "comlink";
import { useEffect, useRef, useState } from "react";
import { messageOf } from "../../session/client";
import type { curves } from "./worker";

export type Curves = Remote<typeof curves>;

export interface Computed<T> {
  /** the last that was computed; while `busy` that of before */
  readonly curve: T | null;
  readonly busy: boolean;
  readonly problem: string | null;
}

/** ms after a change before it is computed: a slider that is dragged makes many. */
const PAUSE = 150;
let curvesWorker: Curves | null = null;

/** One for the page, started when a curve is first looked at. */
function theWorker(): Curves {
  curvesWorker ??= wrap(new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));
  return curvesWorker;
}

/** @param key - what the curve hangs on, as text; null: there is none */
export function useCurve<T>(key: string | null, compute: (curves: Curves) => Promise<T>): Computed<T> {
  const [state, setState] = useState<Computed<T>>({ curve: null, busy: true, problem: null });
  const latest = useRef(compute);
  latest.current = compute;
  useEffect(() => {
    if (key === null) return setState({ curve: null, busy: false, problem: null });
    let wanted = true;
    setState((before) => ({ ...before, busy: true }));
    const timer = setTimeout(async () => {
      try {
        const curve = await latest.current(theWorker());
        if (wanted) setState({ curve, busy: false, problem: null });
      } catch (error) {
        if (wanted) setState({ curve: null, busy: false, problem: messageOf(error) });
      }
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  return state;
}
