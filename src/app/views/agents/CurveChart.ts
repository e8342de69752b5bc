// A chart of a few lines over one axis: uPlot, fed past React.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

export interface Curve {
  readonly label: string;
  /** a token of the theme, as "--accent" */
  readonly token: string;
  readonly width: number;
  readonly kind: "line" | "dashed" | "dots";
}

export interface CurveOptions {
  readonly curves: readonly Curve[];
  readonly x: string;
  readonly y: string;
  readonly testId: string;
}

export class CurveChart {
  private readonly plot: uPlot;

  constructor(
    private readonly host: HTMLElement,
    { curves, x, y, testId }: CurveOptions,
  ) {
    const style = getComputedStyle(document.documentElement);
    const colour = (token: string) => style.getPropertyValue(token).trim();
    const font = `11px ${getComputedStyle(host).fontFamily}`;
    const axis = {
      stroke: colour("--muted"),
      font,
      labelFont: font,
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { stroke: colour("--line"), width: 1, size: 4 },
      labelSize: 14,
      labelGap: 0,
    };
    this.plot = new uPlot(
      {
        width: Math.max(1, host.clientWidth),
        height: Math.max(1, host.clientHeight),
        legend: { show: false },
        cursor: { show: false },
        padding: [8, 18, 0, 0],
        scales: { x: { time: false } },
        axes: [
          { ...axis, size: 18, space: 60, label: x, incrs: WHOLE },
          { ...axis, size: 46, space: 26, label: y },
        ],
        series: [
          {},
          ...curves.map(({ label, token, width, kind }) => ({
            label,
            stroke: colour(token),
            width,
            points: { show: kind === "dots", size: 2 * width, fill: colour(token) },
            ...(kind === "dots" ? { paths: () => null } : {}),
            ...(kind === "dashed" ? { dash: [4, 4] } : {}),
          })),
        ],
      },
      [[], ...curves.map(() => [])],
      host,
    );
    this.plot.root.setAttribute("role", "img");
    this.plot.root.querySelector("canvas")?.setAttribute("data-testid", testId);
  }

  /** @param data - shape `[1 + curves, points]`, x first */
  show(data: readonly (readonly (number | null)[])[], alt: string): void {
    this.plot.setData(data as uPlot.AlignedData);
    this.plot.root.setAttribute("aria-label", alt);
  }

  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (width > 0 && height > 0 && (width !== this.plot.width || height !== this.plot.height))
      this.plot.setSize({ width, height });
  }

  dispose(): void {
    this.plot.destroy();
  }
}

const WHOLE = [1, 2, 5]
  .flatMap((digit) => [0, 1, 2, 3, 4, 5, 6].map((k) => digit * 10 ** k))
  .sort((a, b) => a - b);
