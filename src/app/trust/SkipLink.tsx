// The first stop of the keyboard: past the bar at the top, straight to the network.
import { copy } from "../copy";

/** Where the link leads: the element needs `tabIndex={-1}`. */
export const SKIP_TARGET = "network";

export function SkipLink() {
  return (
    <a
      href={`#${SKIP_TARGET}`}
      onClick={(event) => {
        event.preventDefault(); // the address is the share link's
        document.getElementById(SKIP_TARGET)?.focus();
      }}
      className="-translate-y-full fixed top-0 left-3 z-50 rounded-b-lg bg-accent px-3.5 py-2 font-semibold text-on-accent focus:translate-y-0"
    >
      {copy.trust.skip}
    </a>
  );
}
