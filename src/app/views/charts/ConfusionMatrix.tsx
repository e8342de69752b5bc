// The matrix itself: cells to be walked through by arrows; a click or Enter shows the digits behind one.
import { scaleBand } from "d3";
import { type KeyboardEvent, useState } from "react";
import { copy } from "../../copy";
import { cssColor, type Theme, wantsDarkInk } from "../../live/colormap";
import { useShownTheme } from "../../state/theme";
import { percent } from "../../ui/format";
import type { ElementSize } from "../../ui/useElementSize";
import { CellDigits, type OpenCell } from "./CellDigits";

const MARGIN = { left: 34, right: 4, top: 2, bottom: 32 } as const;
/** px below which numbers in cells could not be read */
const READABLE = 15;

/** Of a table: a drawing has no elements of its own for them. */
const GRID = { role: "grid" } as const;
const ROW = { role: "row" } as const;

export interface MatrixProps {
  readonly size: ElementSize;
  readonly cells: readonly number[];
  readonly classes: number;
  readonly accuracy: number;
}

export function ConfusionMatrix({ size, cells, classes, accuracy }: MatrixProps) {
  const theme = useShownTheme();
  const digits = Array.from({ length: classes }, (_, digit) => digit);
  const room = {
    width: size.width - MARGIN.left - MARGIN.right,
    height: size.height - MARGIN.top - MARGIN.bottom,
  };
  // cells may be wider than tall, within reason: the plot fills its panel
  const width = Math.max(1, Math.min(room.width, room.height * 1.6));
  const x = scaleBand(digits, [0, width]).paddingInner(0.06);
  const y = scaleBand(digits, [0, Math.max(1, room.height)]).paddingInner(0.06);
  const left = MARGIN.left + (room.width - width) / 2;
  const rows = digits.map((truth) => cells.slice(truth * classes, (truth + 1) * classes));
  const [open, setOpen] = useState<OpenCell | null>(null);
  // one stop for Tab; arrows go from cell to cell
  const [stop, setStop] = useState<string>("0 0");
  return (
    <>
      {open && <CellDigits cell={open} onClose={() => setOpen(null)} />}
      <svg
        data-plot
        width={size.width}
        height={size.height}
        {...GRID}
        aria-label={copy.plots.confusionAlt(percent(accuracy), worstOf(rows))}
        onKeyDown={moveByArrows}
        className="text-xs"
      >
        <g transform={`translate(${left},${MARGIN.top})`}>
          {rows.map((row, truth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its digit
            <g key={truth} {...ROW} transform={`translate(0,${y(truth)})`}>
              <text x={-7} y={y.bandwidth() / 2} dy="0.35em" textAnchor="end" fill="var(--muted)">
                {truth}
              </text>
              {row.map((n, answer) => (
                // biome-ignore lint/a11y/useSemanticElements: a drawing has no cell of its own
                <g
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its digit
                  key={answer}
                  role="gridcell"
                  data-cell={`${truth} ${answer}`}
                  data-testid={`cell-${truth}-${answer}`}
                  aria-label={`${copy.plots.cell(truth, answer, n, sumOf(row))}${n > 0 ? `. ${copy.plots.cellOpen}` : ""}`}
                  tabIndex={stop === `${truth} ${answer}` ? 0 : -1}
                  onFocus={() => setStop(`${truth} ${answer}`)}
                  onClick={({ currentTarget }) => n > 0 && setOpen({ truth, answer, element: currentTarget })}
                  onKeyDown={(event) => {
                    if (event.key !== "Enter" && event.key !== " ") return;
                    event.preventDefault();
                    if (n > 0) setOpen({ truth, answer, element: event.currentTarget });
                  }}
                  className={n > 0 ? "cursor-pointer" : ""}
                  transform={`translate(${x(answer)},0)`}
                >
                  <Cell
                    truth={truth}
                    answer={answer}
                    n={n}
                    of={sumOf(row)}
                    width={x.bandwidth()}
                    height={y.bandwidth()}
                    theme={theme}
                  />
                </g>
              ))}
            </g>
          ))}
          {digits.map((digit) => (
            <text
              key={digit}
              x={(x(digit) ?? 0) + x.bandwidth() / 2}
              y={room.height + 13}
              textAnchor="middle"
              fill="var(--muted)"
            >
              {digit}
            </text>
          ))}
          <text x={width / 2} y={room.height + 27} textAnchor="middle" fill="var(--muted)">
            {copy.plots.answer}
          </text>
          <text
            transform={`translate(-22,${room.height / 2}) rotate(-90)`}
            textAnchor="middle"
            fill="var(--muted)"
          >
            {copy.plots.trueDigit}
          </text>
        </g>
      </svg>
    </>
  );
}

const sumOf = (row: readonly number[]) => row.reduce((sum, one) => sum + one, 0);

const MOVES: Readonly<Record<string, readonly [truth: number, answer: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function moveByArrows(event: KeyboardEvent<SVGSVGElement>): void {
  const move = MOVES[event.key];
  const [truth, answer] = (event.target as SVGElement).dataset.cell?.split(" ").map(Number) ?? [];
  if (!move || truth === undefined || answer === undefined) return;
  event.preventDefault();
  const next = `[data-cell="${truth + move[0]} ${answer + move[1]}"]`;
  event.currentTarget.querySelector<SVGElement>(next)?.focus();
}

interface CellProps {
  readonly truth: number;
  readonly answer: number;
  readonly n: number;
  readonly of: number;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

function Cell({ truth, answer, n, of, width, height, theme }: CellProps) {
  const share = of > 0 ? n / of : 0;
  // the square root shows rare mistakes; the numbers are exact
  const tone = 0.06 + 0.94 * Math.sqrt(share);
  return (
    <>
      <rect
        width={width}
        height={height}
        rx={2}
        fill={cssColor(theme, tone)}
        stroke={truth === answer ? "var(--muted)" : "none"}
        strokeWidth={0.75}
      />
      {width >= READABLE && height >= READABLE - 3 && n > 0 && (
        <text
          x={width / 2}
          y={height / 2}
          dy="0.35em"
          textAnchor="middle"
          fill={wantsDarkInk(theme, tone) ? "#17110a" : "#f4f1ec"}
          fontSize={Math.min(11, height * 0.72, width * 0.46)}
        >
          {n}
        </text>
      )}
      <title>{copy.plots.cell(truth, answer, n, of)}</title>
    </>
  );
}

function worstOf(rows: readonly (readonly number[])[]): string {
  let worst = { truth: 0, answer: 0, n: 0 };
  for (const [truth, row] of rows.entries()) {
    for (const [answer, n] of row.entries())
      if (truth !== answer && n > worst.n) worst = { truth, answer, n };
  }
  return worst.n > 0 ? copy.plots.worst(worst.truth, worst.answer, worst.n) : "";
}
