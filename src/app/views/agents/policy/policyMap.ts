// A map of places on a canvas: what is expected at each as a colour, what would be done there as an arrow.
import { colorTable, wantsDarkInk } from "../../../live/colormap";
import type { MapView } from "../../../session/agents/agentViews";
import { wayOf } from "../actWords";
import { contextOf, drawShapes, type Placed, placed, sceneColours } from "../drawScene";

/** Of what is expected anywhere, 0 included. */
export function rangeOf(map: MapView | null): [low: number, high: number] {
  const values = map?.sites.map(({ value }) => value) ?? [];
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

export function drawMap(canvas: HTMLCanvasElement, map: MapView, theme: "light" | "dark"): void {
  const context = contextOf(canvas);
  if (!context) return;
  const scene = map.scene ?? boundsOf(map);
  const at = placed(scene, canvas.clientWidth, canvas.clientHeight);
  const colours = sceneColours();
  const still = scene.shapes.filter(({ role }) => role === "floor" || role === "wall");
  drawShapes(context, still, at, colours);
  const [low, high] = rangeOf(map);
  const most = Math.max(Math.abs(low), high) || 1;
  const table = colorTable(theme, low < 0 ? "diverging" : "sequential");
  const shareOf = (value: number) => (low < 0 ? 0.5 + value / (2 * most) : value / most);
  for (const { x, y, size, value, action } of map.sites) {
    const share = shareOf(value);
    const k = 4 * Math.round(255 * Math.min(1, Math.max(0, share)));
    context.fillStyle = `rgb(${table[k]}, ${table[k + 1]}, ${table[k + 2]})`;
    const side = size * at.scale;
    const gap = Math.min(1, side / 12);
    const [left, top] = [at.x(x), at.y(y + size)];
    context.fillRect(left + gap / 2, top + gap / 2, side - gap, side - gap);
    if (action === null) continue;
    context.strokeStyle = wantsDarkInk(theme, share) && low >= 0 ? "#12161c" : colours.part;
    drawAct(context, left + side / 2, top + side / 2, side * 0.32, wayOf(map.acts, action), action);
  }
  drawShapes(
    context,
    scene.shapes.filter(({ role, kind }) => role === "goal" && kind === "disc"),
    at,
    colours,
  );
  for (const shape of scene.shapes) {
    if (shape.role !== "goal" || shape.kind !== "box") continue;
    context.strokeStyle = colours.goal;
    context.lineWidth = 2;
    context.strokeRect(
      at.x(shape.x) + 1,
      at.y(shape.y + shape.height) + 1,
      shape.width * at.scale - 2,
      shape.height * at.scale - 2,
    );
  }
}

/** An arrow for a way; what is no way, by its number. */
function drawAct(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  length: number,
  way: readonly [number, number] | null,
  action: number,
): void {
  if (!way) {
    context.fillStyle = context.strokeStyle;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(String(action), x, y);
    return;
  }
  const [dx, dy] = [way[0] * length, -way[1] * length];
  const [px, py] = [-dy * 0.45, dx * 0.45];
  context.lineWidth = Math.max(1, length / 5);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(x - dx, y - dy);
  context.lineTo(x + dx, y + dy);
  context.moveTo(x + dx * 0.25 + px, y + dy * 0.25 + py);
  context.lineTo(x + dx, y + dy);
  context.lineTo(x + dx * 0.25 - px, y + dy * 0.25 - py);
  context.stroke();
}

/** Of a world that has places and draws nothing. */
function boundsOf({ sites }: MapView) {
  const x = Math.min(...sites.map((site) => site.x));
  const y = Math.min(...sites.map((site) => site.y));
  const width = Math.max(...sites.map((site) => site.x + site.size)) - x;
  const height = Math.max(...sites.map((site) => site.y + site.size)) - y;
  return { x, y, width, height, shapes: [] };
}

/** How a map lies on a canvas of that size, px. */
export function placedMap(map: MapView, width: number, height: number): Placed {
  return placed(map.scene ?? boundsOf(map), width, height);
}
