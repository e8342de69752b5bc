// A count that rises when there is news on a channel, at most twice a second: for plots that React draws.
import { useEffect, useState } from "react";
import type { Channel } from "../../live/channel";
import { createPainter } from "../../live/frames";

const PAUSE = 500;

/** @param frozen - the count stands still */
export function useSlowly<T>(channel: Channel<T>, frozen: boolean): number {
  const [news, setNews] = useState(0);
  useEffect(() => {
    if (frozen) return;
    const rise = () => setNews((before) => before + 1);
    let timer: ReturnType<typeof setTimeout> | undefined;
    // a painter, so that nothing is computed in a hidden tab
    const painter = createPainter(rise);
    rise();
    const unsubscribe = channel.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        painter.request();
      }, PAUSE);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
      painter.stop();
    };
  }, [channel, frozen]);
  return news;
}
