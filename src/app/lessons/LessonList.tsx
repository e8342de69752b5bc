// The list of lessons, with how far each was taken.

import { Check, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { copy } from "../copy";
import { closeGuide, useGuideStore } from "../state/guideStore";
import { useReturnFocus } from "../ui/useReturnFocus";
import { startLesson } from "./course";
import type { Lesson } from "./lesson";
import { LESSONS } from "./lessons";

export function LessonList() {
  useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeGuide()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          data-testid="lessons"
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[86dvh] w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl border border-line bg-surface shadow-2xl"
        >
          <header className="flex items-start gap-3 border-line border-b px-5 py-4">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-semibold text-[0.9375rem]">{copy.lessons.title}</Dialog.Title>
              <Dialog.Description className="mt-0.5 text-muted">{copy.lessons.about}</Dialog.Description>
            </div>
            <Dialog.Close
              aria-label={copy.lessons.close}
              className="grid size-8 place-items-center rounded-lg border border-line bg-raised hover:border-muted"
            >
              <X size={15} aria-hidden />
            </Dialog.Close>
          </header>
          <ol className="min-h-0 overflow-y-auto p-2">
            {LESSONS.map((lesson, place) => (
              <Row key={lesson.id} lesson={lesson} place={place} />
            ))}
          </ol>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Row({ lesson, place }: { readonly lesson: Lesson; readonly place: number }) {
  const done = useGuideStore((state) => state.done[lesson.id] ?? 0);
  const { length } = lesson.steps;
  const finished = done >= length;
  const start = () => {
    closeGuide();
    void startLesson(lesson, finished ? 0 : done);
  };
  return (
    <li className="flex items-center gap-3.5 rounded-lg px-3 py-2.5">
      <span
        aria-hidden
        className={`grid size-7 shrink-0 place-items-center rounded-full border font-semibold text-sm ${finished ? "border-good text-good-text" : "border-line text-muted"}`}
      >
        {finished ? <Check size={14} /> : place + 1}
      </span>
      <div className="min-w-0 flex-1">
        <h3 className="font-semibold">{lesson.title}</h3>
        <p className="text-muted">{lesson.about}</p>
        <p className="text-muted text-sm">
          {copy.lessons.minutes(lesson.minutes)} · {copy.lessons.steps(done, length)}
        </p>
      </div>
      <button
        type="button"
        data-testid={`lesson-${lesson.id}`}
        aria-label={`${labelOf(done, length)}: ${lesson.title}`}
        onClick={start}
        className="h-8 shrink-0 rounded-lg border border-accent px-3 font-semibold text-accent hover:brightness-110"
      >
        {labelOf(done, length)}
      </button>
    </li>
  );
}

function labelOf(done: number, of: number): string {
  if (done === 0) return copy.lessons.start;
  return done >= of ? copy.lessons.again : copy.lessons.goOn;
}
