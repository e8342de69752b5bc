// The axes of drawn plots: lines of a grid, numbers and names with their units.
import type { ScaleLinear } from "d3";
import { plain } from "../../ui/format";

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const MARGINS = { left: 54, right: 12, top: 18, bottom: 34 } as const;

/** The plotting area in an element of this size. */
export function areaOf(size: Frame, margins = MARGINS): Frame {
  return {
    width: Math.max(1, size.width - margins.left - margins.right),
    height: Math.max(1, size.height - margins.top - margins.bottom),
  };
}

interface AxisProps {
  readonly scale: ScaleLinear<number, number>;
  readonly area: Frame;
  readonly name: string;
  readonly format?: (value: number) => string;
}

const exact = (value: number) => plain(Number(value.toPrecision(6))).replace("-", "\u2212");

export function XAxis({ scale, area, name, format = exact }: AxisProps) {
  return (
    <g>
      {scale.ticks(Math.max(2, Math.floor(area.width / 60))).map((tick) => (
        <text key={tick} x={scale(tick)} y={area.height + 14} textAnchor="middle" fill="var(--muted)">
          {format(tick)}
        </text>
      ))}
      <line x2={area.width} y1={area.height} y2={area.height} stroke="var(--line)" />
      <text x={area.width / 2} y={area.height + 29} textAnchor="middle" fill="var(--muted)">
        {name}
      </text>
    </g>
  );
}

export function YAxis({ scale, area, name, format = exact }: AxisProps) {
  return (
    <g>
      {scale.ticks(Math.max(2, Math.floor(area.height / 34))).map((tick) => (
        <g key={tick} transform={`translate(0,${scale(tick)})`}>
          <line x2={area.width} stroke="var(--line)" />
          <text x={-6} dy="0.32em" textAnchor="end" fill="var(--muted)">
            {format(tick)}
          </text>
        </g>
      ))}
      <text
        transform={`translate(${10 - MARGINS.left},${area.height / 2}) rotate(-90)`}
        textAnchor="middle"
        fill="var(--muted)"
      >
        {name}
      </text>
    </g>
  );
}
