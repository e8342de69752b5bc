// The draw pad: strokes by pointer, finger or keys, what the network sees of them, and its answer to every change.
import { Undo2, X } from "lucide-react";
import { Popover } from "radix-ui";
import { useId, useMemo, useState } from "react";
import { copy } from "../../copy";
import { useRunStore } from "../../state/runStore";
import { DigitPicture } from "../DigitPicture";
import { Answer } from "./Answer";
import { clearPad, padShape, setWidth, undoStroke, useDrawStore } from "./drawStore";
import { Pad } from "./Pad";

/** What one is asked to draw first, as in the first minute; then others. */
const EXAMPLES = [3, 7, 0, 4, 2, 8, 1, 5, 6, 9] as const;

export function DrawPad() {
  const { strokes, width, answer, problem } = useDrawStore();
  const untrainable = useRunStore((state) => state.status.untrainable);
  const [example, setExample] = useState(0);
  const id = useId();
  const empty = strokes.length === 0;
  return (
    <>
      <header className="mb-2 flex items-center gap-2">
        <h2 className="font-semibold text-[0.9375rem]">{copy.digits.title}</h2>
        <Popover.Close
          aria-label={copy.digits.close}
          title={copy.digits.close}
          className="ml-auto grid size-7 place-items-center rounded-md text-muted hover:text-text"
        >
          <X size={15} aria-hidden />
        </Popover.Close>
      </header>
      <div className="flex gap-3">
        <Pad hint={empty ? copy.digits.hint(EXAMPLES[example]!) : null} />
        <div className="flex min-w-0 flex-1 flex-col gap-2">
          <Seen />
          <Answer answer={answer} problem={problem} untrainable={untrainable} empty={empty} />
        </div>
      </div>
      <div className="mt-2 flex items-center gap-2">
        <button
          type="button"
          data-testid="clear-pad"
          disabled={empty}
          onClick={() => {
            clearPad();
            setExample((last) => (last + 1) % EXAMPLES.length);
          }}
          className="rounded-lg border border-line bg-raised px-2.5 py-1 text-sm hover:border-muted disabled:opacity-45"
        >
          {copy.digits.clear}
        </button>
        <button
          type="button"
          aria-label={copy.digits.undo}
          title={copy.digits.undo}
          disabled={empty}
          onClick={undoStroke}
          className="grid size-7 place-items-center rounded-lg border border-line bg-raised hover:border-muted disabled:opacity-45"
        >
          <Undo2 size={13} aria-hidden />
        </button>
        <label htmlFor={id} className="ml-auto text-muted text-sm">
          {copy.digits.width}
        </label>
        <input
          id={id}
          type="range"
          min={1.4}
          max={4.4}
          step={0.2}
          value={width}
          onChange={({ target }) => setWidth(Number(target.value))}
          aria-valuetext={`${width} ${copy.digits.widthUnit}`}
          className="w-20 accent-accent"
        />
      </div>
      <p className="mt-2 hidden text-muted text-xs sm:block">{copy.digits.keys}</p>
    </>
  );
}

/** The image that goes to the network, centred and scaled. */
function Seen() {
  const pixels = useDrawStore((state) => state.pixels);
  const { rows, columns } = padShape();
  const blank = useMemo(() => new Uint8Array(rows * columns), [rows, columns]);
  return (
    <figure className="flex items-center gap-2">
      <DigitPicture
        pixels={pixels ?? blank}
        columns={columns}
        label={copy.digits.seen}
        className="size-12 shrink-0 rounded-md"
      />
      <figcaption className="text-muted text-xs">{copy.digits.seen}</figcaption>
    </figure>
  );
}
