// Gives the focus to an element that React has yet to make, unless the user takes it elsewhere meanwhile.

/** Tries that long, in frames. */
const PATIENCE = 30;

/** the request that counts: a later one ends those before it */
let latest = 0;
let pending = false;

/** Whether something is about to take the focus: then no one else need look after it. */
export function isFocusPending(): boolean {
  return pending;
}

export function focusSoon(find: () => HTMLElement | null): void {
  const request = ++latest;
  const from = document.activeElement;
  pending = true;
  const attempt = (frames: number) => {
    if (request !== latest) return;
    const now = document.activeElement;
    const isLeft = now !== from && now !== document.body && now !== null;
    const element = isLeft ? null : find();
    const isThere = element !== null && getComputedStyle(element).visibility !== "hidden";
    if (isThere) element.focus({ preventScroll: true });
    if (isThere || isLeft || frames === 0) pending = false;
    else requestAnimationFrame(() => attempt(frames - 1));
  };
  requestAnimationFrame(() => attempt(PATIENCE));
}
