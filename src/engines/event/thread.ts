// A thread of the event engine, which `spawnThread` starts: in Node and in pages.
import { isNode } from "../../util/node";
import { serveThread, type ToThread } from "./crew";

if (isNode()) {
  const port = process.getBuiltinModule("node:worker_threads").parentPort!; // never run but as a thread
  port.on(
    "message",
    serveThread((message) => port.postMessage(message)),
  );
} else {
  const receive = serveThread((message) => postMessage(message));
  addEventListener("message", ({ data }: MessageEvent<ToThread>) => receive(data));
}
