// What can be seen and set of a population: name, model, size, parameters, first values, competition, health.
import { FlaskConical, PencilLine } from "lucide-react";
import {
  type InputPopulation,
  modelsOf,
  type NeuronModel,
  type NeuronPopulation,
  type Population,
  sizeOf,
} from "../../../index";
import { copy } from "../../copy";
import { openLab, openOwn } from "../../lab/labStore";
import { apply, edit } from "../../session/edits";
import { withSize } from "../../state/documentEdits";
import { useDocumentStore } from "../../state/documentStore";
import { isOwn } from "../../state/edits/own";
import { setOf, withSet } from "../../state/edits/vary";
import {
  type Competition,
  competitionOf,
  withCompetition,
  withEncoder,
  withLabel,
  withNeuron,
  withShape,
} from "../../state/modelEdits";
import { shape } from "../../ui/format";
import { ChoiceField } from "../fields/ChoiceField";
import { NumberField } from "../fields/NumberField";
import { ParamFields } from "../fields/ParamFields";
import { TextField } from "../fields/TextField";
import { choicesOf, modelWords, parseShape } from "./choices";
import { Heading, HealthSection, Source } from "./Heading";
import { InitSection } from "./InitSection";
import { Equations, equationsOf, linesOf, Section } from "./Section";
import { VarySection } from "./VarySection";

/** The largest population a field takes; what the device can hold is checked when it is built. */
const MOST_NEURONS = 100_000;

const current = () => useDocumentStore.getState().document;

export function PopulationForm({ id, population }: { readonly id: string; readonly population: Population }) {
  return population.kind === "input" ? (
    <InputForm id={id} population={population} />
  ) : (
    <NeuronForm id={id} population={population} />
  );
}

function InputForm({ id, population }: { readonly id: string; readonly population: InputPopulation }) {
  const document = useDocumentStore((state) => state.document);
  const models = modelsOf(document);
  const model = models.encoders[population.encoder];
  return (
    <>
      <Heading name={population.label ?? id} about={model?.about} />
      <Section title={copy.inspector.size} edits="restarts">
        <NameField id={id} population={population} />
        <ShapeField id={id} population={population} />
        <ChoiceField
          name="encoder"
          label={copy.inspect.encoder}
          about={copy.inspect.encoderAbout}
          value={population.encoder}
          choices={choicesOf(
            Object.keys(models.encoders),
            (name) => modelWords(models.encoders[name]!),
            (name) => withEncoder(document, id, name),
          )}
          onChoose={(name) => void apply(withEncoder(current(), id, name))}
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

function NeuronForm({ id, population }: { readonly id: string; readonly population: NeuronPopulation }) {
  const document = useDocumentStore((state) => state.document);
  const models = modelsOf(document);
  const model = models.neurons[population.neuron];
  const isOutput = document.readout?.population === id;
  const common = Object.entries(model?.params ?? {}).filter(
    ([param]) => !Object.hasOwn(population.vary ?? {}, param),
  );
  return (
    <>
      <Heading name={population.label ?? id} about={model?.about} />
      {model && (
        <Section title={copy.inspector.parameters} edits="live">
          {model.sets && (
            <ChoiceField
              name="set"
              label={copy.inspect.set}
              value={setOf(document, population) ?? ""}
              choices={[
                ["", copy.inspect.noSet],
                ...Object.entries(model.sets).map(
                  ([name, { about }]) => [name, `${name}: ${about}`] as const,
                ),
              ]}
              onChoose={(name) => void (name !== "" && apply(withSet(current(), id, name)))}
            />
          )}
          <ParamFields
            place={{ kind: "population", id }}
            params={Object.fromEntries(common)}
            values={population.params}
          />
          <Equations lines={equationsOf(model)} />
          <ModelButtons id={id} population={population} model={model} />
          <Source text={model.source} />
        </Section>
      )}
      <Section title={copy.inspector.size} edits="restarts">
        <NameField id={id} population={population} />
        <NumberField
          key={id}
          name="neurons"
          label={copy.inspector.neurons}
          value={sizeOf(population)}
          min={1}
          max={MOST_NEURONS}
          whole
          onCommit={(neurons, gesture) => edit(withSize(current(), id, neurons), gesture)}
        />
        <ShapeField id={id} population={population} />
        <ChoiceField
          name="neuron"
          label={copy.inspect.model}
          value={population.neuron}
          choices={choicesOf(
            Object.keys(models.neurons),
            (name) => modelWords(models.neurons[name]!),
            (name) => withNeuron(document, id, name),
          )}
          onChoose={(name) => void apply(withNeuron(current(), id, name))}
        />
        <ChoiceField<Competition>
          name="competition"
          label={copy.inspector.competition}
          about={copy.inspect.competitionAbout}
          value={competitionOf(population)}
          choices={choicesOf(
            ["none", "all", "place"],
            (choice) => copy.inspect.competitionChoices[choice],
            (choice) => withCompetition(document, id, choice),
          )}
          onChoose={(choice) => void apply(withCompetition(current(), id, choice))}
        />
      </Section>
      <VarySection id={id} population={population} />
      <InitSection id={id} population={population} />
      {isOutput && <HealthSection neurons={sizeOf(population)} />}
    </>
  );
}

interface ModelButtonsProps {
  readonly id: string;
  readonly population: NeuronPopulation;
  readonly model: NeuronModel;
}

/** To its equations, and to the lab. */
function ModelButtons({ id, population, model }: ModelButtonsProps) {
  const { name } = model;
  const own = useDocumentStore(({ document }) => isOwn(document, name));
  const edit = () =>
    own
      ? openOwn({ key: `own:${name}`, replaces: name, onto: null })
      : openOwn({ key: `from:${name}`, replaces: null, onto: id });
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <button type="button" data-testid="edit-equations" onClick={edit} className={BUTTON}>
        <PencilLine size={13} aria-hidden />
        {own ? copy.lab.own.edit : copy.lab.own.startFrom}
      </button>
      <button
        type="button"
        data-testid="open-lab"
        onClick={() => openLab({ model, params: population.params ?? {}, source: `population:${id}` })}
        className={BUTTON}
      >
        <FlaskConical size={13} aria-hidden />
        {copy.lab.own.openLab}
      </button>
    </div>
  );
}

const BUTTON =
  "flex items-center gap-1.5 rounded-lg border border-line bg-raised px-2.5 py-1 text-sm hover:border-muted";

interface FieldProps {
  readonly id: string;
  readonly population: Population;
}

function NameField({ id, population }: FieldProps) {
  return (
    <TextField
      key={id}
      name="label"
      label={copy.inspect.name}
      value={population.label ?? id}
      onCommit={(label) => edit(withLabel(current(), id, label))}
    />
  );
}

function ShapeField({ id, population }: FieldProps) {
  return (
    <TextField
      key={id}
      name="shape"
      label={copy.inspect.shape}
      about={copy.inspect.shapeAbout}
      mono
      value={shape(population.shape).replaceAll(",", "")}
      onCommit={async (text) => {
        const next = parseShape(text);
        return next ? edit(withShape(current(), id, next)) : copy.inspect.shapeWrong;
      }}
    />
  );
}
