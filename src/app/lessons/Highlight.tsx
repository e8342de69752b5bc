// A frame around the part of the page that a step is about; follows it, and takes no clicks.
import { useEffect, useRef } from "react";

/** ms between two looks at where it is. */
const FOLLOW_MS = 120;
/** px around it */
const MARGIN = 4;
/** px at the foot of the page that the lesson itself takes, about */
const COVERED = 120;

export function Highlight({ at }: { readonly at: readonly string[] }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let brought = false;
    const follow = () => {
      const box = frame.current;
      if (!box) return;
      const shown = shownOf(at);
      if (shown && !brought) {
        brought = true; // once: then the page is the user's
        if (!isInSight(shown)) shown.scrollIntoView({ block: "center", behavior: "smooth" });
      }
      const target = shown?.getBoundingClientRect();
      box.style.opacity = target ? "1" : "0";
      if (!target) return;
      box.style.transform = `translate(${target.left - MARGIN}px, ${target.top - MARGIN}px)`;
      box.style.width = `${target.width + 2 * MARGIN}px`;
      box.style.height = `${target.height + 2 * MARGIN}px`;
    };
    follow();
    const timer = setInterval(follow, FOLLOW_MS);
    addEventListener("scroll", follow, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      removeEventListener("scroll", follow, { capture: true });
    };
  }, [at]);
  return (
    <div
      ref={frame}
      aria-hidden
      data-testid="highlight"
      className="pointer-events-none fixed top-0 left-0 z-15 rounded-xl outline-2 outline-accent outline-dashed transition-[transform,width,height] duration-150"
    />
  );
}

/** The first of them that can be seen. */
function shownOf(names: readonly string[]): Element | null {
  for (const name of names) {
    const found = document.querySelector(`[data-testid="${CSS.escape(name)}"]`);
    if (found && found.getClientRects().length > 0) return found;
  }
  return null;
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight - COVERED;
}
