// What lies over the page for sharing and keeping. Loaded when first asked for.
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { copy } from "../../copy";
import { showDialog, useKeepStore } from "../keepStore";
import { RecentList } from "./RecentList";
import { SharePanel } from "./SharePanel";

export function KeepDialogs() {
  const dialog = useKeepStore((state) => state.dialog);
  if (dialog === "share") {
    return (
      <Sheet title={copy.share.title} about={copy.share.noWeights}>
        <SharePanel />
      </Sheet>
    );
  }
  if (dialog === "recent") {
    return (
      <Sheet title={copy.share.recentTitle} about={copy.share.recentHint}>
        <RecentList />
      </Sheet>
    );
  }
  return null;
}

interface SheetProps {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

function Sheet({ title, about, children }: SheetProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showDialog(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content className="fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[min(34rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col gap-4 overflow-y-auto rounded-xl border border-line bg-surface p-5 shadow-2xl">
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-semibold text-[0.9375rem]">{title}</Dialog.Title>
              <Dialog.Description className="mt-1 text-muted">{about}</Dialog.Description>
            </div>
            <Dialog.Close
              aria-label={copy.share.close}
              className="-m-1 grid size-8 shrink-0 place-items-center rounded-lg text-muted hover:text-text"
            >
              <X size={16} aria-hidden />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
