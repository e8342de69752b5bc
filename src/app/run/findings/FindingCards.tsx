// What makes learning fail, as measured, with a button that turns the knob named.
import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import type { Finding } from "../../../index";
import { copy } from "../../copy";
import { reset, train } from "../../session/commands";
import { apply } from "../../session/edits";
import { useBlank, useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { useUiStore } from "../../state/uiStore";
import { plain, unitLabel } from "../../ui/format";
import { type Turn, turnKnob } from "./turnKnob";

export function FindingCards() {
  const findings = useRunStore(({ status }) => status.findings);
  const [left, setLeft] = useState<readonly string[]>([]);
  const blank = useBlank();
  const well = findings.length === 0;
  useEffect(() => {
    if (well) setLeft([]); // the same fault is news when it comes back
  }, [well]);
  const shown = findings.filter(({ kind }) => !left.includes(kind));
  if (shown.length === 0 || blank) return null;
  return (
    <section
      aria-label={copy.findings.label}
      className="absolute inset-x-0 top-full mt-1.5 grid max-w-xl gap-2 wide:static wide:mt-0"
    >
      {shown.slice(0, 2).map((finding) => (
        <FindingCard key={finding.kind} finding={finding} leave={() => setLeft([...left, finding.kind])} />
      ))}
    </section>
  );
}

function FindingCard({ finding, leave }: { readonly finding: Finding; leave(): void }) {
  const document = useDocumentStore((state) => state.document);
  const turn = turnKnob(document, finding);
  return (
    <div
      role="status"
      data-testid="finding"
      data-kind={finding.kind}
      className="pointer-events-auto rounded-xl border border-line bg-surface/95 px-3.5 py-2.5"
    >
      <p className="flex gap-2.5">
        <TriangleAlert size={15} aria-hidden className="mt-0.5 shrink-0 text-accent" />
        <span>{sentence(finding.message)}</span>
      </p>
      <div className="mt-2 flex flex-wrap gap-2 pl-6">
        {turn && (
          <button
            type="button"
            data-testid="mend"
            onClick={() => void mend(turn)}
            className="rounded-lg border border-accent px-2.5 py-1 font-semibold text-accent hover:brightness-110"
          >
            {copy.findings.set(turn.name, plain(turn.value), unitLabel(turn.unit))}
          </button>
        )}
        <button
          type="button"
          onClick={leave}
          className="rounded-lg border border-line px-2.5 py-1 hover:border-muted"
        >
          {copy.findings.dismiss}
        </button>
      </div>
    </div>
  );
}

/** What was learned under the fault is no use: it starts anew with the number set. */
async function mend({ document }: Turn): Promise<void> {
  await reset();
  if (await apply(document)) await train(useUiStore.getState().target);
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
