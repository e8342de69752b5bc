// An engine on this thread leaves timers, keys and signals no turn of their own: who runs one for long breathes.

/** ms of computing after which others get their turn. Chosen: answers a key at once, costs nothing. */
const BREATH_MS = 50;

/** To await after each piece of work: lets others have their turn now and then. */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATH_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  };
}
