// The palette as a search: by A on the keyboard, by the button Add on narrow screens. Loaded when first asked for.

import { Command as Search } from "cmdk";
import { PencilLine } from "lucide-react";
import { Dialog } from "radix-ui";
import { useMemo } from "react";
import { scoreOf } from "../../commands/search";
import { copy } from "../../copy";
import { openOwn } from "../../lab/labStore";
import { useDocumentStore } from "../../state/documentStore";
import { useReturnFocus } from "../../ui/useReturnFocus";
import { add } from "../actions";
import { setCanvas } from "../canvasStore";
import { GROUPS, paletteItems } from "./items";

const close = () => setCanvas({ adding: false });

export function PaletteSearch() {
  useReturnFocus();
  const models = useDocumentStore(({ document }) => document.models);
  const items = useMemo(() => paletteItems(models ? { models } : {}), [models]);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          data-testid="palette-search"
          // the new card takes the focus
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[80dvh] overflow-hidden rounded-t-2xl border border-line bg-surface shadow-2xl sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:w-[min(32rem,calc(100vw-1.5rem))] sm:-translate-x-1/2 sm:rounded-xl"
        >
          <Dialog.Title className="sr-only">{copy.editor.palette.addSomething}</Dialog.Title>
          <Dialog.Description className="sr-only">{copy.editor.palette.search}</Dialog.Description>
          <Search label={copy.editor.palette.addSomething} filter={scoreOf}>
            <Search.Input
              autoFocus
              placeholder={copy.editor.palette.search}
              className="w-full border-line border-b bg-transparent px-4 py-3 text-[0.9375rem] outline-none placeholder:text-muted"
            />
            <Search.List className="max-h-[56dvh] overflow-y-auto p-2">
              <Search.Empty className="px-3 py-6 text-center text-muted">
                {copy.editor.palette.none}
              </Search.Empty>
              {GROUPS.map((group) => (
                <Search.Group
                  key={group}
                  heading={copy.editor.palette.groups[group]}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
                >
                  {items
                    .filter((item) => item.group === group)
                    .map((item) => (
                      <Search.Item
                        key={item.id}
                        value={`${item.title} ${item.id}`}
                        data-testid={`search-${item.id}`}
                        onSelect={() => {
                          close();
                          void add(item);
                        }}
                        className="flex cursor-pointer items-start gap-3 rounded-lg px-2 py-2 data-[selected=true]:bg-raised"
                      >
                        <item.icon size={16} aria-hidden className="mt-0.5 shrink-0 text-muted" />
                        <span className="min-w-0">
                          {item.title}
                          <span className="block text-muted text-sm">{item.about}</span>
                        </span>
                      </Search.Item>
                    ))}
                  {group === "neurons" && (
                    <Search.Item
                      value={`${copy.editor.palette.own} equations`}
                      data-testid="search-own"
                      onSelect={() => {
                        close();
                        openOwn();
                      }}
                      className="flex cursor-pointer items-start gap-3 rounded-lg px-2 py-2 data-[selected=true]:bg-raised"
                    >
                      <PencilLine size={16} aria-hidden className="mt-0.5 shrink-0 text-muted" />
                      <span className="min-w-0">
                        {copy.editor.palette.own}
                        <span className="block text-muted text-sm">{copy.editor.palette.ownAbout}</span>
                      </span>
                    </Search.Item>
                  )}
                </Search.Group>
              ))}
            </Search.List>
          </Search>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
