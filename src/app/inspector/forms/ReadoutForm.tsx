// How spikes become an answer: which neurons answer, in how many classes, and by which rule.
import { READOUTS, type Readout, sizeOf } from "../../../index";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import { withReadout } from "../../state/modelEdits";
import { ChoiceField } from "../fields/ChoiceField";
import { NumberField } from "../fields/NumberField";
import { choicesOf } from "./choices";
import { Heading, HealthSection } from "./Heading";
import { Section } from "./Section";

/** What a document without `by` has. */
const USUAL_BY = "proportion";

const current = () => useDocumentStore.getState().document;

export function ReadoutForm({ readout }: { readonly readout: Readout }) {
  const document = useDocumentStore((state) => state.document);
  const population = document.populations[readout.population];
  const neurons = Object.entries(document.populations).filter(([, { kind }]) => kind === "neurons");
  return (
    <>
      <Heading name={copy.canvas.vote} about={copy.inspect.by[readout.by ?? USUAL_BY]} />
      <Section title={copy.inspect.readout} edits="restarts">
        <ChoiceField
          name="readout-population"
          label={copy.inspect.readoutPopulation}
          value={readout.population}
          choices={choicesOf(
            neurons.map(([id]) => id),
            (id) => labelOf(document, id),
            (id) => withReadout(document, { population: id }),
          )}
          onChoose={(id) => void apply(withReadout(current(), { population: id }))}
        />
        <ChoiceField
          name="readout-by"
          label={copy.inspect.readoutBy}
          value={readout.by ?? USUAL_BY}
          choices={choicesOf(
            READOUTS,
            (by) => copy.inspect.by[by],
            (by) => withReadout(document, { by }),
          )}
          onChoose={(by) => void apply(withReadout(current(), { by }))}
        />
        <NumberField
          name="classes"
          label={copy.inspect.classes}
          value={readout.classes}
          min={2}
          max={1000}
          whole
          slider={false}
          onCommit={(classes) => edit(withReadout(current(), { classes }))}
        />
      </Section>
      {population && <HealthSection neurons={sizeOf(population)} />}
    </>
  );
}
