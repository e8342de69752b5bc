// What can be seen and set of a projection: how many synapses, first weights, delay, learning, normalisation.
import { models, type Projection, type Values } from "../../../index";
import { labelOf, synapsesOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { edit } from "../../session/commands";
import { withDelay, withWeight } from "../../state/documentEdits";
import { useDocumentStore } from "../../state/documentStore";
import { bytes, count } from "../../ui/format";
import { NumberField } from "../fields/NumberField";
import { ParamFields } from "../fields/ParamFields";
import { Heading, Source } from "./PopulationForm";
import { Equations, Fact, linesOf, Section } from "./Section";

/** A weight on the device is an f32. */
const BYTES_PER_WEIGHT = 4;

export function ProjectionForm({ id, projection }: { readonly id: string; readonly projection: Projection }) {
  const document = useDocumentStore((state) => state.document);
  const synapse = models.synapses[projection.synapse];
  const synapses = synapsesOf(document, projection);
  const shared = typeof projection.weight === "number" && !projection.learn && !projection.normalize;
  const rule = projection.learn && models.rules[projection.learn.name];
  const normalization = projection.normalize && models.normalizations[projection.normalize.name];
  return (
    <>
      <Heading
        name={`${labelOf(document, projection.from)} → ${labelOf(document, projection.to)}`}
        about={synapse?.about}
      />
      <Section title={copy.inspector.size}>
        <Fact label={copy.inspector.synapses} value={count(synapses)} />
        <Fact
          label={copy.inspector.memory}
          value={shared ? copy.inspector.memoryShared : bytes(synapses * BYTES_PER_WEIGHT)}
        />
      </Section>
      {rule && (
        <Section title={copy.inspector.learning(rule.name)} edits="live" about={rule.about}>
          <ParamFields place={{ kind: "learn", id }} params={rule.params} values={projection.learn?.params} />
          <Equations
            lines={[
              ...linesOf(rule.onPre, copy.inspector.atPre),
              ...linesOf(rule.onPost, copy.inspector.atPost),
              ...(rule.bounds ? [{ text: copy.inspector.clamp(...rule.bounds) }] : []),
            ]}
          />
          <Source text={rule.source} />
        </Section>
      )}
      {normalization && (
        <Section
          title={copy.inspector.normalization(normalization.name)}
          edits="live"
          about={normalization.about}
        >
          <ParamFields
            place={{ kind: "normalize", id }}
            params={normalization.params}
            values={projection.normalize?.params}
          />
        </Section>
      )}
      <Section
        title={shared ? copy.inspector.weight : copy.inspector.weights}
        edits={shared ? "live" : "restarts"}
        {...(rule ? {} : { about: copy.inspector.noLearning })}
      >
        <ValuesFields
          id={id}
          name="weight"
          words={copy.inspector.weightValues}
          unit={synapse?.unit ?? "1"}
          values={projection.weight}
          min={0}
          put={(weight) => edit(withWeight(useDocumentStore.getState().document, id, weight))}
        />
      </Section>
      <Section title={copy.inspector.delay} edits="restarts">
        <ValuesFields
          id={id}
          name="delay"
          words={copy.inspector.delays}
          unit="ms"
          values={projection.delay ?? document.dt}
          defaultValue={document.dt}
          min={document.dt}
          put={(delay) => edit(withDelay(useDocumentStore.getState().document, id, delay))}
        />
      </Section>
    </>
  );
}

interface ValuesFieldsProps {
  readonly id: string;
  readonly name: string;
  readonly words: {
    readonly one: string;
    readonly low: string;
    readonly high: string;
    readonly about?: string;
    readonly drawn: string;
  };
  readonly unit: string;
  readonly values: Values;
  readonly defaultValue?: number;
  readonly min: number;
  readonly put: (values: Values) => Promise<string | null>;
}

/** One number for all synapses, or the two between which each has its own. */
function ValuesFields({ id, name, words, unit, values, defaultValue, min, put }: ValuesFieldsProps) {
  const field = { unit, ...(defaultValue === undefined ? {} : { defaultValue }) };
  if (typeof values === "number") {
    return (
      <NumberField
        {...field}
        key={`${id} ${name}`}
        name={name}
        label={words.one}
        {...(words.about ? { about: words.about } : {})}
        value={values}
        min={min}
        onCommit={put}
      />
    );
  }
  const [low, high] = values.uniform;
  return (
    <>
      <NumberField
        key={`${id} ${name} low`}
        name={`${name}_low`}
        label={words.low}
        about={words.drawn}
        unit={unit}
        value={low}
        min={min}
        max={high}
        onCommit={(next) => put({ uniform: [next, high] })}
      />
      <NumberField
        key={`${id} ${name} high`}
        name={`${name}_high`}
        label={words.high}
        unit={unit}
        value={high}
        min={low}
        onCommit={(next) => put({ uniform: [low, next] })}
      />
    </>
  );
}
