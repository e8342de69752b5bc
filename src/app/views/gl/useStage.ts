// Keeps a stage alive as long as its view is on the page, and says why there is no picture if there is none.
import { type RefObject, useEffect, useState } from "react";
import { copy } from "../../copy";
import { messageOf } from "../../session/client";

/** What a view builds on a canvas; all of it is released by `dispose`. */
export interface Picture {
  dispose(): void;
}

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
  // biome-ignore lint/correctness/useExhaustiveDependencies: a picture is built once for a host
  useEffect(() => {
    if (!host.current) return;
    try {
      picture.current = build(host.current, (lost) => setProblem(lost ? copy.noWebgl.lost : null));
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
    return () => {
      picture.current?.dispose();
      picture.current = null;
    };
  }, [host, picture]);
  return problem;
}
