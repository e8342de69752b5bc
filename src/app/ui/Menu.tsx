// A button that opens a list of actions, and one that opens a small panel.
import { ChevronDown, type LucideIcon } from "lucide-react";
import { DropdownMenu, Popover } from "radix-ui";
import type { ReactNode } from "react";

const TRIGGER =
  "flex h-8 items-center gap-1 whitespace-nowrap rounded-lg border border-line bg-raised px-2 text-text transition-colors hover:border-muted disabled:opacity-45 disabled:hover:border-line";
export const PANEL = "z-30 rounded-xl border border-line bg-surface p-1.5 shadow-2xl";

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly disabled?: boolean;
  run(): unknown;
}

interface MenuProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly about?: string;
  readonly disabled?: boolean;
  readonly testId: string;
  readonly items: readonly MenuItem[];
}

export function Menu({ icon: Icon, label, about, disabled = false, testId, items }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={TRIGGER}
        aria-label={label}
        title={about ?? label}
        disabled={disabled}
        data-testid={testId}
      >
        <Icon size={15} aria-hidden />
        <ChevronDown size={11} aria-hidden className="hidden text-muted sm:block" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="start" sideOffset={6} collisionPadding={8} className={PANEL}>
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.id}
              disabled={item.disabled ?? false}
              data-testid={item.id}
              onSelect={() => void item.run()}
              className="cursor-pointer rounded-lg px-2.5 py-1.5 outline-none data-[disabled]:cursor-default data-[highlighted]:bg-raised data-[disabled]:text-muted"
            >
              <span className="block">{item.title}</span>
              {item.about && <span className="block max-w-64 text-muted text-sm">{item.about}</span>}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface PanelProps {
  readonly label: string;
  readonly about?: string;
  readonly testId: string;
  /** what the button shows */
  readonly face: ReactNode;
  readonly children: ReactNode;
}

export function PanelButton({ label, about, testId, face, children }: PanelProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className={TRIGGER} aria-label={label} title={about ?? label} data-testid={testId}>
        {face}
        <ChevronDown size={11} aria-hidden className="hidden text-muted sm:block" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={`${PANEL} w-76 max-w-[calc(100vw-1rem)] p-4`}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
