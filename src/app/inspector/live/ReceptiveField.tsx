// Weights onto one neuron as an image, laid out as the neurons are that they come from.
import { useEffect, useRef } from "react";
import { copy } from "../../copy";
import { colorTable } from "../../live/colormap";
import { useShownTheme } from "../../state/theme";

export interface ReceptiveFieldProps {
  readonly values: Float32Array;
  readonly columns: number;
  readonly neuron: number;
  /** the population that they come from */
  readonly from: string;
}

export function ReceptiveField({ values, columns, neuron, from }: ReceptiveFieldProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useShownTheme();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const rows = Math.ceil(values.length / columns);
    element.width = columns;
    element.height = rows;
    const table = colorTable(theme);
    const image = context.createImageData(columns, rows);
    const most = values.reduce((high, w) => Math.max(high, w), 0) || 1;
    for (const [k, w] of values.entries()) {
      const at = 4 * Math.round(255 * Math.min(1, Math.max(0, w / most)));
      image.data.set(table.subarray(at, at + 4), 4 * k);
    }
    context.putImageData(image, 0, 0);
  }, [values, columns, theme]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={copy.inspect.fieldAlt(neuron, from)}
      className="pixelated w-36 rounded-md bg-sunken"
    />
  );
}
