// One of the last digits, large: what it is, what it was taken for, and how sure.
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { columnsOf } from "../canvas/cards/thumbnails";
import { copy } from "../copy";
import { DigitPicture } from "./DigitPicture";
import { turnTo, useDigitsStore } from "./digitsStore";
import { Answer } from "./draw/Answer";

const close = () => useDigitsStore.setState({ large: null });
const ARROW =
  "grid size-8 place-items-center rounded-lg border border-line bg-raised hover:border-muted disabled:opacity-45";

export function LargeDigit() {
  const large = useDigitsStore((state) => state.large);
  const sample = large?.film[large.at];
  if (!large || !sample) return null;
  const { label, pixels, prediction } = sample;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          data-testid="large-digit"
          onKeyDown={({ key }) => {
            if (key === "ArrowLeft") turnTo(-1);
            if (key === "ArrowRight") turnTo(1);
          }}
          className="fixed top-1/2 left-1/2 z-50 w-96 max-w-[calc(100vw-1.5rem)] -translate-x-1/2 -translate-y-1/2 rounded-xl border border-line bg-surface p-4 shadow-2xl"
        >
          <div className="flex items-center gap-2">
            <Dialog.Title className="font-semibold text-[0.9375rem]">
              {sample.drawn !== undefined ? copy.digits.youDrew : copy.digits.one(sample.index)}
            </Dialog.Title>
            <span className="ml-auto text-muted text-sm">
              {copy.digits.place(large.at + 1, large.film.length)}
            </span>
            <Dialog.Close
              aria-label={copy.digits.closeOne}
              title={copy.digits.closeOne}
              className="grid size-7 place-items-center rounded-md text-muted hover:text-text"
            >
              <X size={15} aria-hidden />
            </Dialog.Close>
          </div>
          <div className="mt-3 flex gap-4">
            {pixels && (
              <DigitPicture
                pixels={pixels}
                columns={columnsOf(pixels)}
                label={copy.canvas.digitAlt(label)}
                className="size-44 shrink-0 rounded-lg object-contain"
              />
            )}
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              <Dialog.Description>{copy.digits.isA(label)}</Dialog.Description>
              {label !== null && prediction >= 0 && (
                <p className={prediction === label ? "text-good-text" : "text-bad"}>
                  {prediction === label ? copy.data.right : copy.data.wrong(prediction)}
                </p>
              )}
              <Answer answer={sample} problem={null} untrainable={null} empty={false} />
            </div>
          </div>
          <div className="mt-3 flex gap-2">
            <button
              type="button"
              aria-label={copy.digits.newer}
              title={copy.digits.newer}
              disabled={large.at === 0}
              onClick={() => turnTo(-1)}
              className={ARROW}
            >
              <ChevronLeft size={15} aria-hidden />
            </button>
            <button
              type="button"
              aria-label={copy.digits.older}
              title={copy.digits.older}
              disabled={large.at === large.film.length - 1}
              onClick={() => turnTo(1)}
              className={ARROW}
            >
              <ChevronRight size={15} aria-hidden />
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
