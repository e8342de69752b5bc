// The strip below the network: the digit that is shown, what the network takes it for, and the ones before.
import { lazy, Suspense, useRef } from "react";
import { drawDigit } from "../canvas/cards/thumbnails";
import { copy } from "../copy";
import { samples } from "../live/channel";
import { useLivePainting } from "../live/useLivePainting";
import type { SampleView } from "../session/protocol";
import { useBlank, useDocumentStore } from "../state/documentStore";
import { useRunStore } from "../state/runStore";
import { shownTheme } from "../state/theme";
import { DatasetInfo } from "./DatasetInfo";
import { useDigitsStore } from "./digitsStore";
import { DrawButton } from "./draw/DrawButton";
import { FilesButton } from "./FilesButton";
import { Filmstrip } from "./Filmstrip";
import { takesDigits } from "./takesDigits";

const AgentStrip = lazy(() => import("./AgentStrip").then((m) => ({ default: m.AgentStrip })));
const DriveStrip = lazy(() => import("./DriveStrip").then((m) => ({ default: m.DriveStrip })));
const LargeDigit = lazy(() => import("./LargeDigit").then((m) => ({ default: m.LargeDigit })));

export function DataStrip() {
  const running = useDocumentStore((state) => state.running);
  const pixels = useRunStore((state) => state.status.dataset?.pixels);
  const blank = useBlank();
  const agent = running.agent !== undefined;
  const large = useDigitsStore((state) => state.large !== null);
  return (
    <section
      aria-label={copy.digits.strip}
      className="mx-3 mb-3 flex min-h-[75px] items-center gap-3 rounded-xl border border-line bg-surface px-3 py-2 wide:mx-3.5"
    >
      {blank ? (
        <Blank />
      ) : agent ? (
        <Suspense fallback={null}>
          <AgentStrip />
        </Suspense>
      ) : takesDigits(running, pixels) ? (
        <>
          <CurrentDigit />
          <Filmstrip />
          <DataSource />
        </>
      ) : (
        <Suspense fallback={null}>
          <DriveStrip />
        </Suspense>
      )}
      {large && (
        <Suspense fallback={null}>
          <LargeDigit />
        </Suspense>
      )}
    </section>
  );
}

function Blank() {
  return (
    <div data-testid="blank-strip">
      <p>{copy.digits.driven}</p>
      <p className="text-muted text-sm">{copy.digits.blank}</p>
    </div>
  );
}

function CurrentDigit() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const first = useRef<HTMLParagraphElement>(null);
  const second = useRef<HTMLParagraphElement>(null);
  useLivePainting(samples, canvas, (element, sample) => {
    drawDigit(element, sample?.pixels ?? null, shownTheme());
    element.setAttribute("aria-label", copy.canvas.digitAlt(sample?.label ?? null));
    if (first.current) writeDigit(first.current, sample);
    if (second.current) writeAnswer(second.current, sample);
  });
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={copy.canvas.digitAlt(null)}
        className="pixelated size-13 shrink-0 rounded-lg bg-sunken"
      />
      <div className="min-w-0 flex-1 sm:w-40 sm:flex-none wide:w-44">
        <p ref={first} data-testid="digit">
          {copy.data.waiting}
        </p>
        <p
          ref={second}
          data-testid="prediction"
          className="text-muted data-[state=right]:text-good-text data-[state=wrong]:text-bad"
        />
      </div>
    </>
  );
}

function writeDigit(line: HTMLElement, sample: SampleView | null): void {
  if (!sample) {
    line.textContent = copy.data.waiting;
    return;
  }
  if (sample.drawn !== undefined) {
    line.textContent = copy.digits.youDrew;
    return;
  }
  const label = document.createElement("strong");
  label.textContent = sample.label === null ? "?" : String(sample.label);
  line.replaceChildren(copy.data.digitIs(sample.index), label);
}

function writeAnswer(line: HTMLElement, sample: SampleView | null): void {
  const right = sample !== null && sample.prediction === sample.label;
  line.dataset.state =
    !sample || sample.prediction < 0 || sample.label === null ? "none" : right ? "right" : "wrong";
  line.dataset.prediction = String(sample?.prediction ?? -1);
  if (!sample) line.textContent = copy.data.waitingMore;
  else if (sample.prediction < 0) line.textContent = copy.data.unanswered;
  else if (sample.label === null) line.textContent = copy.data.answered(sample.prediction);
  else line.textContent = right ? copy.data.right : copy.data.wrong(sample.prediction);
}

function DataSource() {
  const dataset = useRunStore((state) => state.status.dataset);
  return (
    <div className="ml-auto flex shrink-0 flex-col items-end gap-1 text-right">
      {/* its line is there before its words are, so that nothing moves when they come */}
      <span data-testid="dataset" className="hidden text-muted text-xs xl:block">
        {dataset ? copy.data.about(dataset) : "\u00a0"}
      </span>
      <div className="flex items-center gap-1.5">
        <DatasetInfo />
        {/* where there is no room for it, it is among what is known of the digits */}
        <FilesButton testId="files" className="hidden sm:block" />
        <DrawButton />
      </div>
    </div>
  );
}
