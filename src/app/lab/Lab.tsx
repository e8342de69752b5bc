// The neuron lab: one neuron alone, its parameters and its current at the left, what it does at the right.
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useEffect } from "react";
import { cornerInView, putAdded } from "../canvas/actions";
import { copy } from "../copy";
import { refusalOf } from "../inspector/forms/choices";
import { useDocumentStore } from "../state/documentStore";
import { reasonOf } from "../state/edits/connect";
import { isOwn, withNeuronAs } from "../state/edits/own";
import { mainPopulation } from "../state/mainPopulation";
import { notify } from "../state/runStore";
import { useReturnFocus } from "../ui/useReturnFocus";
import { putOnBench, useBench } from "./bench";
import { BenchFields } from "./fields/BenchFields";
import { lookedOf, ModelChoice } from "./fields/ModelChoice";
import { closeLab, openOwn, useLabStore } from "./labStore";
import { CoursePlot } from "./plots/CoursePlot";
import { PlanePlot } from "./plots/PlanePlot";
import { RatesPlot } from "./plots/RatesPlot";

const BUTTON = "h-8 rounded-lg border border-line bg-raised px-3 hover:border-muted";

export function Lab() {
  useReturnFocus();
  const looked = useLabStore((state) => state.looked);
  const problem = useBench((state) => state.problem);
  useEffect(() => {
    const { document } = useDocumentStore.getState();
    const main = mainPopulation(document);
    const first = looked ?? lookedOf(document, main ? `population:${main}` : "model:lif");
    if (first) void putOnBench(first.source, first.model, first.params);
  }, [looked]);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeLab()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          data-testid="lab"
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed inset-0 z-50 flex flex-col border-line bg-bg shadow-2xl sm:inset-3 sm:rounded-xl sm:border"
        >
          <header className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-t-xl border-line border-b bg-surface px-4 py-2.5">
            <div className="min-w-0 max-sm:basis-full max-sm:pr-10">
              <Dialog.Title className="font-semibold text-[0.9375rem]">{copy.lab.title}</Dialog.Title>
              <Dialog.Description className="text-muted text-sm">{copy.lab.about}</Dialog.Description>
            </div>
            <ModelChoice />
            <div className="flex flex-wrap gap-2 sm:ml-auto">
              <EditButton />
              <button
                type="button"
                data-testid="lab-use"
                onClick={() => void use()}
                className="h-8 rounded-lg bg-accent px-3 font-semibold text-on-accent"
              >
                {copy.lab.use}
              </button>
            </div>
            <Dialog.Close
              aria-label={copy.lab.close}
              title={copy.lab.close}
              className="grid size-8 shrink-0 place-items-center rounded-lg border border-line bg-raised hover:border-muted max-sm:absolute max-sm:top-2.5 max-sm:right-3"
            >
              <X size={15} aria-hidden />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto wide:flex-row wide:overflow-hidden">
            <div className="order-2 shrink-0 border-line bg-surface px-4 py-3 wide:order-1 wide:w-79 wide:overflow-y-auto wide:border-r">
              <BenchFields />
            </div>
            <div className="order-1 flex min-w-0 flex-1 flex-col gap-2.5 p-2.5 wide:order-2">
              {problem !== null && (
                <p
                  role="alert"
                  data-testid="lab-problem"
                  className="rounded-lg border border-bad px-3 py-1.5 text-bad"
                >
                  {problem}
                </p>
              )}
              <div className="h-72 shrink-0 wide:h-auto wide:min-h-0 wide:flex-[5]">
                <CoursePlot />
              </div>
              <div className="flex min-h-0 flex-col gap-2.5 wide:flex-[6] wide:flex-row">
                <div className="h-80 min-w-0 wide:h-auto wide:flex-[3]">
                  <PlanePlot />
                </div>
                <div className="h-64 min-w-0 wide:h-auto wide:flex-[2]">
                  <RatesPlot />
                </div>
              </div>
            </div>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** To its equations: those of the document's own are changed, of others a copy. */
function EditButton() {
  const model = useBench((state) => state.model);
  const source = useBench((state) => state.source);
  const own = useDocumentStore(({ document }) => model !== null && isOwn(document, model.name));
  if (!model) return null;
  const edit = () => {
    const { editing } = useLabStore.getState();
    if (source.startsWith("draft:")) return openOwn(editing);
    const { name } = model;
    openOwn(
      own
        ? { key: `own:${name}`, replaces: name, onto: null }
        : { key: `new:${name}`, replaces: null, onto: null, from: name },
    );
  };
  const mine = own || source.startsWith("draft:");
  return (
    <button type="button" data-testid="lab-edit" onClick={edit} className={BUTTON}>
      {mine ? copy.lab.own.edit : copy.lab.own.startFrom}
    </button>
  );
}

/** Adds a population of the neuron as it is on the bench. */
async function use(): Promise<void> {
  const { model, params } = useBench.getState();
  if (!model) return;
  const { document } = useDocumentStore.getState();
  try {
    const added = withNeuronAs(document, model, params, copy.editor.model(model.name), cornerInView());
    const refusal = refusalOf(added.document);
    if (refusal !== null) return notify("bad", refusal);
    closeLab();
    await putAdded(added);
  } catch (error) {
    notify("bad", reasonOf(error));
  }
}
