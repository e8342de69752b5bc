// What belongs to the whole network: time step, presentation, training, seed, engine.
import type { NetworkDocument } from "../../../index";
import { copy } from "../../copy";
import { chooseEngine } from "../../session/commands";
import { edit } from "../../session/edits";
import { isBlank, useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { ENGINES, useUiStore } from "../../state/uiStore";
import { ChoiceField } from "../fields/ChoiceField";
import { NumberField } from "../fields/NumberField";
import { ActSection } from "./ActSection";
import { AgentSections } from "./AgentSections";
import { Heading } from "./Heading";
import { PresentationSection } from "./PresentationSection";
import { Fact, Section } from "./Section";
import { TrainingSection } from "./TrainingSection";

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
          slider={false}
          onCommit={(dt) => edit({ ...current(), dt })}
        />
      </Section>
      <AgentSections document={document} />
      <PresentationSection document={document} />
      {document.readout && <TrainingSection document={document} />}
      {!document.agent && !isBlank(document) && <ActSection document={document} />}
      <Section title={copy.inspector.chance} edits="restarts">
        <NumberField
          name="seed"
          label={copy.inspector.seed}
          about={copy.inspector.seedAbout}
          value={document.seed}
          min={0}
          max={MOST_SEED}
          whole
          slider={false}
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
