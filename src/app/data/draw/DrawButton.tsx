// Opens the draw pad above the data strip. The pad is loaded when it is first asked for.
import { Popover } from "radix-ui";
import { lazy, Suspense } from "react";
import { copy } from "../../copy";
import { useReturnFocus } from "../../ui/useReturnFocus";
import { closePad, openPad, useDrawStore } from "./drawStore";

const DrawPad = lazy(() => import("./DrawPad").then((m) => ({ default: m.DrawPad })));

export function DrawButton() {
  const open = useDrawStore((state) => state.open);
  return (
    <Popover.Root open={open} onOpenChange={(next) => (next ? openPad() : closePad())}>
      <Popover.Trigger
        title={copy.digits.drawAbout}
        data-testid="draw"
        className="rounded-lg border border-line bg-raised px-3 py-1 text-sm hover:border-muted"
      >
        {copy.digits.draw}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={10}
          collisionPadding={8}
          aria-label={copy.digits.title}
          // one trains, pauses and looks around with the pad at hand
          onInteractOutside={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-30 w-88 max-w-[calc(100vw-1rem)] rounded-xl border border-line bg-surface p-3 shadow-2xl"
        >
          <Sheet />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The focus goes back to where it was: by key the pad opens from anywhere. */
function Sheet() {
  useReturnFocus();
  return (
    <Suspense fallback={<p className="h-76 text-muted">{copy.panel.loading}</p>}>
      <DrawPad />
    </Suspense>
  );
}
