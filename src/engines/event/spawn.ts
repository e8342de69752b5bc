// Starts threads of the event engine: worker threads in Node, web workers in a page.
import { isNode } from "../../util/node";
import type { FromThread, Spawn } from "./crew";

/**
 * Whether an engine here may have threads: in Node always; in a browser where memory can be shared, on pages that are
 * cross-origin isolated, and in a worker, since a page itself must not wait for others.
 */
export function canUseThreads(): boolean {
  return isNode() || (globalThis.crossOriginIsolated === true && globalThis.document === undefined);
}

/** A thread in the file beside this one: of the sources under a bundler for pages, of the build in Node. */
export const spawnThread: Spawn = (onMessage, onError) =>
  isNode() ? spawnInNode(onMessage, onError) : spawnInPage(onMessage, onError);

const spawnInPage: Spawn = (onMessage, onError) => {
  const thread = new Worker(new URL("./thread.ts", import.meta.url), { type: "module" });
  thread.addEventListener("message", ({ data }: MessageEvent<FromThread>) => onMessage(data));
  thread.addEventListener("error", ({ message }) => onError(message));
  return { post: (message) => thread.postMessage(message), terminate: () => thread.terminate() };
};

const spawnInNode: Spawn = (onMessage, onError) => {
  const threads = process.getBuiltinModule("node:worker_threads");
  const thread = new threads.Worker(besideThis("thread.js"));
  thread.on("message", onMessage);
  thread.on("error", ({ message }: Error) => onError(message));
  thread.once("message", () => thread.unref()); // once it runs, it must not keep the program from ending
  return {
    post: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  };
};

/** Not written out where it is used: bundlers for pages would copy the file a second time. */
const besideThis = (file: string) => new URL(file, import.meta.url);
