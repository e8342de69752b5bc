// Offline after the first visit: a service worker keeps the page, and the digits once they were loaded. A new version
// waits until the user asks for it.
import { copy } from "../copy";
import { notify } from "../state/runStore";

/** As the service worker names it in vite.config.ts. */
const DIGITS = "spikeyard-digits";
/** A page that is open for long looks for a new version this often, in ms. */
const LOOK_MS = 60 * 60 * 1000;

let waiting: ServiceWorker | null = null;

export const hasUpdate = (): boolean => waiting !== null;

/** The new version takes over, and the page begins anew with it. */
export function takeUpdate(): void {
  if (!waiting) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage({ type: "SKIP_WAITING" });
}

/** Where the browser, or the way the page came, has no service workers, the page works as ever, only not offline. */
export async function keepOffline(base = document.baseURI): Promise<void> {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const registration = await navigator.serviceWorker.register(new URL("sw.js", base)).catch(() => null);
  if (!registration) return;
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed") offer(coming);
    });
  });
  setInterval(() => void registration.update().catch(() => {}), LOOK_MS);
  await navigator.serviceWorker.ready;
  await keepDigits(new URL("mnist/", base)).catch(() => {}); // no room: they are loaded again next time
}

/** The first version on a page replaces nothing. */
function offer(worker: ServiceWorker | null): void {
  if (!worker || !navigator.serviceWorker.controller || worker === waiting) return;
  waiting = worker;
  notify("good", copy.trust.update.ready, { label: copy.trust.update.action, run: takeUpdate });
}

/**
 * The first visit's digits came before the service worker: from the browser's cache they go into its own. Whatever a visit
 * that was cut short has left out is added by the next one.
 */
async function keepDigits(folder: URL): Promise<void> {
  const cache = await caches.open(DIGITS);
  const index = new URL("index.json", folder);
  const listed: unknown = await (await fetch(index)).json();
  const wanted = [index.href, ...filesIn(listed).map((file) => new URL(file, folder).href)];
  const found = await Promise.all(wanted.map((file) => cache.match(file)));
  await cache.addAll(wanted.filter((_, k) => !found[k]));
}

/** Every `"file": name` in the list of digits. */
export function filesIn(listed: unknown): string[] {
  if (typeof listed !== "object" || listed === null) return [];
  return Object.entries(listed).flatMap(([key, value]) =>
    key === "file" && typeof value === "string" ? [value] : filesIn(value),
  );
}
