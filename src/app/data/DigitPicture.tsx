// A digit that does not change by itself, as a picture of any size.
import { useEffect, useRef } from "react";
import { digitImage } from "../canvas/cards/thumbnails";
import { useShownTheme } from "../state/theme";

interface DigitPictureProps {
  /** 0..255 */
  readonly pixels: Uint8Array;
  readonly columns: number;
  readonly label: string;
  readonly className: string;
}

export function DigitPicture({ pixels, columns, label, className }: DigitPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useShownTheme();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const image = digitImage(pixels, theme, columns);
    element.width = image.width;
    element.height = image.height;
    element.getContext("2d")?.putImageData(image, 0, 0);
  }, [pixels, columns, theme]);
  return <canvas ref={canvas} role="img" aria-label={label} className={`pixelated bg-sunken ${className}`} />;
}
