// The size of an element on the page, in CSS pixels, as React state: for layouts that depend on it.
import { type RefObject, useEffect, useState } from "react";

export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

/** `{0, 0}` until the element was measured. */
export function useElementSize(element: RefObject<Element | null>): ElementSize {
  const [size, setSize] = useState<ElementSize>({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const width = Math.round(entry.contentRect.width);
      const height = Math.round(entry.contentRect.height);
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
