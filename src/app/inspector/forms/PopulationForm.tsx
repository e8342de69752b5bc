// What can be seen and set of a population: size, the model's parameters, its equations, its health.
import { models, type NeuronPopulation, type Population, sizeOf } from "../../../index";
import { copy } from "../../copy";
import { edit } from "../../session/edits";
import { withSize } from "../../state/documentEdits";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { count, shape } from "../../ui/format";
import { NumberField } from "../fields/NumberField";
import { ParamFields } from "../fields/ParamFields";
import { Equations, Fact, linesOf, Section } from "./Section";

/** The largest population a field takes; what the device can hold is checked when it is built. */
const MOST_NEURONS = 100_000;

export function PopulationForm({ id, population }: { readonly id: string; readonly population: Population }) {
  return population.kind === "input" ? (
    <InputForm id={id} population={population} />
  ) : (
    <NeuronForm id={id} population={population} />
  );
}

function InputForm({ id, population }: { id: string; population: Extract<Population, { kind: "input" }> }) {
  const model = models.encoders[population.encoder];
  return (
    <>
      <Heading name={population.label ?? id} about={model?.about} />
      <Section title={copy.inspector.size}>
        <Fact
          label={copy.inspector.neurons}
          about={copy.inspector.neuronsFixed}
          value={count(sizeOf(population))}
          of={`(${shape(population.shape)})`}
        />
      </Section>
      {model && (
        <Section title={copy.inspector.parameters} edits="live">
          <ParamFields place={{ kind: "population", id }} params={model.params} values={population.params} />
          <Equations lines={linesOf(model.spike, copy.inspector.spikeWhen)} />
          <Source text={model.source} />
        </Section>
      )}
    </>
  );
}

function NeuronForm({ id, population }: { id: string; population: NeuronPopulation }) {
  const model = models.neurons[population.neuron];
  const isOutput = useDocumentStore((state) => state.document.readout?.population === id);
  return (
    <>
      <Heading name={population.label ?? id} about={model?.about} />
      <Section title={copy.inspector.size} edits="restarts">
        <NumberField
          key={id}
          name="neurons"
          label={copy.inspector.neurons}
          about={`${copy.inspector.neuronsAbout}, ${shape(population.shape)}`}
          value={sizeOf(population)}
          min={1}
          max={MOST_NEURONS}
          whole
          onCommit={(neurons) => edit(withSize(useDocumentStore.getState().document, id, neurons))}
        />
      </Section>
      {model && (
        <Section title={copy.inspector.parameters} edits="live">
          <ParamFields place={{ kind: "population", id }} params={model.params} values={population.params} />
          <Equations
            lines={[
              ...linesOf(model.equations),
              ...linesOf(model.threshold, copy.inspector.spikeWhen),
              ...linesOf(model.reset, copy.inspector.afterSpike),
              ...linesOf(model.refractory, copy.inspector.heldFor),
            ]}
          />
          <Source text={model.source} />
        </Section>
      )}
      {population.winners && <Section title={copy.inspector.competition} about={copy.inspector.oneWinner} />}
      {isOutput && <HealthSection neurons={sizeOf(population)} />}
    </>
  );
}

export function Heading({ name, about }: { readonly name: string; readonly about?: string | undefined }) {
  return (
    <header className="px-4 pt-3 pb-3">
      <h2 data-testid="inspector-title" className="font-semibold text-[0.9375rem]">
        {name}
      </h2>
      {about && <p className="mt-0.5 text-muted">{about}</p>}
    </header>
  );
}

/** Dead neurons and wins tell how good the answers will be, before the accuracy does. */
export function HealthSection({ neurons }: { readonly neurons: number }) {
  const health = useRunStore((state) => state.status.health);
  if (!health) return null;
  return (
    <Section title={copy.inspector.health}>
      <Fact
        label={copy.inspector.dead}
        about={copy.inspector.deadAbout}
        value={count(health.dead)}
        of={copy.inspector.of(neurons)}
      />
      <Fact label={copy.inspector.wins} about={copy.inspector.winsAbout} value={count(health.medianWins)} />
    </Section>
  );
}

export function Source({ text }: { readonly text: string }) {
  return (
    <p className="mt-2 text-muted text-xs">
      {copy.inspector.source}: {text}
    </p>
  );
}
