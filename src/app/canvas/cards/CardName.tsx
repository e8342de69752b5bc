// The name on a card, and the field in its place while it is changed (F2, or a double click).
import { type KeyboardEvent, useEffect, useRef } from "react";
import { copy } from "../../copy";
import { rename } from "../actions";
import { focusCard } from "../canvasControls";
import { setCanvas, useCanvasStore } from "../canvasStore";
import { startRenaming } from "../hand";

interface CardNameProps {
  readonly id: string;
  readonly name: string;
  readonly compact: boolean;
}

const LONGEST = { label: 60, id: 32 } as const;

export function CardName({ id, name, compact }: CardNameProps) {
  const what = useCanvasStore(({ renaming }) => (renaming?.id === id ? renaming.what : null));
  if (what !== null) return <NameField id={id} what={what} name={what === "id" ? id : name} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same by keyboard
    <span
      title={name}
      onDoubleClick={() => startRenaming(id, "label")}
      className={`truncate font-semibold ${compact ? "text-sm" : ""}`}
    >
      {name}
    </span>
  );
}

interface NameFieldProps {
  readonly id: string;
  readonly what: "label" | "id";
  readonly name: string;
}

function NameField({ id, what, name }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation(); // arrows are for the text, not for the card
    if (event.key === "Enter") void rename(id, what, event.currentTarget.value);
    if (event.key !== "Escape") return;
    setCanvas({ renaming: null });
    focusCard(id);
  };
  return (
    <input
      ref={field}
      // biome-ignore lint/a11y/noAutofocus: it was asked for
      autoFocus
      defaultValue={name}
      maxLength={LONGEST[what]}
      aria-label={what === "id" ? copy.editor.rename.id : copy.editor.rename.label}
      data-testid="rename"
      spellCheck={false}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        // Enter and Escape are done with it before it loses the focus
        if (useCanvasStore.getState().renaming?.id === id) void rename(id, what, event.currentTarget.value);
      }}
      className={`nodrag nopan nokey w-full min-w-0 rounded-sm bg-sunken px-1 outline-2 outline-accent ${what === "id" ? "font-mono" : "font-semibold"}`}
    />
  );
}
