// The form for what is selected, or for the whole network.
import type { NetworkDocument } from "../../../index";
import type { Selection } from "../../state/uiStore";
import { NetworkForm } from "./NetworkForm";
import { PopulationForm } from "./PopulationForm";
import { ProjectionForm } from "./ProjectionForm";
import { ReadoutForm } from "./ReadoutForm";
import { WorldForm } from "./WorldForm";

interface FormProps {
  readonly document: NetworkDocument;
  readonly selection: Selection | null;
}

export function Form({ document, selection }: FormProps) {
  if (selection?.kind === "population") {
    const population = document.populations[selection.id];
    if (population) return <PopulationForm key={selection.id} id={selection.id} population={population} />;
  }
  if (selection?.kind === "projection") {
    const projection = document.projections[selection.id];
    if (projection) return <ProjectionForm key={selection.id} id={selection.id} projection={projection} />;
  }
  if (selection?.kind === "world" && document.agent) return <WorldForm document={document} />;
  if (selection?.kind === "readout" && document.readout) return <ReadoutForm readout={document.readout} />;
  return <NetworkForm document={document} />;
}
