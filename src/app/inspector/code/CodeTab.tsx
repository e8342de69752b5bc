// The network as TypeScript, the equations of what is selected, and the WGSL that is made of them.
import { Check, Copy, Maximize2, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useEffect, useState } from "react";
import { modelsOf, type NetworkDocument, type Shader } from "../../../index";
import { copy } from "../../copy";
import { messageOf, session } from "../../session/client";
import { useDocumentStore } from "../../state/documentStore";
import { notify } from "../../state/runStore";
import type { Selection } from "../../state/uiStore";
import { ChoiceField } from "../fields/ChoiceField";
import { type EquationLine, equationsOf, linesOf, ruleEquationsOf } from "../forms/Section";
import { CodeBlock } from "./CodeBlock";
import { shadersFor } from "./shadersFor";

/** What is shown, beside the labels of kernels. */
const NETWORK = "network.ts";
const EQUATIONS = "equations";

interface Seen {
  readonly code: string | null;
  readonly shaders: readonly Shader[];
  readonly problem: string | null;
}

export function CodeTab({ selection }: { readonly selection: Selection | null }) {
  const document = useDocumentStore((state) => state.document);
  const { code, shaders, problem } = useCode(document);
  const [wanted, show] = useState(NETWORK);
  const own = shadersFor(shaders, document, selection);
  const equations = equationsFor(document, selection);
  const known = [NETWORK, ...(equations ? [EQUATIONS] : []), ...own.map(({ label }) => label)];
  const shown = known.includes(wanted) ? wanted : NETWORK;
  const text =
    shown === NETWORK
      ? (code ?? copy.panel.loading)
      : shown === EQUATIONS
        ? equations!
        : own.find(({ label }) => label === shown)!.code;
  const about =
    shown === NETWORK
      ? copy.inspect.codeNetworkAbout
      : shown === EQUATIONS
        ? copy.inspect.codeEquationsAbout
        : copy.inspect.codeShaderAbout;
  return (
    <div className="flex flex-col px-4 py-2">
      <ChoiceField
        name="code"
        label={copy.inspect.show}
        value={shown}
        choices={known.map((name) => [name, wordsOf(name)] as const)}
        onChoose={show}
      />
      <p className="mb-2 text-muted text-xs">{about}</p>
      {problem !== null && (
        <p role="alert" className="mb-2 text-bad text-sm">
          {problem}
        </p>
      )}
      <div className="mb-2 flex gap-2">
        <CopyButton text={text} />
        <Large title={wordsOf(shown)} text={text} />
      </div>
      <CodeBlock code={text} label={wordsOf(shown)} className="max-h-[60vh] wide:max-h-[calc(100vh-16rem)]" />
    </div>
  );
}

function wordsOf(name: string): string {
  if (name === NETWORK) return copy.inspect.codeNetwork;
  return name === EQUATIONS ? copy.inspect.codeEquations : `WGSL: ${name}`;
}

/** Made by the worker, which has the compiler: the page need not load it. */
function useCode(document: NetworkDocument): Seen {
  const [seen, setSeen] = useState<Seen>({ code: null, shaders: [], problem: null });
  useEffect(() => {
    let over = false;
    const ask = async () => {
      try {
        const [code, shaders] = await Promise.all([session().code(document), session().shaders(document)]);
        if (!over) setSeen({ code, shaders, problem: null });
      } catch (error) {
        if (!over) setSeen((last) => ({ ...last, problem: messageOf(error) }));
      }
    };
    void ask();
    return () => {
      over = true;
    };
  }, [document]);
  return seen;
}

function equationsFor(document: NetworkDocument, selection: Selection | null): string | null {
  const models = modelsOf(document);
  const id = selection?.kind === "population" ? selection.id : undefined;
  const population = id === undefined ? undefined : document.populations[id];
  if (population?.kind === "input") {
    const encoder = models.encoders[population.encoder];
    return encoder ? written(encoder.name, linesOf(encoder.spike, copy.inspector.spikeWhen)) : null;
  }
  if (population) {
    const model = models.neurons[population.neuron];
    return model ? written(model.name, equationsOf(model)) : null;
  }
  const projection = selection?.kind === "projection" ? document.projections[selection.id] : undefined;
  const rule = projection?.learn && models.rules[projection.learn.name];
  if (!rule) return null;
  const traces = Object.entries(rule.traces ?? {}).map(
    ([name, { about }]): EquationLine => ({ text: `// ${name}: ${about}` }),
  );
  return written(rule.name, [...traces, ...ruleEquationsOf(rule)]);
}

function written(name: string, lines: readonly EquationLine[]): string {
  return [`// ${name}`, ...lines.map(({ lead, text }) => (lead ? `// ${lead}\n${text}` : text))].join("\n");
}

function CopyButton({ text }: { readonly text: string }) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const Icon = done ? Check : Copy;
  return (
    <button
      type="button"
      data-testid="copy-code"
      onClick={async () => {
        try {
          await navigator.clipboard.writeText(text);
          setDone(true);
        } catch {
          notify("bad", copy.inspect.copyFailed);
        }
      }}
      className="flex items-center gap-1.5 rounded-lg border border-line bg-raised px-2.5 py-1 text-sm hover:border-muted"
    >
      <Icon size={13} aria-hidden />
      <span aria-live="polite">{done ? copy.inspect.copied : copy.inspect.copy}</span>
    </button>
  );
}

function Large({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Dialog.Root>
      <Dialog.Trigger className="flex items-center gap-1.5 rounded-lg border border-line bg-raised px-2.5 py-1 text-sm hover:border-muted">
        <Maximize2 size={13} aria-hidden />
        {copy.inspect.enlarge}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-4 z-50 mx-auto flex max-w-4xl flex-col gap-3 rounded-xl border border-line bg-surface p-4 shadow-2xl sm:inset-10"
        >
          <div className="flex items-center gap-3">
            <Dialog.Title className="min-w-0 flex-1 truncate font-semibold text-[0.9375rem]">
              {title}
            </Dialog.Title>
            <span className="text-muted text-sm">{copy.inspect.lines(text.split("\n").length)}</span>
            <CopyButton text={text} />
            <Dialog.Close
              aria-label={copy.inspect.close}
              title={copy.inspect.close}
              className="grid size-7 place-items-center rounded-md text-muted hover:text-text"
            >
              <X size={15} aria-hidden />
            </Dialog.Close>
          </div>
          <CodeBlock code={text} label={title} className="min-h-0 flex-1" />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
