// All cards that a connection could go to, to be chosen by arrows, Tab or touch; those that cannot be say why.
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import type { NetworkDocument } from "../../../index";
import { copy } from "../../copy";
import { refusalOf } from "../../state/edits/connect";
import { placesOf } from "../../state/edits/places";
import { join } from "../actions";
import { setCanvas } from "../canvasStore";
import { labelOf } from "../flowModel";
import { startConnecting } from "../hand";

interface TargetListProps {
  readonly document: NetworkDocument;
  readonly from: string;
}

export function TargetList({ document, from }: TargetListProps) {
  const list = useRef<HTMLUListElement>(null);
  const targets = useMemo(() => targetsOf(document, from), [document, from]);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>("button:not([aria-disabled=true])")?.focus();
    return () => setCanvas({ aimed: null });
  }, []);

  const choose = (id: string) => {
    if (!join(from, id)) startConnecting(from, id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = buttons.indexOf(window.document.activeElement as HTMLElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <ul ref={list} onKeyDown={onKeyDown}>
      {targets.map(({ id, name, refusal }) => (
        <li key={id}>
          <button
            type="button"
            data-testid={`target-${id}`}
            aria-disabled={refusal !== null}
            onFocus={() => setCanvas({ aimed: id })}
            onPointerEnter={() => setCanvas({ aimed: id })}
            onClick={() => refusal === null && choose(id)}
            className="w-full rounded-lg px-2 py-1.5 text-left hover:bg-raised focus:bg-raised aria-disabled:cursor-default aria-disabled:text-muted"
          >
            {name}
            {refusal !== null && <span className="block text-muted text-sm">{refusal}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Other cards first, then itself; what can be chosen before what cannot. */
function targetsOf(document: NetworkDocument, from: string) {
  const ids = Object.keys(placesOf(document));
  const targets = [...ids.filter((id) => id !== from), from].map((id) => ({
    id,
    name: id === from ? copy.editor.connect.itself : labelOf(document, id),
    refusal: refusalOf(document, from, id),
  }));
  return targets.toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null));
}
