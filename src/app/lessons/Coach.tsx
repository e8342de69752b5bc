// The lesson that is on: one step at a time, beside the page in which it is done; checks itself four times a second.
import { Check, ChevronLeft, RotateCcw, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { copy } from "../copy";
import { useGuideStore } from "../state/guideStore";
import { IconButton } from "../ui/IconButton";
import { completeStep, goToStep, startLesson } from "./course";
import { beginning, factsNow } from "./facts";
import { Highlight } from "./Highlight";
import type { Lesson } from "./lesson";
import { lessonOf } from "./lessons";

/** ms between two looks. Chosen: at once to the user, nothing to the machine. */
const LOOK_MS = 250;

export function Coach() {
  const on = useGuideStore((state) => state.lesson);
  const lesson = on && lessonOf(on.id);
  if (!on || !lesson?.steps[on.step]) return null;
  return <StepCard key={`${on.id}/${on.step}`} lesson={lesson} at={on.step} />;
}

function StepCard({ lesson, at }: { readonly lesson: Lesson; readonly at: number }) {
  const step = lesson.steps[at]!;
  const done = useStepDone(lesson, at);
  const next = useRef<HTMLButtonElement>(null);
  const last = at === lesson.steps.length - 1;
  useEffect(() => {
    // only where nobody works elsewhere on the page
    if (done && document.activeElement === document.body) next.current?.focus();
  }, [done]);
  return (
    <>
      {!done && <Highlight at={step.at} />}
      <aside
        aria-label={copy.lessons.panel(lesson.title)}
        data-testid="coach"
        data-done={done}
        className="sticky bottom-0 z-20 flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-accent border-t-2 bg-surface px-4 py-2.5"
      >
        <div className="min-w-0 flex-1 basis-72">
          <p className="flex items-baseline gap-2 text-muted text-sm">
            <strong className="font-semibold text-text">{lesson.title}</strong>
            {copy.lessons.step(at, lesson.steps.length)}
          </p>
          <div aria-live="polite">
            <p className="text-[0.875rem]">{step.text}</p>
            {done ? (
              <p className="flex gap-1.5 text-good-text">
                <Check size={15} aria-label={copy.lessons.well} className="mt-0.5 shrink-0" />
                <span>{step.seen}</span>
              </p>
            ) : (
              step.how && <p className="text-muted text-sm">{step.how}</p>
            )}
          </div>
        </div>
        <div className="flex items-center gap-2">
          {at > 0 && (
            <IconButton
              icon={ChevronLeft}
              label={copy.lessons.back}
              testId="lesson-back"
              onClick={() => goToStep(lesson, at - 1)}
            />
          )}
          <button
            ref={next}
            type="button"
            data-testid="lesson-next"
            onClick={() => goToStep(lesson, at + 1)}
            className={`h-8 whitespace-nowrap rounded-lg border px-3.5 font-semibold ${done ? "border-accent bg-accent text-on-accent" : "border-line text-muted hover:border-muted"}`}
          >
            {done ? (last ? copy.lessons.finish : copy.lessons.next) : copy.lessons.skip}
          </button>
          <IconButton
            icon={RotateCcw}
            label={copy.lessons.restart}
            testId="lesson-restart"
            onClick={() => void startLesson(lesson)}
          />
          <IconButton
            icon={X}
            label={copy.lessons.exit}
            testId="lesson-exit"
            onClick={() => useGuideStore.setState({ lesson: null })}
          />
        </div>
      </aside>
    </>
  );
}

/** Once done, a step stays done. */
function useStepDone(lesson: Lesson, at: number): boolean {
  const [done, setDone] = useState(false);
  useEffect(() => {
    const before = beginning();
    const timer = setInterval(() => {
      if (!lesson.steps[at]!.done(factsNow(before))) return;
      clearInterval(timer);
      completeStep(lesson, at);
      setDone(true);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [lesson, at]);
  return done;
}
