// Ties a painter to a component: it paints after every value of a channel, on a theme change, and ends with it.
import { type RefObject, useEffect, useRef } from "react";
import { useShownTheme } from "../state/theme";
import type { Channel } from "./channel";
import { createPainter } from "./frames";

export function useLivePainting<T, E extends Element>(
  channel: Channel<T>,
  element: RefObject<E | null>,
  paint: (element: E, value: T | null) => void,
): void {
  const theme = useShownTheme();
  const latest = useRef(paint);
  latest.current = paint;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme is a reason to paint again
  useEffect(() => {
    const painter = createPainter(() => {
      if (element.current) latest.current(element.current, channel.last());
    });
    const unsubscribe = channel.subscribe(painter.request);
    painter.requestNow();
    return () => {
      unsubscribe();
      painter.stop();
    };
  }, [channel, element, theme]);
}
