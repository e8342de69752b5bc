// A thread of the event engine, which `spawnThread` starts.
import { serveThread, type ToThread } from "../../index";

const receive = serveThread((message) => postMessage(message));
addEventListener("message", ({ data }: MessageEvent<ToThread>) => receive(data));
