// Which neuron is on the bench: a population of the network, a model of it, what is written and not used yet, or built in;
// and of its named sets of parameters which one.
import { useId, useMemo } from "react";
import { modelsOf, type NetworkDocument, type NeuronDescription, type ParamValues } from "../../../index";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { isOwn } from "../../state/edits/own";
import { putOnBench, useBench } from "../bench";
import { type Looked, useLabStore } from "../labStore";
import { checkDraft, descriptionOf } from "../own/checkDraft";

/** What a choice names: "population:exc", "model:lif"; null: it is gone. */
export function lookedOf(document: NetworkDocument, source: string): Looked | null {
  const [kind, name = ""] = [source.slice(0, source.indexOf(":")), source.slice(source.indexOf(":") + 1)];
  const known = modelsOf(document).neurons;
  if (kind === "population") {
    const population = document.populations[name];
    const model = population?.kind === "neurons" ? known[population.neuron] : undefined;
    return model ? { source, model, params: population?.params ?? {} } : null;
  }
  if (kind === "draft") {
    const draft = useLabStore.getState().drafts[name];
    return draft ? { source, model: descriptionOf(draft), params: {} } : null;
  }
  return known[name] ? { source, model: known[name], params: {} } : null;
}

export function ModelChoice() {
  const id = useId();
  const document = useDocumentStore((state) => state.document);
  const source = useBench((state) => state.source);
  const drafts = useLabStore((state) => state.drafts);
  const groups = useMemo(() => {
    const all = Object.values(modelsOf(document).neurons);
    const populations = Object.entries(document.populations).filter(([, one]) => one.kind === "neurons");
    const sound = Object.entries(drafts).filter(([, draft]) => checkDraft(draft, document, draft.name).model);
    return [
      [
        copy.lab.groups.network,
        populations.map(([id, one]) => {
          const model = one.kind === "neurons" ? copy.editor.model(one.neuron) : "";
          return [`population:${id}`, copy.lab.inPopulation(labelOf(document, id), model)] as const;
        }),
      ],
      [
        copy.lab.groups.own,
        [
          ...all.filter(({ name }) => isOwn(document, name)).map(optionOf),
          ...sound.map(([key, { name }]) => [`draft:${key}`, copy.lab.draft(name)] as const),
        ],
      ],
      [copy.lab.groups.builtIn, all.filter(({ name }) => !isOwn(document, name)).map(optionOf)],
    ] as const;
  }, [document, drafts]);
  const choose = (next: string) => {
    const looked = lookedOf(document, next);
    if (!looked) return;
    useLabStore.setState({ looked });
    void putOnBench(looked.source, looked.model, looked.params);
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <label htmlFor={id} className="sr-only">
        {copy.lab.model}
      </label>
      <select
        id={id}
        data-testid="lab-model"
        value={source}
        onChange={({ target }) => choose(target.value)}
        className="h-8 min-w-0 max-w-64 rounded-lg border border-line bg-raised px-2 hover:border-muted"
      >
        {groups.map(
          ([label, options]) =>
            options.length > 0 && (
              <optgroup key={label} label={label}>
                {options.map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </optgroup>
            ),
        )}
      </select>
      <SetChoice />
    </div>
  );
}

const optionOf = ({ name }: NeuronDescription) => [`model:${name}`, copy.editor.model(name)] as const;

const NONE = "";

/** Named values of parameters, as in a paper's figure. */
function SetChoice() {
  const id = useId();
  const model = useBench((state) => state.model);
  const params = useBench((state) => state.params);
  const sets = Object.entries(model?.sets ?? {});
  if (!model || sets.length === 0) return null;
  const value = (name: string) => params[name] ?? model.params[name]?.value;
  const has = (values: ParamValues) => Object.entries(values).every(([name, set]) => value(name) === set);
  const chosen = sets.find(([, set]) => has(set.params))?.[0] ?? NONE;
  return (
    <label htmlFor={id} className="flex items-center gap-2 text-muted">
      {copy.lab.set}
      <select
        id={id}
        data-testid="lab-set"
        value={chosen}
        onChange={({ target }) => {
          const set = model.sets?.[target.value];
          if (set) useBench.setState({ params: { ...params, ...set.params } });
        }}
        className="h-8 rounded-lg border border-line bg-raised px-2 text-text hover:border-muted"
      >
        {chosen === NONE && <option value={NONE}>{copy.lab.setNone}</option>}
        {sets.map(([name, { about }]) => (
          <option key={name} value={name}>
            {name}: {about}
          </option>
        ))}
      </select>
    </label>
  );
}
