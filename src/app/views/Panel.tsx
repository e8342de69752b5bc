// The frame of a plot: its title and what it shows, a place for a legend, and the plot below.
import type { ReactNode } from "react";

export interface PanelProps {
  readonly title: string;
  readonly subtitle: string;
  /** legend or readout at the right of the title */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, subtitle, aside, children }: PanelProps) {
  return (
    <section aria-label={title} className="flex size-full min-w-0 flex-col px-3 pt-2.5 pb-2">
      <header className="flex h-5 items-baseline gap-2.5">
        <h2 className="sr-only shrink-0 whitespace-nowrap font-semibold group-data-[titles=shown]/dock:not-sr-only">
          {title}
        </h2>
        <p className="min-w-0 truncate text-muted text-sm">{subtitle}</p>
        <div className="ml-auto max-w-full shrink-0 whitespace-nowrap text-muted">{aside}</div>
      </header>
      <div className="relative mt-1.5 min-h-0 flex-1">{children}</div>
    </section>
  );
}

/** What will be seen here, as long as there is nothing to see. */
export function EmptyNote({ text }: { readonly text: string }) {
  return (
    <div className="absolute inset-0 grid place-items-center rounded-lg border border-line border-dashed">
      <p className="max-w-60 px-4 text-center text-muted">{text}</p>
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
