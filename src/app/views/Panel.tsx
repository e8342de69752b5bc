// The frame of a plot: its title and what it shows, a legend or readout, its buttons, and the plot below.
import type { ReactNode } from "react";
import { copy } from "../copy";
import { PlotTools, type PlotToolsProps } from "./PlotTools";
import { useFrozen } from "./plotStore";

export interface PanelProps {
  readonly title: string;
  readonly subtitle: string;
  /** legend or choice at the right of the title */
  readonly aside?: ReactNode;
  /** written by the plot under the pointer; takes the place of the subtitle while it has words */
  readonly readout?: ReactNode;
  /** which plot it is, and what can be saved of it */
  readonly tools?: PlotToolsProps;
  readonly children: ReactNode;
}

export function Panel({ title, subtitle, aside, readout, tools, children }: PanelProps) {
  return (
    <section aria-label={title} className="@container flex size-full min-w-0 flex-col px-3 pt-1.5 pb-2">
      <header className="flex h-6 items-center gap-2.5">
        <h2 className="sr-only shrink-0 whitespace-nowrap font-semibold group-data-[titles=shown]/dock:not-sr-only">
          {title}
        </h2>
        {tools && <FrozenMark {...tools} />}
        {readout}
        <p
          title={subtitle}
          className="@max-[20rem]:hidden min-w-0 shrink-[9999] truncate text-muted text-sm peer-[&:not(:empty)]/readout:hidden"
        >
          {subtitle}
        </p>
        <div className="ml-auto min-w-0 truncate text-muted">{aside}</div>
        {tools && <PlotTools {...tools} />}
      </header>
      <div className="relative mt-1.5 min-h-0 flex-1">{children}</div>
    </section>
  );
}

function FrozenMark({ plot }: PlotToolsProps) {
  const frozen = useFrozen(plot);
  return frozen && <span className="shrink-0 text-accent text-sm">{copy.plots.frozen}</span>;
}

/** What will be seen here, as long as there is nothing to see. */
export function EmptyNote({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="absolute inset-0 grid place-items-center rounded-lg border border-line border-dashed">
      <div className="max-w-72 space-y-2.5 px-4 text-center text-muted">
        <p>{text}</p>
        {children}
      </div>
    </div>
  );
}

/** Why nothing can be seen here. */
export function Problem({ text }: { readonly text: string }) {
  return (
    <div role="alert" className="absolute inset-0 grid place-items-center rounded-lg bg-surface">
      <p className="max-w-64 px-4 text-center text-bad">{text}</p>
    </div>
  );
}
