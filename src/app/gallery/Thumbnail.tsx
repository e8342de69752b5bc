// The picture of an example: recorded while it ran (scripts/thumbnails.mjs), else drawn from its document.
import { Plus } from "lucide-react";
import type { NetworkDocument } from "../../index";
import { useShownTheme } from "../state/theme";
import type { Preset } from "./presets";

const PICTURES = import.meta.glob<string>("./thumbnails/*.webp", {
  eager: true,
  query: "?url",
  import: "default",
});
/** px of the recorded pictures */
const [WIDTH, HEIGHT] = [480, 270];

export function Thumbnail({ preset: { name, document } }: { readonly preset: Preset }) {
  const theme = useShownTheme();
  const recorded = PICTURES[`./thumbnails/${name}-${theme}.webp`];
  if (Object.keys(document.populations).length === 0) return <Blank />;
  if (recorded === undefined) return <Drawing document={document} />;
  return (
    <img
      src={recorded}
      alt=""
      width={WIDTH}
      height={HEIGHT}
      loading="lazy"
      decoding="async"
      className="aspect-video w-full border-line border-b bg-sunken object-cover"
    />
  );
}

function Blank() {
  return (
    <span className="grid aspect-video w-full place-items-center border-line border-b bg-sunken text-muted">
      <Plus size={40} strokeWidth={1.25} aria-hidden />
    </span>
  );
}

/** Cards and arrows, as they stand on the canvas. */
function Drawing({ document }: { readonly document: NetworkDocument }) {
  const ids = Object.keys(document.populations);
  const places = ids.map((id, k) => document.layout?.[id] ?? { x: 320 * k, y: 0 });
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [left, top] = [Math.min(0, ...xs) - 150, Math.min(0, ...ys) - 130];
  const [right, bottom] = [Math.max(188, ...xs) + 330, Math.max(0, ...ys) + 310];
  const centre = (id: string) => {
    const { x, y } = places[ids.indexOf(id)]!;
    return { x: x + 94, y: y + 90 };
  };
  return (
    <svg
      viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
      aria-hidden="true"
      className="aspect-video w-full border-line border-b bg-sunken"
    >
      {Object.entries(document.projections).map(([id, { from, to, receptor }]) => {
        const [a, b] = [centre(from), centre(to)];
        const tone = receptor === "inh" ? "stroke-inh" : "stroke-exc";
        const path =
          from === to ? `M${a.x - 40} ${a.y + 90} c0 80 80 80 80 0` : `M${a.x} ${a.y} L${b.x} ${b.y}`;
        return <path key={id} d={path} fill="none" strokeWidth="8" className={tone} />;
      })}
      {ids.map((id, k) => (
        <rect
          key={id}
          x={places[k]!.x}
          y={places[k]!.y}
          width="188"
          height="180"
          rx="20"
          strokeWidth="5"
          className="fill-surface stroke-line"
        />
      ))}
    </svg>
  );
}
