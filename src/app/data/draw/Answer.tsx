// What the network takes a drawing for: its answer in words, and the score of each class.
import { copy } from "../../copy";
import type { SampleView } from "../../session/protocol";
import { useRunStore } from "../../state/runStore";

interface AnswerProps {
  readonly answer: SampleView | null;
  readonly problem: string | null;
  readonly untrainable: string | null;
  readonly empty: boolean;
}

export function Answer({ answer, problem, untrainable, empty }: AnswerProps) {
  const hasClasses = useRunStore((state) => state.status.assigned.some((label) => label >= 0));
  const scores = answer?.scores ?? new Float32Array(0);
  const best = answer?.prediction ?? -1;
  const words = () => {
    if (untrainable !== null) return copy.digits.cannot(untrainable);
    if (problem !== null) return problem;
    if (empty) return copy.digits.empty;
    if (!answer) return copy.digits.thinking;
    if (best >= 0) return copy.digits.answer(String(best), scores[best] ?? 0);
    return hasClasses ? copy.digits.silent : copy.digits.untrained;
  };
  return (
    <>
      <p
        data-testid="drawn-answer"
        data-prediction={best}
        aria-live="polite"
        className={best >= 0 ? "font-semibold text-accent" : "text-muted text-sm"}
      >
        {words()}
      </p>
      {scores.length > 0 && scores.length <= 12 && best >= 0 && (
        <ol aria-label={copy.digits.scores} className="flex flex-col gap-0.5">
          {Array.from(scores, (score, digit) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a class is its number
            <li key={digit} className="flex items-center gap-1.5 text-xs leading-none">
              <span className="w-2 text-muted">{digit}</span>
              <span className="h-1.5 flex-1 overflow-hidden rounded-xs bg-sunken">
                <span
                  className={`block h-full ${digit === best ? "bg-accent" : "bg-muted"}`}
                  style={{ width: `${100 * score}%` }}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
