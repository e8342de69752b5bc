// The form for a neuron of one's own. What is typed is checked at once and kept; the network takes it when told to.
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useMemo, useState } from "react";
import { INTEGRATORS, modelsOf, type NetworkDocument } from "../../../index";
import { cornerInView, putAdded } from "../../canvas/actions";
import { copy } from "../../copy";
import { refusalOf } from "../../inspector/forms/choices";
import { useDocumentStore } from "../../state/documentStore";
import { reasonOf } from "../../state/edits/connect";
import { freeModelName, withNeuronOn } from "../../state/edits/own";
import { useReturnFocus } from "../../ui/useReturnFocus";
import { closeLab, dropDraft, type Editing, keepDraft, openLab, useLabStore } from "../labStore";
import { checkDraft, descriptionOf, type Fault } from "./checkDraft";
import { type Draft, draftOf, TEXTS } from "./draft";
import { FaultWords, MarkedText } from "./MarkedText";
import { Choice, NameField } from "./OwnFields";
import { RowsField, Units } from "./RowsField";

const words = copy.lab.own;
const ROWS = { equations: 5, threshold: 2, reset: 2, refractory: 2, carries: 2 } as const;

export function OwnNeuron() {
  useReturnFocus();
  const editing = useLabStore((state) => state.editing);
  const document = useDocumentStore((state) => state.document);
  const kept = useLabStore((state) => state.drafts[editing.key]);
  const [begun, begin] = useState(() => begunFrom(document, editing));
  const draft = kept ?? begun;
  const [refusal, setRefusal] = useState<string | null>(null);
  const { model, fault } = useMemo(
    () => checkDraft(draft, document, editing.replaces),
    [draft, document, editing.replaces],
  );
  const change = (part: Partial<Draft>) => {
    setRefusal(null);
    keepDraft(editing.key, { ...draft, ...part });
  };
  const startAgain = (from: string) => {
    setRefusal(null);
    dropDraft(editing.key);
    begin(draftFrom(document, from, draft.name));
  };
  const use = async () => {
    if (!model) return focusFault();
    try {
      const added = withNeuronOn(document, descriptionOf(draft), {
        replaces: editing.replaces,
        id: editing.onto,
        label: copy.editor.model(draft.name),
        at: cornerInView(),
      });
      const refused = refusalOf(added.document);
      if (refused !== null) return setRefusal(refused);
      closeLab();
      dropDraft(editing.key);
      await putAdded(
        editing.replaces === null ? added : { ...added, ids: usersOf(document, editing.replaces) },
      );
    } catch (error) {
      setRefusal(reasonOf(error));
    }
  };
  const of = (field: Fault["field"]) => (fault?.field === field ? fault : null);
  const used = editing.replaces === null ? 0 : usersOf(document, editing.replaces).length;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeLab()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          data-testid="own-neuron"
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed inset-2 z-50 mx-auto flex max-w-4xl flex-col rounded-xl border border-line bg-surface shadow-2xl sm:inset-x-6 sm:inset-y-8"
        >
          <header className="flex items-start gap-3 border-line border-b px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-semibold text-[0.9375rem]">{words.title}</Dialog.Title>
              <Dialog.Description className="text-muted">{words.about}</Dialog.Description>
            </div>
            <Dialog.Close
              aria-label={words.close}
              title={words.close}
              className="grid size-8 shrink-0 place-items-center rounded-lg border border-line bg-raised hover:border-muted"
            >
              <X size={15} aria-hidden />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 py-4 sm:px-5">
            <Units />
            <div className="grid gap-3 sm:grid-cols-3">
              <NameField value={draft.name} fault={of("name")} onChange={(name) => change({ name })} />
              <Choice
                label={words.begin}
                value=""
                choices={[
                  ["", words.keep],
                  ...Object.values(modelsOf(document).neurons).map(
                    ({ name }) => [name, copy.editor.model(name)] as const,
                  ),
                ]}
                onChoose={startAgain}
                testId="own-begin"
              />
              <div>
                <Choice
                  label={words.integrator}
                  value={draft.integrator}
                  choices={(["auto", ...INTEGRATORS] as const).map(
                    (name) => [name, words.integrators[name]] as const,
                  )}
                  onChoose={(integrator) => change({ integrator: integrator as Draft["integrator"] })}
                  testId="own-integrator"
                />
                <FaultWords id="own-integrator-fault" fault={of("integrator")} />
              </div>
            </div>
            <MarkedText
              name="equations"
              label={words.texts.equations}
              about={words.textsAbout.equations}
              rows={ROWS.equations}
              value={draft.equations}
              fault={of("equations")}
              onChange={(equations) => change({ equations })}
            />
            <p className="-mt-3 text-muted text-xs">{words.language}</p>
            <div className="grid gap-4 md:grid-cols-2">
              {TEXTS.slice(1).map((name) => (
                <MarkedText
                  key={name}
                  name={name}
                  label={words.texts[name]}
                  about={words.textsAbout[name]}
                  rows={ROWS[name]}
                  value={draft[name]}
                  fault={of(name)}
                  onChange={(text) => change({ [name]: text })}
                />
              ))}
            </div>
            {(["state", "params", "inputs"] as const).map((group) => (
              <RowsField
                key={group}
                group={group}
                rows={draft[group]}
                fault={fault}
                onChange={(rows) => change({ [group]: rows })}
              />
            ))}
          </div>
          <footer className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-3 sm:px-5">
            <p
              data-testid="own-state"
              aria-live="polite"
              className={`min-w-0 flex-1 basis-60 ${fault || refusal !== null ? "text-bad" : "text-good-text"}`}
            >
              {refusal !== null
                ? words.refused(refusal)
                : fault
                  ? words.faulty(whereOf(fault))
                  : words.fine(Object.keys(model!.state).length, used)}
            </p>
            {fault?.field === "whole" && <FaultWords id="own-whole-fault" fault={fault} />}
            <button
              type="button"
              disabled={!model}
              data-testid="own-try"
              onClick={() =>
                openLab({ model: descriptionOf(draft), params: {}, source: `draft:${editing.key}` })
              }
              className="h-8 rounded-lg border border-line bg-raised px-3 hover:border-muted disabled:text-muted"
            >
              {words.tryIt}
            </button>
            <button
              type="button"
              data-testid="own-use"
              aria-disabled={!model}
              onClick={() => void use()}
              className="h-8 rounded-lg bg-accent px-3 font-semibold text-on-accent aria-disabled:bg-raised aria-disabled:text-muted"
            >
              {words.use}
            </button>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** To where the mistake is. */
function focusFault(): void {
  globalThis.document.querySelector<HTMLElement>("[data-testid=own-neuron] [aria-invalid=true]")?.focus();
}

function whereOf({ field }: Fault): string {
  const [group = "", row] = field.split(".");
  if (row !== undefined) return words.groups[group as keyof typeof words.groups];
  if (field === "name") return words.name;
  if (field === "integrator") return words.integrator;
  return field === "whole" ? words.whole : words.texts[field as keyof typeof words.texts];
}

function usersOf({ populations }: NetworkDocument, neuron: string): string[] {
  return Object.keys(populations).filter((id) => {
    const one = populations[id]!;
    return one.kind === "neurons" && one.neuron === neuron;
  });
}

/** What the form shows before anything is typed. */
function begunFrom(document: NetworkDocument, { replaces, onto, from: begun }: Editing): Draft {
  const population = onto === null ? undefined : document.populations[onto];
  const from = replaces ?? begun ?? (population?.kind === "neurons" ? population.neuron : "lif");
  return draftFrom(
    document,
    from,
    replaces ?? freeModelName(document, replaces ?? `my_${from}`.slice(0, 32)),
  );
}

function draftFrom(document: NetworkDocument, neuron: string, name: string): Draft {
  const known = modelsOf(document).neurons;
  return draftOf(known[neuron] ?? known.lif!, name);
}
