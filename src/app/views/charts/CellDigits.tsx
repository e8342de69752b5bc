// The digits behind a cell of the confusion matrix, in a small panel beside it.
import { X } from "lucide-react";
import { Popover } from "radix-ui";
import { useEffect, useState } from "react";
import { copy } from "../../copy";
import { DigitPicture } from "../../data/DigitPicture";
import { messageOf, session } from "../../session/client";
import type { AnsweredView } from "../../session/protocol";
import { PANEL } from "../../ui/Menu";
import { useReturnFocus } from "../../ui/useReturnFocus";

/** Digits that are shown. Chosen: more than one looks at. */
const MOST = 36;

export interface OpenCell {
  readonly truth: number;
  readonly answer: number;
  /** of the cell, which the panel stands beside and which gets the focus back */
  readonly element: SVGGElement;
}

export function CellDigits({ cell, onClose }: { readonly cell: OpenCell; onClose(): void }) {
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: cell.element }} />
      <Popover.Portal>
        <Popover.Content
          side="top"
          sideOffset={6}
          collisionPadding={8}
          aria-label={copy.plots.errors(cell.truth, cell.answer)}
          data-testid="cell-digits"
          onCloseAutoFocus={(event) => event.preventDefault()}
          tabIndex={0} // to be scrolled by keyboard
          className={`${PANEL} max-h-(--radix-popover-content-available-height) w-84 max-w-[calc(100vw-1rem)] overflow-y-auto p-3`}
        >
          <Digits truth={cell.truth} answer={cell.answer} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Digits({ truth, answer }: { readonly truth: number; readonly answer: number }) {
  useReturnFocus();
  const { found, problem } = useAnswered(truth, answer);
  return (
    <>
      <header className="flex items-start gap-2">
        <div className="min-w-0">
          <h2 className="font-semibold">{copy.plots.errors(truth, answer)}</h2>
          <p className="min-h-4.5 text-muted text-sm">
            {found && copy.plots.errorsOf(found.digits.length, found.count)}
          </p>
        </div>
        <Popover.Close
          aria-label={copy.plots.closeErrors}
          className="ml-auto grid size-7 shrink-0 place-items-center rounded-md text-muted hover:text-text"
        >
          <X size={15} aria-hidden />
        </Popover.Close>
      </header>
      {problem !== null && <p role="alert">{problem}</p>}
      {found && (
        <ul className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-1.5">
          {found.digits.map(({ index, pixels }) => (
            <li key={index} title={copy.digits.one(index)}>
              <DigitPicture
                pixels={pixels}
                columns={found.columns}
                label={copy.digits.one(index)}
                className="aspect-square w-full rounded-md object-contain"
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function useAnswered(truth: number, answer: number) {
  const [found, setFound] = useState<AnsweredView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let over = false;
    const ask = async () => {
      try {
        const next = await session().answered(truth, answer, MOST);
        if (!over) setFound(next);
      } catch (error) {
        if (!over) setProblem(messageOf(error));
      }
    };
    void ask();
    return () => {
      over = true;
    };
  }, [truth, answer]);
  return { found, problem };
}
