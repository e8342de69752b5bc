// All examples as cards: found by words or kind, opened by click or Enter.

import { Search, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useRef, useState } from "react";
import { LEVELS, type Level } from "../../examples/lib/gallery";
import { copy } from "../copy";
import { closeGuide } from "../state/guideStore";
import { useReturnFocus } from "../ui/useReturnFocus";
import { ExampleCard } from "./ExampleCard";
import { findPresets } from "./presets";

export function Gallery() {
  useReturnFocus();
  const [words, setWords] = useState("");
  const [level, setLevel] = useState<Level | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = findPresets(words, level);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeGuide()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          data-testid="gallery"
          className="fixed inset-2 z-50 mx-auto flex max-w-5xl flex-col rounded-xl border border-line bg-bg shadow-2xl sm:inset-x-6 sm:inset-y-8"
        >
          <header className="flex flex-wrap items-center gap-x-3 gap-y-2.5 rounded-t-xl border-line border-b bg-surface px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-semibold text-[0.9375rem]">{copy.gallery.title}</Dialog.Title>
              <Dialog.Description className="text-muted">{copy.gallery.about}</Dialog.Description>
            </div>
            <Dialog.Close
              aria-label={copy.gallery.close}
              className="grid size-8 shrink-0 place-items-center rounded-lg border border-line bg-raised hover:border-muted"
            >
              <X size={15} aria-hidden />
            </Dialog.Close>
            <div className="flex basis-full flex-wrap items-center gap-2">
              <label className="flex h-8 min-w-0 flex-1 basis-44 items-center gap-2 rounded-lg border border-line bg-raised px-2.5 focus-within:outline-2 focus-within:outline-accent">
                <Search size={14} aria-hidden className="shrink-0 text-muted" />
                <span className="sr-only">{copy.gallery.search}</span>
                <input
                  type="search"
                  data-testid="gallery-search"
                  placeholder={copy.gallery.search}
                  value={words}
                  onChange={(event) => setWords(event.target.value)}
                  onKeyDown={(event) => {
                    if (event.key !== "ArrowDown") return;
                    event.preventDefault();
                    list.current?.querySelector("button")?.focus();
                  }}
                  className="w-full min-w-0 bg-transparent outline-none placeholder:text-muted"
                />
              </label>
              <Levels chosen={level} choose={setLevel} />
            </div>
          </header>
          <p className="sr-only" aria-live="polite">
            {copy.gallery.found(found.length)}
          </p>
          <ul
            ref={list}
            onKeyDown={walk}
            className="grid min-h-0 flex-1 grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] content-start gap-3 overflow-y-auto p-3 sm:p-5"
          >
            {found.map((preset) => (
              <ExampleCard key={preset.name} preset={preset} />
            ))}
            {found.length === 0 && (
              <li className="col-span-full py-12 text-center text-muted">
                <p>{copy.gallery.none}</p>
                <button
                  type="button"
                  onClick={() => {
                    setWords("");
                    setLevel(null);
                  }}
                  className="mt-3 rounded-lg border border-line bg-raised px-3 py-1.5 text-text hover:border-muted"
                >
                  {copy.gallery.showAll}
                </button>
              </li>
            )}
          </ul>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface LevelsProps {
  readonly chosen: Level | null;
  choose(level: Level | null): void;
}

function Levels({ chosen, choose }: LevelsProps) {
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{copy.gallery.level}</legend>
      {[null, ...LEVELS].map((level) => (
        <button
          key={level ?? "all"}
          type="button"
          aria-pressed={chosen === level}
          onClick={() => choose(level)}
          className="h-8 rounded-lg border border-line px-2.5 text-muted hover:border-muted aria-pressed:border-accent aria-pressed:text-text"
        >
          {level === null ? copy.gallery.all : copy.gallery.levels[level]}
        </button>
      ))}
    </fieldset>
  );
}

/** Arrow keys go from card to card as they stand in rows. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const cards = [...event.currentTarget.querySelectorAll("button")];
  const at = cards.indexOf(event.target as HTMLButtonElement);
  if (at < 0) return;
  const columns = cards.filter((card) => card.offsetTop === cards[0]!.offsetTop).length;
  const steps = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -at,
    End: cards.length,
  };
  const step = steps[event.key as keyof typeof steps];
  if (step === undefined) return;
  event.preventDefault();
  cards[Math.max(0, Math.min(cards.length - 1, at + step))]!.focus();
}
