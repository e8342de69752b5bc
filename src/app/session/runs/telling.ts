// The worker's way to the page: telemetry at once, the status at most ten times a second.
import type { Status, Telemetry } from "../protocol";

const STATUS_MS = 100;

let sink: (telemetry: Telemetry) => unknown = () => {};
let status: (() => Status) | null = null;
let last = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function tellTo(telemetrySink: typeof sink, statusNow: () => Status): void {
  sink = telemetrySink;
  status = statusNow;
}

/** Settles once the page has it. */
export function send(telemetry: Telemetry): unknown {
  return sink(telemetry);
}

/** Sends the status now, or as soon as the last one is STATUS_MS old. */
export function tell(): void {
  if (timer !== undefined || status === null) return;
  const send = () => {
    timer = undefined;
    last = performance.now();
    sink({ kind: "status", status: status!() });
  };
  timer = setTimeout(send, Math.max(0, last + STATUS_MS - performance.now()));
}
