// A world's scene on a canvas: shapes by their roles, in the colours of the theme.
import type { Role, Scene, SceneShape } from "../../../index";

/** How a scene lies on a canvas, px. */
export interface Placed {
  readonly scale: number;
  x(value: number): number;
  y(value: number): number;
}

export type Colours = Readonly<Record<Role, string>>;

/** px that are left free around a scene */
const AIR = 6;

const TOKENS: Colours = {
  floor: "--sunken",
  wall: "--muted",
  agent: "--accent",
  part: "--text",
  goal: "--good",
  cue: "--inh",
  trail: "--exc",
};

export function sceneColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    Object.entries(TOKENS).map(([role, token]) => [role, style.getPropertyValue(token).trim()]),
  ) as Colours;
}

/** A canvas's context, as large as the canvas is on the page; null where it has no size. */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio;
  if (width === 0 || height === 0) return null;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  context?.scale(ratio, ratio);
  return context;
}

/** In the middle, as large as it fits, y upwards. */
export function placed(scene: Scene, width: number, height: number): Placed {
  const scale = Math.max(0.01, Math.min((width - 2 * AIR) / scene.width, (height - 2 * AIR) / scene.height));
  const left = (width - scale * scene.width) / 2;
  const top = (height - scale * scene.height) / 2;
  return {
    scale,
    x: (value) => left + scale * (value - scene.x),
    y: (value) => top + scale * (scene.y + scene.height - value),
  };
}

export function drawShapes(
  context: CanvasRenderingContext2D,
  shapes: readonly SceneShape[],
  at: Placed,
  colours: Colours,
): void {
  for (const shape of shapes) {
    context.fillStyle = colours[shape.role];
    context.strokeStyle = colours[shape.role];
    drawShape(context, shape, at);
  }
}

function drawShape(context: CanvasRenderingContext2D, shape: SceneShape, { scale, x, y }: Placed): void {
  switch (shape.kind) {
    case "box": {
      // whole pixels, so that boxes side by side have no seam
      const [left, right] = [x(shape.x), x(shape.x + shape.width)].map(Math.round) as [number, number];
      const [top, bottom] = [y(shape.y + shape.height), y(shape.y)].map(Math.round) as [number, number];
      context.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
      return;
    }
    case "disc":
      context.beginPath();
      context.arc(x(shape.x), y(shape.y), Math.max(1.5, shape.r * scale), 0, 2 * Math.PI);
      context.fill();
      return;
    case "line":
      context.lineWidth = Math.max(1, shape.width * scale);
      context.lineCap = "round";
      context.lineJoin = "round";
      context.beginPath();
      for (const [k, [px, py]] of shape.points.entries()) {
        if (k === 0) context.moveTo(x(px), y(py));
        else context.lineTo(x(px), y(py));
      }
      context.stroke();
      return;
    case "text":
      context.font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(shape.text, x(shape.x), y(shape.y));
  }
}
