// The diagnostic report to be copied by hand, where the browser does not let the page do it.
import { Dialog } from "radix-ui";
import { useState } from "react";
import { copy } from "../copy";
import { useReturnFocus } from "../ui/useReturnFocus";
import { writeReport } from "./writeReport";

export function ReportSheet({ onClose }: { onClose(): void }) {
  useReturnFocus();
  const [text] = useState(() => writeReport());
  const { title, about, close } = copy.trust.report;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content className="fixed top-1/2 left-1/2 z-50 flex max-h-[80vh] w-[min(44rem,calc(100vw-1.5rem))] -translate-x-1/2 -translate-y-1/2 flex-col gap-3 rounded-xl border border-line bg-surface p-5 shadow-2xl">
          <Dialog.Title className="font-semibold text-[0.9375rem]">{title}</Dialog.Title>
          <Dialog.Description className="text-muted">{about}</Dialog.Description>
          <textarea
            readOnly
            aria-label={title}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
            className="h-[50vh] min-h-0 resize-none rounded-lg border border-line bg-sunken p-3 font-mono text-sm"
          />
          <Dialog.Close className="self-end rounded-lg border border-line bg-raised px-3 py-1.5 hover:border-muted">
            {close}
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
