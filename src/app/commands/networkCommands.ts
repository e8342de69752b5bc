// Building the network: add, connect, remove, copy, rename; and what is seen of the canvas.
import { canvasControls } from "../canvas/canvasControls";
import { setCanvas, useCanvasStore } from "../canvas/canvasStore";
import { inHand, startConnecting, startRenaming } from "../canvas/hand";
import { actions } from "../canvas/lateActions";
import { paletteItems } from "../canvas/palette/items";
import { copy } from "../copy";
import { useDocumentStore } from "../state/documentStore";
import { isWorldCard } from "../state/edits/names";
import type { Command } from "./command";

const words = copy.editor.commands;

export const networkCommands: readonly Command[] = [
  {
    id: "network.add",
    title: words.add,
    group: "Network",
    keys: ["a"],
    words: "palette new input neurons layer",
    run: () => setCanvas({ adding: true }),
  },
  {
    id: "network.connect",
    title: words.connect,
    group: "Network",
    keys: ["c"],
    words: "connection synapses projection edge",
    blocked: () => lackOf("source"),
    run: () => startConnecting(inHand().cards[0]!),
  },
  ...paletteItems().map(
    (item): Command => ({
      id: `network.add.${item.id}`,
      title: copy.editor.palette.addOne(item.title),
      group: "Network",
      words: `${item.group} ${item.id}`,
      run: async () => (await actions()).add(item),
    }),
  ),
  {
    id: "edit.remove",
    title: words.remove,
    group: "Edit",
    keys: ["Delete", "Backspace"],
    words: "remove erase",
    blocked: () => lackOf("anything"),
    run: async () => (await actions()).remove(),
  },
  {
    id: "edit.copy",
    title: words.copy,
    group: "Edit",
    keys: ["$mod+c"],
    ownKeys: true,
    blocked: () => lackOf("population"),
    run: async () => write((await actions()).copyCards()),
  },
  {
    id: "edit.cut",
    title: words.cut,
    group: "Edit",
    keys: ["$mod+x"],
    ownKeys: true,
    blocked: () => lackOf("population"),
    run: async () => {
      const { copyCards, remove } = await actions();
      await write(copyCards());
      await remove();
    },
  },
  {
    id: "edit.paste",
    title: words.paste,
    group: "Edit",
    keys: ["$mod+v"],
    ownKeys: true,
    run: async () => {
      const { pasteCards } = await actions();
      await pasteCards((await read()) ?? undefined);
    },
  },
  {
    id: "edit.duplicate",
    title: words.duplicate,
    group: "Edit",
    keys: ["$mod+d"],
    blocked: () => lackOf("population"),
    run: async () => (await actions()).duplicate(),
  },
  {
    id: "edit.rename",
    title: words.rename,
    group: "Edit",
    keys: ["F2"],
    words: "label name",
    blocked: () => lackOf("one"),
    run: () => startRenaming(inHand().cards[0]!, "label"),
  },
  {
    id: "edit.renameId",
    title: words.renameId,
    group: "Edit",
    words: "id identifier name",
    blocked: () => lackOf("one"),
    run: () => startRenaming(inHand().cards[0]!, "id"),
  },
  {
    id: "edit.selectAll",
    title: words.selectAll,
    group: "Edit",
    keys: ["$mod+a"],
    blocked: noCards,
    run: async () => (await actions()).selectAll(),
  },
  {
    id: "canvas.tidy",
    title: words.tidy,
    group: "View",
    keys: ["l"],
    words: "layout arrange clean",
    blocked: noCards,
    run: async () => (await actions()).tidy(),
  },
  { id: "canvas.fit", title: words.fit, group: "View", keys: ["f"], run: () => canvasControls()?.fit() },
  {
    id: "canvas.zoomIn",
    title: words.zoomIn,
    group: "View",
    keys: ["+", "="],
    run: () => canvasControls()?.zoom("in"),
  },
  {
    id: "canvas.zoomOut",
    title: words.zoomOut,
    group: "View",
    keys: ["-"],
    run: () => canvasControls()?.zoom("out"),
  },
  {
    id: "canvas.minimap",
    title: words.minimap,
    group: "View",
    keys: ["m"],
    words: "map overview",
    run: () => setCanvas(({ minimap }) => ({ minimap: !minimap })),
  },
];

/** What a command needs to be in hand, and is not; null if it is. */
function lackOf(need: "anything" | "source" | "population" | "one"): string | null {
  const { cards, projection } = inHand();
  const { populations } = useDocumentStore.getState().document;
  const isPopulation = (id: string) => Object.hasOwn(populations, id);
  if (need === "anything")
    return cards.length > 0 || projection !== null ? null : copy.editor.nothingSelected;
  if (cards.length === 0) return copy.editor.noCardSelected;
  const isWorld = isWorldCard(useDocumentStore.getState().document, cards[0]!);
  const cannot = isWorld ? copy.editor.worldCannot : copy.editor.voteCannot;
  if (need === "population") return cards.some(isPopulation) ? null : cannot;
  if (cards.length > 1) return copy.editor.oneCard;
  if (isPopulation(cards[0]!) || (isWorld && need === "source")) return null;
  return need === "source" ? copy.editor.voteSendsNothing : cannot;
}

function noCards(): string | null {
  return Object.keys(useDocumentStore.getState().document.populations).length > 0
    ? null
    : copy.editor.noCards;
}

/** From a menu: by key, the browser's own event carries the text (canvas/clipboardKeys.ts). */
async function write(text: string | null): Promise<void> {
  if (text !== null) await navigator.clipboard?.writeText(text).catch(() => {});
}

async function read(): Promise<string | null> {
  return (await navigator.clipboard?.readText().catch(() => null)) ?? null;
}

/** The commands of menus on the canvas, by what was pointed at. */
export const MENUS = {
  card: [
    "network.connect",
    "edit.rename",
    "edit.renameId",
    "edit.duplicate",
    "edit.copy",
    "edit.cut",
    "edit.remove",
  ],
  projection: ["edit.remove"],
  pane: ["network.add", "edit.paste", "edit.selectAll", "canvas.tidy", "canvas.fit", "canvas.minimap"],
} as const;
export type MenuKind = keyof typeof MENUS;

/** What a menu is for now. */
export function menuKind(): MenuKind {
  const { marked } = useCanvasStore.getState();
  if (marked.length > 0) return "card";
  return inHand().projection !== null ? "projection" : "pane";
}
