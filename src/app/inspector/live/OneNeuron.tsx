// One neuron of a population: which class it answers, its variables, and its receptive field.
import { useState } from "react";
import { modelsOf, type NeuronPopulation, sizeOf } from "../../../index";
import { gridShape } from "../../canvas/cards/thumbnails";
import { copy } from "../../copy";
import { togglePin } from "../../session/pins";
import { useDocumentStore } from "../../state/documentStore";
import { usePinStore } from "../../state/pinStore";
import { useRunStore } from "../../state/runStore";
import { unitLabel } from "../../ui/format";
import { NumberField } from "../fields/NumberField";
import { Fact, Section } from "../forms/Section";
import { weightsOnto } from "./figures";
import { short } from "./Histogram";
import { ReceptiveField } from "./ReceptiveField";
import { useActivity } from "./useActivity";
import { useArray } from "./usePolled";

const BUTTON = "rounded-md border border-line bg-raised px-2 py-0.5 text-sm hover:border-muted";

interface OneNeuronProps {
  readonly id: string;
  readonly population: NeuronPopulation;
}

export function OneNeuron({ id, population }: OneNeuronProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const activity = useActivity(id);
  const running = useDocumentStore((state) => state.running);
  const assigned = useRunStore((state) => state.status.assigned);
  const size = sizeOf(population);
  const pinned = usePinStore((state) => state.pins).filter((pin) => pin.population === id);
  const last = pinned.at(-1)?.neuron;
  const neuron = Math.min(size - 1, chosen ?? last ?? Math.max(0, activity?.busiest ?? 0));
  const isPinned = pinned.some((pin) => pin.neuron === neuron);
  const state = modelsOf(running).neurons[population.neuron]?.state ?? {};
  const label = running.readout?.population === id ? (assigned[neuron] ?? -1) : null;
  const onto = Object.entries(running.projections).filter(([, { to }]) => to === id);
  return (
    <Section title={copy.inspect.neuron}>
      <NumberField
        name="neuron"
        label={copy.inspector.neurons.slice(0, -1)}
        about={copy.inspect.neuronAbout}
        value={neuron}
        min={0}
        max={size - 1}
        whole
        onCommit={async (next) => {
          setChosen(next);
          return null;
        }}
      />
      <div className="mb-1 flex gap-2">
        <button
          type="button"
          aria-pressed={isPinned}
          title={copy.inspect.pinAbout}
          onClick={() => void togglePin({ population: id, neuron })}
          className={BUTTON}
        >
          {isPinned ? copy.inspect.unpin : copy.inspect.pin}
        </button>
        {(chosen ?? last) !== undefined &&
          activity &&
          activity.busiest >= 0 &&
          activity.busiest !== neuron && (
            <button type="button" onClick={() => setChosen(activity.busiest)} className={BUTTON}>
              {copy.inspect.busiestNeuron}
            </button>
          )}
      </div>
      {label !== null && (
        <Fact
          label={copy.inspect.neuronClass}
          value={label < 0 ? copy.inspect.neuronNoClass : String(label)}
        />
      )}
      {activity && <Fact label={copy.inspect.rate} value={`${short(activity.rates[neuron] ?? 0)} Hz`} />}
      {Object.entries(state).map(([name, { unit }]) => (
        <Value key={name} array={`${id}.${name}`} symbol={name} unit={unit} neuron={neuron} />
      ))}
      {onto.map(([name, { from, connector }]) =>
        connector.name === "all_to_all" ? (
          <Field
            key={name}
            projection={name}
            from={running.populations[from]?.label ?? from}
            columns={gridShape(running.populations[from]?.shape ?? [1]).columns}
            neuron={neuron}
            post={size}
          />
        ) : null,
      )}
    </Section>
  );
}

interface ValueProps {
  readonly array: string;
  readonly symbol: string;
  readonly unit: string;
  readonly neuron: number;
}

function Value({ array, symbol, unit, neuron }: ValueProps) {
  const value = useArray(array)?.[neuron];
  if (value === undefined) return null;
  return <Fact label={symbol} value={`${short(value)} ${unitLabel(unit)}`} />;
}

interface FieldProps {
  readonly projection: string;
  readonly from: string;
  readonly columns: number;
  readonly neuron: number;
  readonly post: number;
}

function Field({ projection, from, columns, neuron, post }: FieldProps) {
  const weights = useArray(`${projection}.w`);
  if (!weights) return null;
  const values = weightsOnto(weights, neuron, post);
  return (
    <figure className="mt-2">
      <ReceptiveField values={values} columns={columns} neuron={neuron} from={from} />
      <figcaption className="mt-1 text-muted text-xs">
        {copy.inspect.field}, {copy.inspect.fieldOf(from)}
      </figcaption>
    </figure>
  );
}
