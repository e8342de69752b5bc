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
        <WeightFields id={id} weight={projection.weight} unit={synapse?.unit ?? "1"} />
      </Section>
      <Section title={copy.inspector.delay} edits="restarts">
        <NumberField
          key={`${id} delay`}
          name="delay"
          label={copy.inspector.delay}
          about={copy.inspector.delayAbout}
          unit="ms"
          value={projection.delay ?? document.dt}
          defaultValue={document.dt}
          min={document.dt}
          onCommit={(delay) => edit(withDelay(useDocumentStore.getState().document, id, delay))}
        />
      </Section>
    </>
  );
}

interface WeightFieldsProps {
  readonly id: string;
  readonly weight: Values;
  readonly unit: string;
}

function WeightFields({ id, weight, unit }: WeightFieldsProps) {
  const put = (next: Values) => edit(withWeight(useDocumentStore.getState().document, id, next));
  if (typeof weight === "number") {
    return (
      <NumberField
        key={`${id} weight`}
        name="weight"
        label={copy.inspector.weight}
        unit={unit}
        value={weight}
        min={0}
        onCommit={put}
      />
    );
  }
  const [low, high] = weight.uniform;
  return (
    <>
      <NumberField
        key={`${id} low`}
        name="weight_low"
        label={copy.inspector.weightLow}
        about={copy.inspector.weightDrawn}
        unit={unit}
        value={low}
        min={0}
        max={high}
        onCommit={(next) => put({ uniform: [next, high] })}
      />
      <NumberField
        key={`${id} high`}
        name="weight_high"
        label={copy.inspector.weightHigh}
        unit={unit}
        value={high}
        min={low}
        onCommit={(next) => put({ uniform: [low, next] })}
      />
    </>
  );
}
