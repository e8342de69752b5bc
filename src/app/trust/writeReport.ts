// The diagnostic report: plain text about the browser, the engine, the run, the network and the last errors. Of what
// the user has written it holds names only.
import type { NetworkDocument } from "../../index";
import { counters } from "../session/counters";
import { useDocumentStore } from "../state/documentStore";
import { useRunStore } from "../state/runStore";
import { enginePreference } from "../state/uiStore";
import { loggedErrors } from "./errorLog";

export function writeReport(now = new Date()): string {
  const { status, crash } = useRunStore.getState();
  const { document, needsRebuild } = useDocumentStore.getState();
  const { engine, dataset } = status;
  return [
    "Spikeyard diagnostic report",
    ...lines({
      Written: now.toISOString(),
      Version: import.meta.env.APP_VERSION ?? "unknown",
      "Page open for": `${Math.round(performance.now() / 1000)} s`,
    }),
    "",
    "Browser",
    ...lines(browser()),
    "",
    "Engine",
    ...lines({
      Asked: enginePreference(),
      Engine: engine?.name ?? "none",
      Device: engine?.device || "none",
      Software: engine?.software,
      Reason: engine?.reason,
      "Fallback for WebGPU": engine?.fallback,
      Crash: crash,
    }),
    "",
    "Run",
    ...lines({
      Phase: status.phase,
      Message: status.message,
      Digits: dataset && `${dataset.name}, ${dataset.train} + ${dataset.test}`,
      Learned: `${status.samples} of ${status.target}`,
      Speed: `${Math.round(status.samplesPerSecond)} digits/s`,
      "Held out": status.heldOut.map(({ samples, accuracy }) => `${samples}: ${accuracy}`).join(", "),
      "Needs a rebuild": needsRebuild,
      Counters: JSON.stringify(counters),
    }),
    "",
    "Last errors",
    ...(loggedErrors().length === 0 ? ["none"] : []),
    ...loggedErrors().map(({ at, where, text }) => `${at} ms, ${where}: ${text}`),
    "",
    "Network",
    JSON.stringify(bare(document)),
    "",
  ].join("\n");
}

function browser(): Record<string, unknown> {
  const { userAgent, language, hardwareConcurrency, onLine } = navigator;
  const memory = (navigator as { deviceMemory?: number }).deviceMemory;
  const heap = (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize;
  return {
    Browser: userAgent,
    Language: language,
    Window: `${innerWidth} x ${innerHeight}, ${devicePixelRatio} pixels per px`,
    Cores: hardwareConcurrency,
    Memory: memory && `${memory} GB or more`,
    Heap: heap && `${Math.round(heap / 1e6)} MB`,
    WebGPU: "gpu" in navigator ? "offered" : "not offered",
    "Secure context": isSecureContext,
    "Shared memory": crossOriginIsolated,
    Online: onLine,
    "Works offline": Boolean(navigator.serviceWorker?.controller),
    "Reduced motion": matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
}

/** What has no value is left out. */
function lines(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([name, value]) => `${name}: ${String(value)}`);
}

/** Free text that a document may carry. */
const TEXTS = new Set(["about", "description", "notes", "note", "text", "source", "comment"]);

/** Without the user's texts; names stay. */
export function bare(document: NetworkDocument): unknown {
  return JSON.parse(JSON.stringify(document, (key, value) => (TEXTS.has(key) ? undefined : value)));
}
