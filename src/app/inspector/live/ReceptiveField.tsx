// Weights onto one neuron as an image, laid out as the neurons are that they come from.
import { useEffect, useRef } from "react";
import { copy } from "../../copy";
import { valueImage } from "../../live/colormap";
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
    const image = valueImage(values, columns, theme);
    element.width = image.width;
    element.height = image.height;
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
