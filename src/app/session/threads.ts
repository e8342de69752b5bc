// Threads of the event engine in a browser: only where memory can be shared, on pages that are cross-origin isolated.
import type { FromThread, Spawn } from "../../index";

/** One stays with the page. Chosen: more than four would wait for the slowest most of the time. */
export const THREADS = globalThis.crossOriginIsolated
  ? Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1))
  : 1;

export const spawnThread: Spawn = (onMessage, onError) => {
  const thread = new Worker(new URL("./thread.ts", import.meta.url), { type: "module" });
  thread.addEventListener("message", ({ data }: MessageEvent<FromThread>) => onMessage(data));
  thread.addEventListener("error", ({ message }) => onError(message));
  return { post: (message) => thread.postMessage(message), terminate: () => thread.terminate() };
};
