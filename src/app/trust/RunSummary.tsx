// The run in words for screen readers: how far training is, now and then, and every new test on held-out digits.
import { useEffect, useState } from "react";
import { copy } from "../copy";
import type { Status } from "../session/protocol";
import { useRunStore } from "../state/runStore";
import { percent } from "../ui/format";

/** ms between two words about a running training. Chosen: a reader is through with one well before. */
const PERIOD = 20_000;

export function RunSummary() {
  const training = useRunStore(({ status }) => status.phase === "training");
  const tests = useRunStore(({ status }) => status.heldOut.length);
  const [words, setWords] = useState("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new test is a reason to speak
  useEffect(() => {
    setWords(testWords(useRunStore.getState().status));
  }, [tests]);

  useEffect(() => {
    if (!training) return;
    const timer = setInterval(() => setWords(progressWords(useRunStore.getState().status)), PERIOD);
    return () => clearInterval(timer);
  }, [training]);

  return (
    <section aria-label={copy.trust.summary.label} className="sr-only">
      <p aria-live="polite" data-testid="run-summary">
        {words}
      </p>
    </section>
  );
}

export function progressWords({ samples, target, recent, agent }: Status): string {
  const { training, recent: right } = copy.trust.summary;
  const share = recent ? ` ${right(percent(recent.accuracy), recent.count)}` : "";
  return `${training(samples, target, agent !== undefined)}${share}`;
}

export function testWords({ heldOut }: Status): string {
  const last = heldOut.at(-1);
  return last ? copy.trust.summary.tested(percent(last.accuracy), last.count) : "";
}
