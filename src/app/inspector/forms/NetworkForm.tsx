// What belongs to the whole network: time step, seed, presentation; and the readout, which is its answer.
import { type NetworkDocument, type Readout, sizeOf } from "../../../index";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { chooseEngine } from "../../session/commands";
import { edit } from "../../session/edits";
import { withDuration } from "../../state/documentEdits";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { ENGINES, useUiStore } from "../../state/uiStore";
import { ChoiceField } from "../fields/ChoiceField";
import { NumberField } from "../fields/NumberField";
import { Heading, HealthSection } from "./PopulationForm";
import { Fact, Section } from "./Section";

/** Seeds are u32 in the generators. */
const MOST_SEED = 2 ** 32 - 1;

export function NetworkForm({ document }: { readonly document: NetworkDocument }) {
  const weightHash = useRunStore((state) => state.status.weightHash);
  const current = () => useDocumentStore.getState().document;
  return (
    <>
      <Heading name={document.name} about={copy.inspector.networkAbout} />
      <Section title={copy.inspector.time} edits="restarts">
        <NumberField
          name="dt"
          label={copy.inspector.dt}
          symbol="dt"
          about={copy.inspector.dtAbout}
          unit="ms"
          value={document.dt}
          min={0.01}
          max={10}
          onCommit={(dt) => edit({ ...current(), dt })}
        />
        {document.presentation && (
          <NumberField
            name="duration"
            label={copy.inspector.duration}
            about={copy.inspector.durationAbout}
            unit="ms"
            value={document.presentation.duration}
            min={document.dt}
            max={10_000}
            onCommit={(duration) => edit(withDuration(current(), duration))}
          />
        )}
      </Section>
      <Section title={copy.inspector.chance} edits="restarts">
        <NumberField
          name="seed"
          label={copy.inspector.seed}
          about={copy.inspector.seedAbout}
          value={document.seed}
          min={0}
          max={MOST_SEED}
          whole
          onCommit={(seed) => edit({ ...current(), seed })}
        />
        {weightHash && (
          <Fact
            label={copy.inspector.weightHash}
            about={copy.inspector.weightHashAbout}
            value={weightHash}
            testId="weight-hash"
          />
        )}
      </Section>
      <EngineSection />
    </>
  );
}

function EngineSection() {
  const engine = useUiStore((state) => state.engine);
  const runs = useRunStore((state) => state.status.engine);
  return (
    <Section title={copy.engine.choose} edits="restarts">
      <ChoiceField
        name="engine"
        label={copy.engine.choose}
        about={copy.engine.chooseAbout}
        value={engine}
        choices={ENGINES.map((choice) => [choice, copy.engine.choices[choice] ?? choice])}
        onChoose={(choice) => void chooseEngine(choice)}
      />
      {runs && (
        <Fact label={copy.engine.now} about={runs.reason} value={copy.engine.names[runs.name] ?? runs.name} />
      )}
    </Section>
  );
}

export function ReadoutForm({ readout }: { readonly readout: Readout }) {
  const document = useDocumentStore((state) => state.document);
  const population = document.populations[readout.population];
  return (
    <>
      <Heading
        name={copy.canvas.vote}
        about={copy.inspector.readoutAbout(labelOf(document, readout.population))}
      />
      {population && <HealthSection neurons={sizeOf(population)} />}
    </>
  );
}
