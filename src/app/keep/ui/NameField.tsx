// The name of the network in the top bar: click it, or press F2, to write another one.
import { useRef } from "react";
import { LONGEST_NAME } from "../../../index";
import { copy } from "../../copy";
import { apply } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import { notify } from "../../state/runStore";
import { startRenaming, useKeepStore } from "../keepStore";

export function NameField() {
  const name = useDocumentStore((state) => state.document.name);
  const renaming = useKeepStore((state) => state.renaming);
  if (renaming) return <NameInput name={name} />;
  return (
    <button
      type="button"
      data-testid="name"
      title={copy.share.renameAbout(name)}
      aria-label={copy.share.renameAbout(name)}
      onClick={() => startRenaming()}
      className="line-clamp-2 min-h-6 min-w-0 rounded-md border border-transparent px-1.5 py-0.5 text-left leading-tight hover:border-line sm:line-clamp-none sm:max-w-52 sm:truncate hover:bg-raised"
    >
      {name}
    </button>
  );
}

function NameInput({ name }: { readonly name: string }) {
  const left = useRef(false);
  const leave = (text: string | null) => {
    if (left.current) return; // the blur that follows
    left.current = true;
    startRenaming(false);
    if (text !== null) rename(text);
  };
  return (
    <input
      ref={(input) => {
        if (input && document.activeElement !== input) input.select();
      }}
      data-testid="name-input"
      aria-label={copy.share.nameLabel}
      defaultValue={name}
      maxLength={LONGEST_NAME}
      onBlur={(event) => leave(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") leave(event.currentTarget.value);
        if (event.key === "Escape") leave(null);
      }}
      className="w-44 min-w-0 rounded-md border border-accent bg-raised px-1.5 py-0.5"
    />
  );
}

function rename(text: string): void {
  const { document } = useDocumentStore.getState();
  const name = text.trim();
  if (name === "") notify("bad", copy.share.nameEmpty);
  else if (name !== document.name) void apply({ ...document, name });
}
