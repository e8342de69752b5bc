// Ties a painter to a component: it paints on every value of a channel, on a theme change, and stops on unmount.
import { type RefObject, useEffect, useRef } from "react";
import { useShownTheme } from "../state/theme";
import type { Channel } from "./channel";
import { createPainter } from "./frames";

/** @param minInterval - ms between two paintings */
export function useLivePainting<T, E extends Element>(
  channel: Channel<T>,
  element: RefObject<E | null>,
  paint: (element: E, value: T | null) => void,
  minInterval = 0,
): void {
  const theme = useShownTheme();
  const latest = useRef(paint);
  latest.current = paint;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme is a reason to paint again
  useEffect(() => {
    const painter = createPainter(() => {
      if (element.current) latest.current(element.current, channel.last());
    }, minInterval);
    const unsubscribe = channel.subscribe(painter.request);
    painter.request();
    return () => {
      unsubscribe();
      painter.stop();
    };
  }, [channel, element, minInterval, theme]);
}
