// What can be seen and set of a projection: learning, normalisation, weights, delay, and how it connects.
import { explicitCount, modelsOf, type NetworkDocument, type Projection, type Values } from "../../../index";
import { labelOf, synapsesOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { withDelay, withWeight } from "../../state/documentEdits";
import { useDocumentStore } from "../../state/documentStore";
import { stagedRuleOf } from "../../state/edits/stages";
import { withReceptor, withSynapse, withUse } from "../../state/modelEdits";
import { bytes, count } from "../../ui/format";
import { ChoiceField } from "../fields/ChoiceField";
import { ParamFields } from "../fields/ParamFields";
import { ValuesField } from "../fields/ValuesField";
import { ConnectorFields } from "./ConnectorFields";
import { choicesOf, modelWords } from "./choices";
import { Heading, Source } from "./Heading";
import { Equations, Fact, linesOf, ruleEquationsOf, Section } from "./Section";
import { StagedRule } from "./StagedRule";

/** A weight on the device is an f32. */
const BYTES_PER_WEIGHT = 4;
/** what a choice of no model is called in the fields */
const NONE = "none";

const current = () => useDocumentStore.getState().document;

interface FormProps {
  readonly id: string;
  readonly projection: Projection;
}

export function ProjectionForm({ id, projection }: FormProps) {
  const document = useDocumentStore((state) => state.document);
  const models = modelsOf(document);
  const synapse = models.synapses[projection.synapse];
  const synapses = synapsesOf(document, projection);
  const stages = document.training?.stages;
  const [pre, post] = [document.populations[projection.from], document.populations[projection.to]];
  const own = pre && post ? explicitCount(projection, pre.shape, post.shape) : null;
  // where a synapse has one effect for both receptors, a weight may have a sign
  const signed = typeof synapse?.onSpike === "string";
  const shared = typeof projection.weight === "number" && !projection.learn && !projection.normalize;
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
      {stages ? (
        <StagedRule staged={stagedRuleOf(document, id)} stages={stages.length} />
      ) : (
        <UseSection id={id} projection={projection} part="learn" />
      )}
      <UseSection id={id} projection={projection} part="normalize" />
      <Section
        title={shared ? copy.inspector.weight : copy.inspector.weights}
        edits={shared ? "live" : "restarts"}
      >
        <ValuesField
          id={id}
          name="weight"
          words={copy.inspector.weightValues}
          unit={synapse?.unit ?? "1"}
          values={projection.weight}
          count={own}
          {...(signed ? { slidesFrom: 0 } : { min: 0 })}
          reads={`${id}.w`}
          put={(weight, gesture) => edit(withWeight(current(), id, weight), gesture)}
        />
      </Section>
      <Section title={copy.inspector.delay} edits="restarts">
        <ValuesField
          id={id}
          name="delay"
          words={copy.inspector.delays}
          unit="ms"
          values={projection.delay ?? document.dt}
          defaultValue={document.dt}
          min={document.dt}
          count={projection.connector.name === "conv2d" ? null : own}
          reads={`${id}.delay`}
          onto={(delay) => ontoSteps(delay, document.dt)}
          put={(delay, gesture) => {
            const whole = gesture !== undefined ? ontoSteps(delay, current().dt) : delay;
            return edit(withDelay(current(), id, whole), gesture);
          }}
        />
      </Section>
      <Section title={copy.inspect.connection} edits="restarts">
        <ConnectorFields id={id} projection={projection} />
        <ChoiceField
          name="receptor"
          label={copy.inspect.receptor}
          value={projection.receptor}
          choices={[
            ["exc", copy.inspect.receptors.exc],
            ["inh", copy.inspect.receptors.inh],
          ]}
          onChoose={(receptor) => void apply(withReceptor(current(), id, receptor))}
        />
        <ChoiceField
          name="synapse"
          label={copy.inspect.synapse}
          about={copy.inspect.synapseAbout}
          value={projection.synapse}
          choices={choicesOf(
            Object.keys(models.synapses),
            (name) => modelWords(models.synapses[name]!),
            (name) => withSynapse(document, id, name),
          )}
          onChoose={(name) => void apply(withSynapse(current(), id, name))}
        />
        {synapse && (
          <>
            <ParamFields
              place={{ kind: "synapse", id }}
              params={synapse.params}
              values={projection.synapseParams}
            />
            <Equations lines={linesOf(synapse.equations ?? "")} />
            <Equations lines={linesOf(onSpikeOf(synapse.onSpike, projection), copy.inspector.atPre)} />
            <Source text={synapse.source} />
          </>
        )}
      </Section>
    </>
  );
}

/** Delays that a slider or a choice gives are whole numbers of steps; one that is typed is taken as it is, or refused. */
function ontoSteps(delay: Values, dt: number): Values {
  const whole = (ms: number) => Number((Math.max(1, Math.round(ms / dt)) * dt).toPrecision(10));
  if (typeof delay === "number") return whole(delay);
  return "values" in delay ? { values: delay.values.map(whole) } : delay;
}

function onSpikeOf(
  onSpike: string | Readonly<Record<"exc" | "inh", string>>,
  { receptor }: Projection,
): string {
  return typeof onSpike === "string" ? onSpike : onSpike[receptor];
}

interface UseProps extends FormProps {
  readonly part: "learn" | "normalize";
}

/** The rule by which it learns, or what keeps its weights in bounds, with the parameters of either. */
function UseSection({ id, projection, part }: UseProps) {
  const document = useDocumentStore((state) => state.document);
  const models = modelsOf(document);
  const use = projection[part];
  const rule = part === "learn" && use ? models.rules[use.name] : undefined;
  const model = part === "learn" ? rule : use && models.normalizations[use.name];
  const group: Readonly<Record<string, { readonly name: string; readonly about: string }>> =
    part === "learn" ? models.rules : models.normalizations;
  const none = part === "learn" ? copy.inspect.noRule : copy.inspect.noNormalization;
  const change = (name: string, on: NetworkDocument) => withUse(on, id, part, name === NONE ? null : name);
  return (
    <Section
      title={part === "learn" ? copy.inspect.rule : copy.inspect.normalization}
      edits={model ? "live" : "restarts"}
      {...(model ? { about: model.about } : {})}
    >
      {model && (
        <>
          <ParamFields place={{ kind: part, id }} params={model.params} values={use?.params} />
          {rule && <Equations lines={ruleEquationsOf(rule)} />}
          <Source text={model.source} />
        </>
      )}
      <ChoiceField
        name={part}
        label={part === "learn" ? copy.inspect.rule : copy.inspect.normalization}
        about={copy.inspector.restartsAbout}
        value={use?.name ?? NONE}
        choices={choicesOf(
          [NONE, ...Object.keys(group)],
          (name) => (name === NONE ? none : modelWords(group[name]!)),
          (name) => change(name, document),
        )}
        onChoose={(name) => void apply(change(name, current()))}
      />
    </Section>
  );
}
