// The panel at the right: a form for what is selected, or for the whole network.
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { NetworkDocument } from "../../index";
import { copy } from "../copy";
import { useDocumentStore } from "../state/documentStore";
import { type Selection, select, useUiStore } from "../state/uiStore";
import { NetworkForm, ReadoutForm } from "./forms/NetworkForm";
import { PopulationForm } from "./forms/PopulationForm";
import { ProjectionForm } from "./forms/ProjectionForm";

export function Inspector() {
  const document = useDocumentStore((state) => state.document);
  const selection = useUiStore((state) => state.selection);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!selection || !panel.current) return;
    panel.current.scrollTop = 0;
    // stacked on a narrow screen the panel lies below the plots
    if (panel.current.getBoundingClientRect().top > window.innerHeight * 0.8) {
      panel.current.scrollIntoView({ behavior: "smooth", block: "start" });
    }
  }, [selection]);
  return (
    <aside
      ref={panel}
      aria-label={copy.inspector.label}
      data-testid="inspector"
      className="relative border-line bg-surface wide:h-full wide:overflow-y-auto wide:border-l"
    >
      {selection && (
        <button
          type="button"
          aria-label={copy.inspector.close}
          title={copy.inspector.close}
          onClick={() => select(null)}
          className="absolute top-2.5 right-3 grid size-7 place-items-center rounded-md text-muted hover:text-text"
        >
          <X size={15} aria-hidden />
        </button>
      )}
      <Form document={document} selection={selection} />
    </aside>
  );
}

interface FormProps {
  readonly document: NetworkDocument;
  readonly selection: Selection | null;
}

function Form({ document, selection }: FormProps) {
  if (selection?.kind === "population") {
    const population = document.populations[selection.id];
    if (population) return <PopulationForm id={selection.id} population={population} />;
  }
  if (selection?.kind === "projection") {
    const projection = document.projections[selection.id];
    if (projection) return <ProjectionForm id={selection.id} projection={projection} />;
  }
  if (selection?.kind === "readout" && document.readout) return <ReadoutForm readout={document.readout} />;
  return <NetworkForm document={document} />;
}
