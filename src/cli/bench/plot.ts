// A plot with two logarithmic axes, as the text of an SVG file: grid, units, legend, on a light ground.

export interface Plot {
  readonly title: string;
  /** what the axis shows, with its unit */
  readonly x: string;
  readonly y: string;
  /** points have both values above 0 */
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

const WIDTH = 640;
const HEIGHT = 420;
const FRAME = { left: 76, right: 24, top: 48, bottom: 60 } as const;
/** Blue and orange of Okabe & Ito 2008, told apart by the colour-blind too, then green and purple. */
const COLORS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"] as const;

export function drawLogLog({ title, x, y, series }: Plot): string {
  const points = series.flatMap((line) => line.points);
  const across = scaleOf(
    points.map((point) => point[0]),
    FRAME.left,
    WIDTH - FRAME.right,
  );
  const up = scaleOf(
    points.map((point) => point[1]),
    HEIGHT - FRAME.bottom,
    FRAME.top,
  );
  const [left, right, top, bottom] = [FRAME.left, WIDTH - FRAME.right, FRAME.top, HEIGHT - FRAME.bottom];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"`,
    `  font-family="system-ui, sans-serif" font-size="13" fill="#1f2933">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(left, 26, title, 'font-size="15" font-weight="600"'),
    ...across.ticks.flatMap((value) => [
      rule(across.place(value), top, across.place(value), bottom),
      text(across.place(value), bottom + 20, labelOf(value), 'text-anchor="middle"'),
    ]),
    ...up.ticks.flatMap((value) => [
      rule(left, up.place(value), right, up.place(value)),
      text(left - 8, up.place(value) + 4, labelOf(value), 'text-anchor="end"'),
    ]),
    text((left + right) / 2, HEIGHT - 16, x, 'text-anchor="middle"'),
    `<text transform="translate(20 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y)}</text>`,
    ...series.flatMap(({ label, points: own }, k) => {
      const color = COLORS[k % COLORS.length]!;
      const places = own.map(([a, b]) => [across.place(a), up.place(b)] as const);
      const path = places.map(([a, b]) => `${a},${b}`).join(" ");
      return [
        `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>`,
        ...places.map(([a, b]) => `<circle cx="${a}" cy="${b}" r="3.5" fill="${color}"/>`),
        `<circle cx="${left + 18}" cy="${top + 18 + 20 * k}" r="4" fill="${color}"/>`,
        text(left + 30, top + 22 + 20 * k, label),
      ];
    }),
    "</svg>",
    "",
  ].join("\n");
}

interface Scale {
  /** powers of ten */
  readonly ticks: readonly number[];
  readonly place: (value: number) => number;
}

/** Whole decades around the values, from `from` to `to` px. */
function scaleOf(values: readonly number[], from: number, to: number): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, k) => 10 ** (low + k)),
    place: (value) => Number((from + ((Math.log10(value) - low) / (high - low)) * (to - from)).toFixed(1)),
  };
}

function labelOf(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#d9dee5"/>`;
}

function text(x: number, y: number, content: string, attributes = ""): string {
  return `<text x="${x}" y="${y}"${attributes && ` ${attributes}`}>${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
