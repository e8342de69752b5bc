// A chart that lives as long as its view, and is made anew for another theme or other lines.
import { type RefObject, useEffect, useRef } from "react";
import { useShownTheme } from "../../state/theme";
import { CurveChart, type CurveOptions } from "./CurveChart";

/** @param key - another one makes another chart */
export function useCurveChart(
  host: RefObject<HTMLElement | null>,
  options: CurveOptions,
  key: string,
): RefObject<CurveChart | null> {
  const theme = useShownTheme();
  const chart = useRef<CurveChart | null>(null);
  const latest = useRef(options);
  latest.current = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme or key makes another chart
  useEffect(() => {
    if (!host.current) return;
    const made = new CurveChart(host.current, latest.current);
    chart.current = made;
    return () => {
      made.dispose();
      chart.current = null;
    };
  }, [host, theme, key]);
  return chart;
}
