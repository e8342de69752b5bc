// The chart of the traces: uPlot, fed past React. A line a neuron, its threshold dashed, a tick on top for each spike.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { copy } from "../../copy";
import { time } from "../../ui/format";

export interface TraceSeries {
  readonly label: string;
  readonly color: string;
  readonly dashed: boolean;
}

export interface TraceChartOptions {
  readonly series: readonly TraceSeries[];
  /** of the values, with the unit */
  readonly axis: string;
  /** of the page's theme: lines of the grid, and writing */
  readonly grid: string;
  readonly ink: string;
  /** Told the index under the pointer, null when it leaves. */
  onPoint(index: number | null): void;
}

export interface TraceTick {
  /** ms */
  readonly at: number;
  readonly color: string;
}

/** Share of the values' range above and below them. */
const AIR = 0.08;

export class TraceChart {
  private readonly plot: uPlot;
  private range: [number, number] | null = null;
  private window: [number, number] = [0, 1];
  private ticks: readonly TraceTick[] = [];

  constructor(
    private readonly host: HTMLElement,
    options: TraceChartOptions,
  ) {
    const axis = {
      stroke: options.ink,
      font: `11px ${getComputedStyle(host).fontFamily}`,
      labelFont: `11px ${getComputedStyle(host).fontFamily}`,
      grid: { stroke: options.grid, width: 1 },
      ticks: { stroke: options.grid, width: 1, size: 4 },
      labelSize: 14,
      labelGap: 0,
    };
    this.plot = new uPlot(
      {
        width: Math.max(1, host.clientWidth),
        height: Math.max(1, host.clientHeight),
        legend: { show: false },
        cursor: { drag: { x: false, y: false, setScale: false }, y: false, points: { size: 6 } },
        padding: [10, 10, 0, 0],
        scales: {
          x: { time: false, range: () => this.window },
          y: { range: (_, low, high) => this.rangeFor(low, high) },
        },
        axes: [
          { ...axis, size: 20, space: 64, values: (_, at) => at.map((ms) => (ms < 0 ? "" : time(ms))) },
          { ...axis, size: 38, space: 26, label: options.axis },
        ],
        series: [
          {},
          ...options.series.map(({ label, color, dashed }) => ({
            label,
            stroke: color,
            width: dashed ? 1 : 1.5,
            points: { show: false },
            spanGaps: false,
            ...(dashed ? { dash: [4, 4], alpha: 0.75 } : {}),
          })),
        ],
        hooks: {
          setCursor: [({ cursor: { idx } }) => options.onPoint(idx ?? null)],
          draw: [(plot) => this.drawTicks(plot)],
        },
      },
      [[], ...options.series.map(() => [])],
      host,
    );
    this.plot.root.querySelector("canvas")?.setAttribute("data-testid", "traces-canvas");
  }

  /** @param window - ms at the left and right edge */
  show(
    data: readonly (readonly (number | null)[])[],
    window: readonly [number, number],
    ticks: readonly TraceTick[],
  ): void {
    this.window = [...window];
    this.ticks = ticks;
    this.plot.setData(data as uPlot.AlignedData);
  }

  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (width > 0 && height > 0) this.plot.setSize({ width, height });
  }

  /** The range of values is found anew. */
  forgetRange(): void {
    this.range = null;
  }

  /** px of the plotting area within the host */
  get area(): { readonly left: number; readonly width: number } {
    const ratio = window.devicePixelRatio;
    return { left: this.plot.bbox.left / ratio, width: this.plot.bbox.width / ratio };
  }

  describe(text: string): void {
    this.plot.root.setAttribute("role", "img");
    this.plot.root.setAttribute("aria-label", text || copy.plots.traces);
  }

  dispose(): void {
    this.plot.destroy();
  }

  /** Grows with the values and does not jump back: lines that rescale at every spike cannot be read. */
  private rangeFor(low: number | null, high: number | null): [number, number] {
    if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high))
      return this.range ?? [0, 1];
    const air = (high - low || Math.abs(high) || 1) * AIR;
    const wanted: [number, number] = [low - air, high + air];
    const { range } = this;
    if (!range || low < range[0] || high > range[1])
      this.range = range ? [Math.min(range[0], wanted[0]), Math.max(range[1], wanted[1])] : wanted;
    return this.range!;
  }

  private drawTicks({ ctx, bbox, valToPos }: uPlot): void {
    const ratio = window.devicePixelRatio;
    ctx.save();
    ctx.lineWidth = 1.5 * ratio;
    for (const { at, color } of this.ticks) {
      const x = valToPos.call(this.plot, at, "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.strokeStyle = color;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top - 8 * ratio);
      ctx.lineTo(x, bbox.top - 1 * ratio);
      ctx.stroke();
    }
    ctx.restore();
  }
}
