// The search through all commands (Ctrl K), and the sheet of keys (?). Loaded when first asked for.
import { Command as Search } from "cmdk";
import { Dialog } from "radix-ui";
import { copy } from "../copy";
import { useUiStore } from "../state/uiStore";
import { ReportSheet } from "../trust/ReportSheet";
import { useReturnFocus } from "../ui/useReturnFocus";
import { type Command, GROUPS } from "./command";
import { shownKeys } from "./keys";
import { COMMANDS, give } from "./registry";
import { scoreOf } from "./search";

const close = () => useUiStore.setState({ sheet: null });

export function CommandSheets() {
  const sheet = useUiStore((state) => state.sheet);
  if (sheet === "commands") return <CommandSearch />;
  if (sheet === "keys") return <KeysSheet />;
  if (sheet === "report") return <ReportSheet onClose={close} />;
  return null;
}

function CommandSearch() {
  useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          // what a command brings may take the focus; else it goes to where it was
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-surface shadow-2xl"
        >
          <Dialog.Title className="sr-only">{copy.commands.all}</Dialog.Title>
          <Dialog.Description className="sr-only">{copy.commands.search}</Dialog.Description>
          <Search label={copy.commands.all} filter={scoreOf}>
            <Search.Input
              autoFocus
              placeholder={copy.commands.search}
              className="w-full border-line border-b bg-transparent px-4 py-3 text-[0.9375rem] outline-none placeholder:text-muted"
            />
            <Search.List className="max-h-[50vh] overflow-y-auto p-2">
              <Search.Empty className="px-3 py-6 text-center text-muted">{copy.commands.none}</Search.Empty>
              {GROUPS.map((group) => {
                const own = COMMANDS.filter((command) => command.group === group);
                if (own.length === 0) return null;
                return (
                  <Search.Group
                    key={group}
                    heading={group}
                    className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
                  >
                    {own.map((command) => (
                      <Row key={command.id} command={command} />
                    ))}
                  </Search.Group>
                );
              })}
            </Search.List>
          </Search>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Row({ command }: { readonly command: Command }) {
  const reason = command.blocked?.() ?? null;
  return (
    <Search.Item
      value={`${command.title} ${command.words ?? ""}`}
      disabled={reason !== null}
      onSelect={() => {
        close();
        give(command);
      }}
      className="flex cursor-pointer items-center gap-3 rounded-lg px-2 py-1.5 data-[disabled=true]:cursor-default data-[selected=true]:bg-raised data-[disabled=true]:text-muted"
    >
      <span className="min-w-0 flex-1">
        {command.title}
        {reason !== null && <span className="text-muted text-sm"> · {reason}</span>}
      </span>
      {command.keys?.[0] && <Keys keys={command.keys[0]} />}
    </Search.Item>
  );
}

function KeysSheet() {
  useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          tabIndex={0} // to be scrolled by keyboard
          className="fixed top-1/2 left-1/2 z-50 max-h-[80vh] w-[min(40rem,calc(100vw-1.5rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-5 shadow-2xl"
        >
          <Dialog.Title className="font-semibold text-[0.9375rem]">{copy.commands.keys}</Dialog.Title>
          <Dialog.Description className="mt-1 text-muted">{copy.commands.keysAbout}</Dialog.Description>
          <dl className="mt-4 grid gap-x-8 gap-y-1.5 sm:grid-cols-2">
            {COMMANDS.filter(({ keys }) => keys).map(({ id, title, keys }) => (
              <div key={id} className="flex items-baseline justify-between gap-3">
                <dt>{title}</dt>
                <dd className="flex gap-1.5">
                  {keys!.map((one) => (
                    <Keys key={one} keys={one} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Keys({ keys }: { readonly keys: string }) {
  return (
    <kbd className="whitespace-nowrap rounded-md border border-line bg-raised px-1.5 py-0.5 font-sans text-muted text-xs">
      {shownKeys(keys)}
    </kbd>
  );
}
