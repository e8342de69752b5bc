// Where the variables of a population begin: as the model says, one value for all, or one drawn for each neuron.
import { modelsOf, type NeuronPopulation, sizeOf, type Values } from "../../../index";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import { withInit } from "../../state/modelEdits";
import { splitAbout } from "../../ui/format";
import { ChoiceField } from "../fields/ChoiceField";
import { kindsFor, ValuesField } from "../fields/ValuesField";
import { asKind, kindOf, type ValueKind } from "../fields/valueKinds";
import { Section } from "./Section";

type Kind = "usual" | ValueKind;

const current = () => useDocumentStore.getState().document;

export function InitSection({
  id,
  population,
}: {
  readonly id: string;
  readonly population: NeuronPopulation;
}) {
  const document = useDocumentStore((state) => state.document);
  const model = modelsOf(document).neurons[population.neuron];
  if (!model) return null;
  const count = sizeOf(population);
  return (
    <Section title={copy.inspect.init} edits="restarts" about={copy.inspect.initAbout}>
      {Object.entries(model.state).map(([variable, { about, unit, init }]) => {
        const values = population.init?.[variable];
        const usual = usualOf(init, population, model.params);
        return (
          <div key={variable}>
            <ChoiceField<Kind>
              name={`init-${variable}`}
              label={`${splitAbout(about).name} ${variable}`}
              value={values === undefined ? "usual" : kindOf(values)}
              choices={[
                ["usual", `${copy.inspect.initUsual}: ${init}`],
                ...kindsFor(values === undefined ? null : kindOf(values), count, copy.inspect.initKinds),
              ]}
              onChoose={(kind) =>
                void apply(withInit(current(), id, variable, begun(kind, values ?? usual, unit, count)))
              }
            />
            {values !== undefined && (
              <ValuesField
                id={id}
                name={`init_${variable}`}
                words={{
                  one: variable,
                  low: copy.inspect.initFrom(variable),
                  high: copy.inspect.initTo(variable),
                  mean: copy.inspect.initMean(variable),
                  drawn: copy.inspect.initDrawn,
                }}
                unit={unit}
                values={values}
                count={count}
                reads={`${id}.${variable}.start`}
                choice={false}
                put={(next, gesture) => edit(withInit(current(), id, variable, next), gesture)}
              />
            )}
          </div>
        );
      })}
    </Section>
  );
}

/** The model's own first value: a number, or the parameter that it names. */
function usualOf(
  init: string | number,
  population: NeuronPopulation,
  params: Readonly<Record<string, { readonly value: number }>>,
): number {
  if (typeof init === "number") return init;
  return population.params?.[init] ?? params[init]?.value ?? (Number(init) || 0);
}

/** Chosen: draws are spread widely enough to keep neurons apart from the first spike on. */
const SPREAD: Readonly<Record<string, number>> = { mV: 5 };

function begun(kind: Kind, values: Values, unit: string, count: number): Values | null {
  if (kind === "usual") return null;
  const spread = SPREAD[unit] ?? 1;
  const from: Values = typeof values === "number" ? { uniform: [values, values + spread] } : values;
  return kind === "one" && typeof values === "number" ? values : asKind(kind, from, { count });
}
