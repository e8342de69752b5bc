// The frame that all cards on the canvas share: heading, body, footer, and the ring of the selected one.
import type { ReactNode } from "react";

export interface CardFrameProps {
  /** the heading */
  readonly name: ReactNode;
  readonly size: string;
  readonly sizeAbout: string;
  readonly tone: "input" | "neurons" | "readout" | "world";
  readonly selected: boolean;
  /** a connection would go to it */
  readonly aimed: boolean;
  readonly compact: boolean;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

const DOT = { input: "bg-muted", neurons: "bg-exc", readout: "bg-good", world: "bg-accent" } as const;

export function CardFrame(props: CardFrameProps) {
  const { name, size, sizeAbout, tone, selected, aimed, compact, footer, children } = props;
  const chosen = selected ? "border-accent ring-2 ring-accent/35" : "border-line hover:border-muted";
  const ring = aimed ? "border-good ring-2 ring-good/60" : chosen;
  return (
    <div
      data-selected={selected}
      className={`rounded-xl border bg-surface transition-colors ${ring} ${compact ? "w-[6.75rem] p-2" : "w-47 p-3"}`}
    >
      <div className="mb-2 flex items-center gap-1.5">
        <span aria-hidden className={`size-2 shrink-0 rounded-[3px] ${DOT[tone]}`} />
        {name}
        {!compact && (
          <span title={sizeAbout} className="ml-auto whitespace-nowrap text-muted text-sm">
            {size}
          </span>
        )}
      </div>
      {children}
      <div
        className={`mt-2 flex items-baseline justify-between gap-2 text-muted ${compact ? "h-4 text-xs" : "h-4 text-sm"}`}
      >
        {footer}
      </div>
    </div>
  );
}
