// What all drawn charts save alike: the picture, each of their drawings, and their numbers.
import type { RefObject } from "react";
import type { PlotName } from "../../state/uiStore";
import { usePlotActions } from "../plotStore";
import { saveCsv, savePng, saveSvg, type Table } from "./files";

/**
 * @param file - name of the file, before its ending
 * @param table - the numbers as they are now
 */
export function useChartSaves(
  plot: PlotName,
  frame: RefObject<HTMLElement | null>,
  file: string,
  table: () => Table,
): void {
  usePlotActions(plot, {
    save: {
      png: () => frame.current && savePng(file, frame.current),
      svg: () => {
        const drawings = frame.current?.querySelectorAll<SVGSVGElement>("svg[data-plot]") ?? [];
        for (const [k, svg] of [...drawings].entries()) saveSvg(k === 0 ? file : `${file}-${k + 1}`, svg);
      },
      csv: () => saveCsv(file, table()),
    },
  });
}
