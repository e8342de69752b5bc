// Keys of all commands, everywhere on the page but where someone writes.
import { tinykeys } from "tinykeys";
import { useCanvasStore } from "../canvas/canvasStore";
import { inTurn } from "../canvas/lateActions";
import { useKeepStore } from "../keep/keepStore";
import { useLabStore } from "../lab/labStore";
import { useDocumentStore } from "../state/documentStore";
import { useUiStore } from "../state/uiStore";
import type { Command } from "./command";
import { COMMANDS, give } from "./registry";

/** Listens from now on. */
export function followKeys(): void {
  const bindings = [...byKeys(COMMANDS)].map(
    ([keys, commands]) => [keys, (event: KeyboardEvent) => press(commands, keys, event)] as const,
  );
  tinykeys(window, Object.fromEntries(bindings));
}

/** Commands that share their keys, in their order: the first that can be given gets them. */
export function byKeys(commands: readonly Command[]): ReadonlyMap<string, readonly Command[]> {
  const all = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.ownKeys) continue;
    for (const keys of command.keys ?? []) all.set(keys, [...(all.get(keys) ?? []), command]);
  }
  return all;
}

function press(commands: readonly Command[], keys: string, event: KeyboardEvent): void {
  if (event.defaultPrevented || isTaken(event.target, keys)) return;
  if (isCovered() && !keys.startsWith("$mod+k")) return;
  event.preventDefault();
  inTurn(() => give(commands.find(({ blocked }) => (blocked?.() ?? null) === null) ?? commands[0]!));
}

/** What lies over the page has the keys to itself: dialogs, the draw pad, what is known of the digits, menus. */
const OVER = "[role=dialog], [role=menu]";

/** So it is already while a sheet that was asked for is loading: what is typed by then is not for the page. */
function isCovered(): boolean {
  const { adding, connecting } = useCanvasStore.getState();
  const { populations } = useDocumentStore.getState().document;
  const connects = connecting !== null && Object.hasOwn(populations, connecting.from);
  const asked =
    adding || connects || useUiStore.getState().sheet !== null || useLabStore.getState().open !== null;
  return asked || useKeepStore.getState().dialog !== null || document.querySelector(OVER) !== null;
}

/** Search, open and save: the browser would do something else instead, and no field needs them. */
const ANYWHERE = /^\$mod\+(k|o|s|Shift\+s)$/;

/** Whether what has the focus uses the key itself: it is written into, or a button that Space presses. */
function isTaken(target: EventTarget | null, keys: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("input, textarea, select")) return !ANYWHERE.test(keys);
  return (
    (keys === "Space" || keys === "Enter") &&
    target.closest("button, a, [role=tab], [role=button], [role=gridcell]") !== null
  );
}

const isMac = /mac|iphone|ipad/i.test(navigator.platform);

/** As the user sees them: "Ctrl Z", "⌘Z". */
export function shownKeys(keys: string): string {
  const parts = keys
    .replace("Shift+?", "?")
    .split("+")
    .map((part) => {
      if (part === "$mod") return isMac ? "⌘" : "Ctrl";
      if (part === "Shift") return isMac ? "⇧" : "Shift";
      return part.length === 1 ? part.toUpperCase() : part;
    });
  return parts.join(isMac ? "" : " ");
}
