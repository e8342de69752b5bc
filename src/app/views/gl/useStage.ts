// Keeps a stage alive as long as its view is on the page, and says why there is no picture if there is none.
import { type RefObject, useEffect, useState } from "react";
import { copy } from "../../copy";
import { messageOf } from "../../session/client";

/** What a view builds on a canvas; all of it is released by `dispose`. */
export interface Picture {
  dispose(): void;
}

/** ms that a lost picture is waited for, and how often it is then built anew. */
const PATIENCE = 4000;
const ATTEMPTS = 3;

/**
 * @param build - makes the picture in the host element; `onLost` is for its stage
 * @returns why nothing can be seen, or null
 */
export function useStage<P extends Picture>(
  host: RefObject<HTMLElement | null>,
  picture: RefObject<P | null>,
  build: (host: HTMLElement, onLost: (lost: boolean) => void) => P,
): string | null {
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a picture is built once for a host
  useEffect(() => {
    if (!host.current) return;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const onLost = (lost: boolean) => {
      clearTimeout(patience);
      setProblem(lost ? copy.noWebgl.lost : null);
      if (!lost) return;
      // a driver that does not give it back may still give another one
      patience = setTimeout(() => {
        if (attempt < ATTEMPTS) setAttempt(attempt + 1);
        else setProblem(copy.plots.lostForGood);
      }, PATIENCE);
    };
    try {
      picture.current = build(host.current, onLost);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
    return () => {
      clearTimeout(patience);
      picture.current?.dispose();
      picture.current = null;
    };
  }, [host, picture, attempt]);
  return problem;
}
