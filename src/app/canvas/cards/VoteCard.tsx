// The card of the readout: one bar a class, and the answer.
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { useRef } from "react";
import { copy } from "../../copy";
import { samples } from "../../live/channel";
import { useLivePainting } from "../../live/useLivePainting";
import type { SampleView } from "../../session/protocol";
import { useDocumentStore } from "../../state/documentStore";
import { useCanvasStore } from "../canvasStore";
import type { ReadoutNode } from "../flowModel";
import { CardFrame } from "./CardFrame";

export function VoteCard({ id, data: { compact }, selected }: NodeProps<ReadoutNode>) {
  const aimed = useCanvasStore((state) => state.aimed === id);
  const classes = useDocumentStore((state) => state.document.readout?.classes ?? 0);
  const digits = Array.from({ length: classes }, (_, digit) => digit);
  const bars = useRef<HTMLOListElement>(null);
  const answer = useRef<HTMLElement>(null);
  useLivePainting(samples, bars, (list, sample) => {
    for (const [digit, row] of [...list.children].entries()) paintRow(row, digit, sample);
    if (answer.current) answer.current.textContent = answerOf(sample);
  });
  return (
    <CardFrame
      name={<span className={`truncate font-semibold ${compact ? "text-sm" : ""}`}>{copy.canvas.vote}</span>}
      size={String(classes)}
      sizeAbout={`${classes} classes`}
      tone="readout"
      selected={selected}
      aimed={aimed}
      compact={compact}
      footer={
        <>
          {!compact && <span>{copy.canvas.says}</span>}
          <strong ref={answer} className="ml-auto whitespace-nowrap font-semibold text-text" />
        </>
      }
    >
      <Handle type="target" position={Position.Left} id="in" isConnectableStart={false} />
      <ol
        ref={bars}
        aria-label={copy.canvas.voteAlt}
        className="group flex aspect-square flex-col justify-between py-0.5"
      >
        {digits.map((digit) => (
          <li
            key={digit}
            className={`flex items-center gap-2 leading-none ${compact ? "text-[0.5625rem]" : "text-xs"}`}
          >
            <span className="w-2 text-muted">{digit}</span>
            <span className={`flex-1 overflow-hidden rounded-xs bg-sunken ${compact ? "h-1.5" : "h-2"}`}>
              <span className="block h-full origin-left scale-x-0 bg-muted data-[state=right]:bg-good data-[state=wrong]:bg-bad data-[state=answer]:bg-accent" />
            </span>
          </li>
        ))}
      </ol>
    </CardFrame>
  );
}

function paintRow(row: Element, digit: number, sample: SampleView | null): void {
  const bar = row.lastElementChild?.firstElementChild;
  if (!(bar instanceof HTMLElement)) return;
  bar.style.scale = `${(sample?.scores[digit] ?? 0).toFixed(3)} 1`;
  const answered = sample !== null && sample.prediction === digit;
  bar.dataset.state = !answered
    ? "other"
    : sample.label === null
      ? "answer"
      : sample.label === digit
        ? "right"
        : "wrong";
}

function answerOf(sample: SampleView | null): string {
  if (!sample) return "";
  if (sample.prediction < 0) return copy.canvas.silent;
  return copy.canvas.sure(sample.prediction, sample.scores[sample.prediction] ?? 0);
}
