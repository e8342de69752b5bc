// How the network learns from many samples: passes, minibatch, and the parameters that move on the way.
import { X } from "lucide-react";
import type { NetworkDocument } from "../../../index";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import { paramsOf } from "../../state/modelEdits";
import { withAnneal, withTraining } from "../../state/trainingEdits";
import { splitAbout } from "../../ui/format";
import { ChoiceField } from "../fields/ChoiceField";
import { NumberField } from "../fields/NumberField";
import { refusalOf } from "./choices";
import { Section } from "./Section";

const current = () => useDocumentStore.getState().document;

export function TrainingSection({ document }: { readonly document: NetworkDocument }) {
  const { training = {} } = document;
  const { epochs = 1, batch = 1, stages, teacher } = training;
  if (stages) return <Section title={copy.inspect.training} about={copy.inspect.stages(stages.length)} />;
  return (
    <Section
      title={copy.inspect.training}
      edits="restarts"
      {...(teacher ? { about: copy.inspect.teacher(teacher.name) } : {})}
    >
      <NumberField
        name="epochs"
        label={copy.inspect.epochs}
        about={copy.inspect.epochsAbout}
        value={epochs}
        defaultValue={1}
        min={1}
        max={1000}
        whole
        slider={false}
        onCommit={(n) => edit(withTraining(current(), { epochs: n > 1 ? n : undefined }))}
      />
      <NumberField
        name="batch"
        label={copy.inspect.batch}
        about={copy.inspect.batchAbout}
        value={batch}
        defaultValue={1}
        min={1}
        max={1024}
        whole
        slider={false}
        onCommit={(n) => edit(withTraining(current(), { batch: n > 1 ? n : undefined }))}
      />
      <Annealing document={document} />
    </Section>
  );
}

function Annealing({ document }: { readonly document: NetworkDocument }) {
  const anneal = document.training?.anneal ?? {};
  const free = targetsOf(document).filter(({ target }) => !Object.hasOwn(anneal, target));
  return (
    <div className="mt-2">
      <h4 className="font-semibold">{copy.inspect.anneal}</h4>
      <p className="text-muted text-xs">{copy.inspect.annealAbout}</p>
      {Object.entries(anneal).map(([target, to]) => {
        const [owner = "", parameter = ""] = target.split(".");
        const param = paramsOf(document, owner)[parameter];
        return (
          <div key={target} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <NumberField
                name={`anneal-${target}`}
                label={ownerName(document, owner)}
                symbol={parameter}
                about={copy.inspect.annealTo}
                unit={param?.unit ?? "1"}
                value={to}
                min={param?.min}
                max={param?.max}
                onCommit={(next, gesture) => edit(withAnneal(current(), target, next), gesture)}
              />
            </div>
            <button
              type="button"
              aria-label={copy.inspect.annealStop(target)}
              title={copy.inspect.annealStop(target)}
              onClick={() => void apply(withAnneal(current(), target, null))}
              className="mt-2 grid size-7 place-items-center rounded-md text-muted hover:text-text"
            >
              <X size={14} aria-hidden />
            </button>
          </div>
        );
      })}
      {free.length > 0 && (
        <ChoiceField
          name="anneal"
          label={copy.inspect.annealAdd}
          value=""
          choices={[
            ["", copy.inspect.annealChoose],
            ...free.map(({ target, words }) => [target, words] as const),
          ]}
          onChoose={(target) => {
            const one = free.find((found) => found.target === target);
            if (one) void apply(withAnneal(current(), target, one.value));
          }}
        />
      )}
    </div>
  );
}

function ownerName(document: NetworkDocument, owner: string): string {
  const projection = document.projections[owner];
  if (!projection) return labelOf(document, owner);
  return `${labelOf(document, projection.from)} → ${labelOf(document, projection.to)}`;
}

/** Parameters above 0 that the check lets move. */
function targetsOf(document: NetworkDocument): { target: string; words: string; value: number }[] {
  const owners = [...Object.keys(document.populations), ...Object.keys(document.projections)];
  return owners.flatMap((owner) =>
    Object.entries(paramsOf(document, owner)).flatMap(([name, param]) => {
      const target = `${owner}.${name}`;
      const given = document.populations[owner]?.params ?? document.projections[owner]?.learn?.params;
      const value = given?.[name] ?? param.value;
      if (refusalOf(withAnneal(document, target, value)) !== null) return [];
      return [
        { target, words: `${ownerName(document, owner)}: ${splitAbout(param.about).name} ${name}`, value },
      ];
    }),
  );
}
