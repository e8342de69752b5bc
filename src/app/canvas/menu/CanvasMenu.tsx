// The menu of what is pointed at: a card, a connection, or the canvas itself. By right click, long touch, or the menu key.
import { ContextMenu } from "radix-ui";
import { type MouseEvent, type ReactNode, useState } from "react";
import { shownKeys } from "../../commands/keys";
import { MENUS, type MenuKind, menuKind } from "../../commands/networkCommands";
import { commandOf, give } from "../../commands/registry";
import { copy } from "../../copy";
import { select } from "../../state/uiStore";
import { PANEL } from "../../ui/Menu";
import { mark, useCanvasStore } from "../canvasStore";

export function CanvasMenu({ children }: { readonly children: ReactNode }) {
  const [kind, setKind] = useState<MenuKind>("pane");
  const onContextMenu = (event: MouseEvent) => {
    pointAt(event.target);
    setKind(menuKind());
  };
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild onContextMenu={onContextMenu}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content
          collisionPadding={8}
          aria-label={copy.editor.menu.label}
          data-testid="canvas-menu"
          // what is chosen may take the focus
          onCloseAutoFocus={(event) => event.preventDefault()}
          className={`${PANEL} min-w-52`}
        >
          {MENUS[kind].map((id) => (
            <Item key={id} id={id} />
          ))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Item({ id }: { readonly id: string }) {
  const command = commandOf(id);
  const reason = command.blocked?.() ?? null;
  return (
    <ContextMenu.Item
      disabled={reason !== null}
      title={reason ?? undefined}
      data-testid={`menu-${id}`}
      onSelect={() => give(command)}
      className="flex cursor-pointer items-center justify-between gap-6 rounded-lg px-2.5 py-1.5 outline-none data-[disabled]:cursor-default data-[highlighted]:bg-raised data-[disabled]:text-muted"
    >
      {command.title}
      {command.keys?.[0] && <kbd className="font-sans text-muted text-xs">{shownKeys(command.keys[0])}</kbd>}
    </ContextMenu.Item>
  );
}

/** Selects what the menu is for, unless it is among what is marked already. */
function pointAt(target: EventTarget): void {
  if (!(target instanceof Element)) return;
  const card = target.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  const edge =
    target.closest<HTMLElement>("[data-projection]")?.dataset.projection ??
    target.closest<HTMLElement>(".react-flow__edge")?.dataset.id;
  if (card !== undefined) {
    if (!useCanvasStore.getState().marked.includes(card)) mark([card]);
  } else if (edge !== undefined) select({ kind: "projection", id: edge });
  else if (!target.closest(".react-flow__nodesselection")) mark([]);
}
