// Where the variables of a population begin: as the model says, one value for all, or one drawn for each neuron.
import { models, type NeuronPopulation, type Values } from "../../../index";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import { withInit } from "../../state/modelEdits";
import { splitAbout } from "../../ui/format";
import { ChoiceField } from "../fields/ChoiceField";
import { ValuesField } from "../fields/ValuesField";
import { Section } from "./Section";

type Kind = "usual" | "one" | "drawn";

const current = () => useDocumentStore.getState().document;

export function InitSection({
  id,
  population,
}: {
  readonly id: string;
  readonly population: NeuronPopulation;
}) {
  const model = models.neurons[population.neuron];
  if (!model) return null;
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
              value={values === undefined ? "usual" : typeof values === "number" ? "one" : "drawn"}
              choices={[
                ["usual", `${copy.inspect.initUsual}: ${init}`],
                ["one", copy.inspect.initOne],
                ["drawn", copy.inspect.initDrawn],
              ]}
              onChoose={(kind) =>
                void apply(withInit(current(), id, variable, begun(kind, values, usual, unit)))
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
                  drawn: copy.inspect.initDrawn,
                }}
                unit={unit}
                values={values}
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

function begun(kind: Kind, values: Values | undefined, usual: number, unit: string): Values | null {
  if (kind === "usual") return null;
  if (kind === "one") return typeof values === "object" ? values.uniform[0] : (values ?? usual);
  const low = typeof values === "number" ? values : usual;
  return { uniform: [low, low + (SPREAD[unit] ?? 1)] };
}
