// The strip of a network that takes no digits: what drives it, with the level to turn.
import { modelsOf, type NetworkDocument, type Param, sizeOf } from "../../index";
import { labelOf } from "../canvas/flowModel";
import { copy } from "../copy";
import { NumberField } from "../inspector/fields/NumberField";
import { edit } from "../session/edits";
import { withParam } from "../state/documentEdits";
import { useDocumentStore } from "../state/documentStore";
import { splitAbout } from "../ui/format";

interface Level {
  readonly id: string;
  readonly name: string;
  readonly param: Param;
  readonly value: number;
}

/** Levels that are offered. Chosen: more do not fit beside each other. */
const MOST_LEVELS = 3;

export function DriveStrip() {
  const document = useDocumentStore((state) => state.document);
  const levels = levelsOf(document).slice(0, MOST_LEVELS);
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-2">
      <div className="w-full sm:w-48" data-testid="driven">
        <p>{copy.digits.driven}</p>
        <p className="text-muted text-sm">{reasonOf(document)}</p>
      </div>
      <div className="flex min-w-0 flex-1 basis-full flex-wrap gap-x-5 sm:basis-0">
        {levels.map(({ id, name, param, value }) => (
          <div key={`${id} ${name}`} className="w-full sm:w-56" title={splitAbout(param.about).name}>
            <NumberField
              name={`level-${id}`}
              label={labelOf(document, id)}
              symbol={name}
              unit={param.unit}
              value={value}
              defaultValue={param.value}
              min={param.min}
              max={param.max}
              onCommit={(next, gesture) =>
                edit(
                  withParam(
                    useDocumentStore.getState().document,
                    { kind: "population", id },
                    name,
                    next,
                    param.value,
                  ),
                  gesture,
                )
              }
            />
          </div>
        ))}
      </div>
    </div>
  );
}

function reasonOf(document: NetworkDocument): string {
  const inputs = Object.entries(document.populations).filter(([, { kind }]) => kind === "input");
  if (inputs.length === 1 && document.readout) return copy.digits.drivenOtherShape(sizeOf(inputs[0]![1]));
  if (inputs.length > 0)
    return copy.digits.drivenInputs(inputs.map(([id]) => labelOf(document, id)).join(", "));
  if (levelsOf(document).some(({ value }) => value !== 0)) return copy.digits.drivenCurrents;
  return isNoisy(document) ? copy.digits.drivenNoise : copy.digits.drivenNothing;
}

/** Whether neurons of it draw random numbers, and so may fire by themselves. */
function isNoisy(document: NetworkDocument): boolean {
  const { neurons } = modelsOf(document);
  return Object.values(document.populations).some(
    (population) => population.kind === "neurons" && (neurons[population.neuron]?.draws ?? 0) > 0,
  );
}

/** What sets how strongly the network is driven: the rates of its inputs, else the currents of its neurons. */
function levelsOf(document: NetworkDocument): Level[] {
  const models = modelsOf(document);
  const all = Object.entries(document.populations);
  const inputs = all.flatMap(([id, population]): Level[] => {
    if (population.kind !== "input") return [];
    const [name, param] = Object.entries(models.encoders[population.encoder]?.params ?? {})[0] ?? [];
    return name && param ? [{ id, name, param, value: population.params?.[name] ?? param.value }] : [];
  });
  if (inputs.length > 0) return inputs;
  return all.flatMap(([id, population]): Level[] => {
    const param = population.kind === "neurons" && models.neurons[population.neuron]?.params.i_ext;
    return param ? [{ id, name: "i_ext", param, value: population.params?.i_ext ?? param.value }] : [];
  });
}
