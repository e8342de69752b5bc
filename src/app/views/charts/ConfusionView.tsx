// The confusion matrix of the last test: true digits in rows, answers in columns, a number in every cell.
import { scaleBand } from "d3";
import { useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { copy } from "../../copy";
import { cssColor, type Theme, wantsDarkInk } from "../../live/colormap";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { useShownTheme } from "../../state/theme";
import { percent } from "../../ui/format";
import { type ElementSize, useElementSize } from "../../ui/useElementSize";
import { useChartSaves } from "../export/useChartSaves";
import { EmptyNote, Panel } from "../Panel";
import { useHeld } from "../plotStore";

const MARGIN = { left: 34, right: 4, top: 2, bottom: 32 } as const;
/** px below which numbers in cells could not be read */
const READABLE = 15;

export function ConfusionView() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const classes = useDocumentStore((state) => state.document.readout?.classes ?? 0);
  const cells = useHeld("confusion", useRunStore(useShallow((state) => state.status.confusion)));
  const { accuracy: last, count: tested } =
    useHeld(
      "confusion",
      useRunStore((state) => state.status.heldOut.at(-1)),
    ) ?? {};
  const complete = classes > 0 && cells.length === classes * classes;
  const answered = cells.reduce((sum, n) => sum + n, 0);
  const missing = (tested ?? answered) - answered;
  useChartSaves("confusion", frame, "confusion", () => ({
    header: ["true digit", ...Array.from({ length: classes }, (_, answer) => `answered ${answer} (digits)`)],
    rows: Array.from({ length: complete ? classes : 0 }, (_, truth) => [
      truth,
      ...cells.slice(truth * classes, (truth + 1) * classes),
    ]),
  }));
  return (
    <Panel
      title={copy.plots.confusion}
      subtitle={tested && complete ? copy.plots.heldOut(tested) : ""}
      aside={missing > 0 && complete && <span className="text-sm">{copy.plots.noAnswer(missing)}</span>}
      tools={{ plot: "confusion", saves: ["png", "svg", "csv"] }}
    >
      <div ref={frame} data-testid="confusion" data-total={answered} className="absolute inset-0">
        {!complete ? (
          <EmptyNote text={copy.plots.confusionEmpty} />
        ) : (
          size.width > 0 && <Matrix size={size} cells={cells} classes={classes} accuracy={last ?? 0} />
        )}
      </div>
    </Panel>
  );
}

interface MatrixProps {
  readonly size: ElementSize;
  readonly cells: readonly number[];
  readonly classes: number;
  readonly accuracy: number;
}

function Matrix({ size, cells, classes, accuracy }: MatrixProps) {
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
  return (
    <svg
      data-plot
      width={size.width}
      height={size.height}
      role="img"
      aria-label={copy.plots.confusionAlt(percent(accuracy), worstOf(rows))}
      className="text-xs"
    >
      <g transform={`translate(${left},${MARGIN.top})`}>
        {rows.map((row, truth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its digit
          <g key={truth} transform={`translate(0,${y(truth)})`}>
            <text x={-7} y={y.bandwidth() / 2} dy="0.35em" textAnchor="end" fill="var(--muted)">
              {truth}
            </text>
            {row.map((n, answer) => (
              <g
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its digit
                key={answer}
                transform={`translate(${x(answer)},0)`}
              >
                <Cell
                  truth={truth}
                  answer={answer}
                  n={n}
                  of={row.reduce((sum, one) => sum + one, 0)}
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
  );
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
