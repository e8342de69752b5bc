// Bars over equal ranges of values, with the least and the most below.
import { copy } from "../../copy";
import { plain, unitLabel } from "../../ui/format";
import type { Bins } from "./figures";

export interface HistogramProps {
  readonly bins: Bins;
  readonly unit: string;
  /** what is counted, for readers of the screen */
  readonly what: string;
}

const SIZE = { width: 280, height: 44 } as const;

export function Histogram({ bins, unit, what }: HistogramProps) {
  const most = Math.max(...bins.counts);
  const step = SIZE.width / bins.counts.length;
  const bars = bins.counts
    .map((n, k) => {
      if (n === 0) return "";
      // the square root keeps a single value in sight beside thousands
      const height = Math.max(1.5, SIZE.height * Math.sqrt(n / most));
      return `M${(k * step).toFixed(1)} ${SIZE.height}v${(-height).toFixed(1)}h${(step - 1).toFixed(1)}v${height.toFixed(1)}z`;
    })
    .join("");
  const [low, high] = [short(bins.low), short(bins.high)].map((value) =>
    `${value} ${unitLabel(unit)}`.trim(),
  );
  return (
    <figure className="mt-1 mb-2">
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        role="img"
        aria-label={copy.inspect.histogram(what, low!, high!)}
        className="block w-full border-line border-b"
        preserveAspectRatio="none"
        style={{ height: SIZE.height }}
      >
        <path d={bars} className="fill-accent" />
      </svg>
      <figcaption className="mt-0.5 flex justify-between gap-2 text-muted text-xs">
        <span>{low}</span>
        <span>{copy.inspect.values(bins.n)}</span>
        <span>{high}</span>
      </figcaption>
    </figure>
  );
}

/** Three digits that matter: a figure to read, not to copy. */
export function short(value: number): string {
  return plain(Number(value.toPrecision(3)));
}
