// The variables of a population as they are now: least, mean and most over its neurons.
import { modelsOf, type NeuronPopulation } from "../../../index";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { splitAbout, unitLabel } from "../../ui/format";
import { Section } from "../forms/Section";
import { binsOf } from "./figures";
import { Histogram, short } from "./Histogram";
import { useArray } from "./usePolled";

interface VariablesProps {
  readonly id: string;
  readonly population: NeuronPopulation;
}

export function Variables({ id, population }: VariablesProps) {
  const running = useDocumentStore((state) => state.running);
  const state = modelsOf(running).neurons[population.neuron]?.state ?? {};
  return (
    <Section title={copy.inspect.variables}>
      {Object.entries(state).map(([name, { about, unit }]) => (
        <Variable
          key={name}
          array={`${id}.${name}`}
          symbol={name}
          label={splitAbout(about).name}
          unit={unit}
        />
      ))}
    </Section>
  );
}

interface VariableProps {
  readonly array: string;
  readonly symbol: string;
  readonly label: string;
  readonly unit: string;
}

function Variable({ array, symbol, label, unit }: VariableProps) {
  const values = useArray(array);
  const bins = values && binsOf(values);
  return (
    <div className="py-1">
      <p className="flex items-baseline gap-2">
        <span>{label}</span>
        <code className="font-mono text-muted text-xs">{symbol}</code>
        <span className="ml-auto whitespace-nowrap" data-testid={`live-${symbol}`}>
          {bins ? `${short(bins.mean)} ${unitLabel(unit)}` : "…"}
        </span>
      </p>
      {bins && <Histogram bins={bins} unit={unit} what={label} />}
    </div>
  );
}
