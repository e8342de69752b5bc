// Parameters that differ from neuron to neuron: drawn, or each neuron its own.
import { modelsOf, type NeuronPopulation, sizeOf, type Values } from "../../../index";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import { withVaried } from "../../state/edits/vary";
import { splitAbout } from "../../ui/format";
import { ChoiceField } from "../fields/ChoiceField";
import { ValuesField } from "../fields/ValuesField";
import { Section } from "./Section";

const current = () => useDocumentStore.getState().document;
const NONE = "";

export function VarySection({
  id,
  population,
}: {
  readonly id: string;
  readonly population: NeuronPopulation;
}) {
  const document = useDocumentStore((state) => state.document);
  const model = modelsOf(document).neurons[population.neuron];
  if (!model) return null;
  const { vary = {} } = population;
  const words = copy.inspect.vary;
  const begun = (param: string) =>
    withVaried(current(), id, param, around(population, param, model.params[param]!));
  const others = Object.keys(model.params).filter((param) => !Object.hasOwn(vary, param));
  return (
    <Section title={words.title} edits="restarts" about={words.about}>
      {Object.entries(vary).map(([param, values]) => (
        <ValuesField
          key={`${id} ${param}`}
          id={id}
          name={`vary_${param}`}
          words={{
            one: `${splitAbout(model.params[param]!.about).name} ${param}`,
            low: copy.inspect.initFrom(param),
            high: copy.inspect.initTo(param),
            mean: copy.inspect.initMean(param),
            drawn: copy.inspect.initDrawn,
          }}
          unit={model.params[param]!.unit}
          values={values}
          count={sizeOf(population)}
          reads={`${id}.${param}`}
          put={(next, gesture) => edit(withVaried(current(), id, param, next), gesture)}
        />
      ))}
      <ChoiceField
        name="vary"
        label={words.add}
        value={NONE}
        choices={[
          [NONE, words.none],
          ...others.map(
            (param) => [param, `${splitAbout(model.params[param]!.about).name} ${param}`] as const,
          ),
        ]}
        onChoose={(param) => void (param !== NONE && apply(begun(param)))}
      />
    </Section>
  );
}

/** Chosen: a tenth of the value to both sides, within the parameter's bounds. */
function around(
  { params }: NeuronPopulation,
  param: string,
  {
    value,
    min = -Infinity,
    max = Infinity,
  }: { readonly value: number; readonly min?: number; readonly max?: number },
): Values {
  const middle = params?.[param] ?? value;
  const reach = 0.1 * Math.abs(middle) || 1;
  return { uniform: [Math.max(min, middle - reach), Math.min(max, middle + reach)] };
}
