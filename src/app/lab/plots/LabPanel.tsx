// The frame of a plot in the lab: title, what it is, and its table and drawing to be saved.
import { Download } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { copy } from "../../copy";
import { saveCsv, saveSvg, type Table } from "../../views/export/files";

export interface LabPanelProps {
  readonly name: string;
  readonly title: string;
  readonly about?: string;
  readonly aside?: ReactNode;
  readonly svg: RefObject<SVGSVGElement | null>;
  table(): Table;
  readonly children: ReactNode;
}

const BUTTON =
  "flex h-6 items-center gap-1 rounded-md px-1 text-muted text-xs hover:bg-raised hover:text-text";

export function LabPanel({ name, title, about, aside, svg, table, children }: LabPanelProps) {
  return (
    <section
      aria-label={title}
      className="flex size-full min-h-0 min-w-0 flex-col rounded-lg border border-line bg-surface px-3 pt-1.5 pb-2"
    >
      <header className="flex min-h-7 items-center gap-2.5">
        <h3 className="shrink-0 font-semibold">{title}</h3>
        {about && <p className="min-w-0 truncate text-muted text-sm max-sm:hidden">{about}</p>}
        <div className="ml-auto min-w-0 truncate text-sm">{aside}</div>
        <div className="flex shrink-0">
          <button
            type="button"
            className={BUTTON}
            aria-label={copy.lab.saveCsv(title)}
            title={copy.lab.saveCsv(title)}
            onClick={() => saveCsv(name, table())}
          >
            <Download size={12} aria-hidden />
            CSV
          </button>
          <button
            type="button"
            className={BUTTON}
            aria-label={copy.lab.saveSvg(title)}
            title={copy.lab.saveSvg(title)}
            onClick={() => svg.current && saveSvg(name, svg.current)}
          >
            SVG
          </button>
        </div>
      </header>
      {children}
    </section>
  );
}
