// Numbers of the running network as a component asks for them: twice a second, which is as often as one can read.
import { useEffect, useRef, useState } from "react";
import { session } from "../../session/client";
import { useRunStore } from "../../state/runStore";

const EVERY_MS = 500;

/** What `look` gives, now and every half second while the page is seen; `undefined` until the first. */
export function usePolled<T>(look: () => Promise<T> | T, key: string): T | undefined {
  const [seen, setSeen] = useState<{ readonly key: string; readonly value: T }>();
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const again = async () => {
      try {
        if (!document.hidden) {
          const value = await latest.current();
          if (!over) setSeen({ key, value });
        }
      } catch {
        // the engine is gone or opens: the banner says so, and the next look may find it
      }
      if (!over) timer = setTimeout(again, EVERY_MS);
    };
    void again();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [key]);
  return seen?.key === key ? seen.value : undefined;
}

/** An array of the running network, see `Session.read`; null where there is none. */
export function useArray(name: string): Float32Array | null | undefined {
  return usePolled(() => session().read(name), name);
}

/** The same for what changes by a rebuild only: read once for every network that is opened. */
export function useDrawn(name: string): Float32Array | null {
  const hash = useRunStore((state) => `${state.status.phase} ${state.status.weightHash ?? ""}`);
  const [values, setValues] = useState<Float32Array | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another network is a reason to read again
  useEffect(() => {
    let over = false;
    const read = async () => {
      try {
        const found = await session().read(name);
        if (!over) setValues(found);
      } catch {
        if (!over) setValues(null);
      }
    };
    void read();
    return () => {
      over = true;
    };
  }, [name, hash]);
  return values;
}
