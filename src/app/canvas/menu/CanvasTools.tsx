// Buttons on the canvas: how it is seen on wide screens; what is done by keys or a right click elsewhere, on narrow ones.
import { Cable, Ellipsis, Map as MapIcon, Maximize2, Network, Plus, ZoomIn, ZoomOut } from "lucide-react";
import { MENUS, menuKind } from "../../commands/networkCommands";
import { commandOf, give } from "../../commands/registry";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { useUiStore } from "../../state/uiStore";
import { IconButton } from "../../ui/IconButton";
import { Menu } from "../../ui/Menu";
import { useCanvasStore } from "../canvasStore";

const VIEW = [
  ["canvas.zoomOut", ZoomOut],
  ["canvas.zoomIn", ZoomIn],
  ["canvas.fit", Maximize2],
  ["canvas.tidy", Network],
  ["canvas.minimap", MapIcon],
] as const;

/** At the lower left, over the canvas. */
export function CanvasTools({ compact }: { readonly compact: boolean }) {
  return (
    <div className="pointer-events-none absolute bottom-2.5 left-3 z-5 flex gap-1.5 *:pointer-events-auto">
      <AddButton />
      {compact ? <ForSelection /> : <ViewButtons />}
    </div>
  );
}

function ViewButtons() {
  return VIEW.map(([id, icon]) => {
    const command = commandOf(id);
    return (
      <IconButton key={id} icon={icon} label={command.title} testId={id} onClick={() => give(command)} />
    );
  });
}

/** Where the palette has no room. */
function AddButton() {
  return (
    <button
      type="button"
      data-testid="add"
      onClick={() => give(commandOf("network.add"))}
      className="flex h-9 items-center gap-1.5 rounded-lg border border-line bg-raised px-3 font-semibold hover:border-muted wide:hidden"
    >
      <Plus size={15} aria-hidden />
      {copy.editor.palette.add}
    </button>
  );
}

function ForSelection() {
  // what can be done depends on all three
  useCanvasStore((state) => state.marked);
  useUiStore((state) => state.selection);
  useDocumentStore((state) => state.document);
  const kind = menuKind();
  const connect = commandOf("network.connect");
  return (
    <>
      {kind === "card" && connect.blocked?.() === null && (
        <button
          type="button"
          data-testid="connect-chosen"
          onClick={() => give(connect)}
          className="flex h-9 items-center gap-1.5 rounded-lg border border-line bg-raised px-3 font-semibold hover:border-muted"
        >
          <Cable size={15} aria-hidden />
          {copy.editor.connect.action}
        </button>
      )}
      <Menu
        icon={Ellipsis}
        label={copy.editor.menu.more}
        testId="canvas-more"
        items={MENUS[kind]
          .map(commandOf)
          .filter(({ id }) => id !== "network.connect" && id !== "network.add")
          .map((command) => ({
            id: `more-${command.id}`,
            title: command.title,
            disabled: (command.blocked?.() ?? null) !== null,
            run: () => give(command),
          }))}
      />
    </>
  );
}
