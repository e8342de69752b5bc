// A thread of the event engine in Node: build/thread.js, which `spawnThread` starts.
import { parentPort } from "node:worker_threads";
import { serveThread } from "../index";

const port = parentPort!; // never run but as a thread
port.on(
  "message",
  serveThread((message) => port.postMessage(message)),
);
