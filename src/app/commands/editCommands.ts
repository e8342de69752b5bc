// Back and forth in the history of the document.
import { copy } from "../copy";
import { redo, undo } from "../session/edits";
import { useDocumentStore } from "../state/documentStore";
import type { Command } from "./command";

export const editCommands: readonly Command[] = [
  {
    id: "edit.undo",
    title: copy.commands.undo,
    group: "Edit",
    keys: ["$mod+z"],
    blocked: () => (past().length === 0 ? copy.commands.nothingToUndo : null),
    run: undo,
  },
  {
    id: "edit.redo",
    title: copy.commands.redo,
    group: "Edit",
    keys: ["$mod+Shift+z", "$mod+y"],
    blocked: () => (future().length === 0 ? copy.commands.nothingToRedo : null),
    run: redo,
  },
];

const past = () => useDocumentStore.temporal.getState().pastStates;
const future = () => useDocumentStore.temporal.getState().futureStates;
