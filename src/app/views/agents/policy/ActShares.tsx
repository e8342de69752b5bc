// What an agent would do now, in a world that has no places to draw: the share of its thoughts that end in each act.
import { copy } from "../../../copy";
import type { NowView } from "../../../session/agents/agentViews";
import type { ElementSize } from "../../../ui/useElementSize";
import { wordsOfShare } from "../actWords";

const words = copy.agents;
/** px: of names and numbers beside the bars, of a row at most, and of its bar */
const [NAME, NUMBER, ROW, BAR] = [72, 46, 30, 0.55];
/** They are shares of a few thoughts. */
const percent = (share: number) => `${Math.round(100 * share)} %`;

export function ActShares({ now, size }: { readonly now: NowView; readonly size: ElementSize }) {
  const { acts, shares, undecided } = now;
  const rows = shares.map((share, k) => ({ name: wordsOfShare(acts, k, shares.length), share }));
  if (undecided > 0) rows.push({ name: words.noAct, share: undecided });
  const most = Math.max(...shares);
  const row = Math.min(ROW, size.height / rows.length);
  const width = Math.max(0, size.width - NAME - NUMBER);
  const top = (size.height - row * rows.length) / 2;
  return (
    <svg
      data-plot
      role="img"
      aria-label={words.sharesAlt(rows.map(({ name, share }) => `${name} ${percent(share)}`).join(", "))}
      data-testid="policy-shares"
      data-most={most}
      className="size-full"
      fontSize={Math.min(12, row * 0.8)}
    >
      {rows.map(({ name, share }, k) => {
        const y = top + (k + 0.5) * row;
        return (
          <g key={name}>
            <text x={NAME - 8} y={y} textAnchor="end" dominantBaseline="central" fill="var(--muted)">
              {name}
            </text>
            <rect x={NAME} y={y - (row * BAR) / 2} width={width} height={row * BAR} fill="var(--sunken)" />
            <rect
              x={NAME}
              y={y - (row * BAR) / 2}
              width={width * share}
              height={row * BAR}
              fill={share === most ? "var(--accent)" : "var(--muted)"}
            />
            <text x={NAME + width + 8} y={y} dominantBaseline="central" fill="var(--text)">
              {percent(share)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
