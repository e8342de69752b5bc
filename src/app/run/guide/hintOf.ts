// What the line over the canvas says and offers: decided here, drawn in StatusLine.
import type { NetworkDocument } from "../../../index";
import { copy } from "../../copy";
import type { Status } from "../../session/protocol";
import { isBlank } from "../../state/documentStore";
import { count, percent } from "../../ui/format";

export interface Hint {
  readonly text: string;
  /** what it leads to: a current to drag, training, or what comes after it */
  readonly offer: "current" | "train" | "next" | "after" | null;
}

export interface GuideContext {
  readonly status: Status;
  readonly document: NetworkDocument;
  /** hints lead on, and the current was dragged once */
  readonly leads: boolean;
  readonly slid: boolean;
  /** what the example that is open invites to; null: nothing */
  readonly invitation: string | null;
  /** some population takes a current */
  readonly drives: boolean;
}

/** Holds no figure that moves while the network runs, so a screen reader is not flooded. */
export function hintOf(context: GuideContext): Hint {
  const { status, document, leads, slid, drives, invitation } = context;
  const last = status.heldOut.at(-1);
  const say = (text: string, offer: Hint["offer"] = null): Hint => ({ text, offer: leads ? offer : null });
  const exists = status.phase !== "opening" && status.phase !== "failed";
  if (exists && isBlank(document)) return { text: copy.hint.blank, offer: null };
  if (exists && status.agent) return hintOfAgent(context);
  switch (status.phase) {
    case "opening":
      return say(copy.hint.opening);
    case "ready":
      return say(status.untrainable === null ? copy.hint.ready : copy.hint.still);
    case "running": {
      if (leads && invitation !== null) return say(copy.guide.tryThis(invitation), "next");
      if (leads && status.samples === 0 && drives && !slid) return say(runsOn(status), "current");
      if (leads && status.samples === 0 && status.untrainable === null) return say(copy.guide.teach, "train");
      return say(learnsItself(document) ? copy.guide.learnsItself : copy.hint.running);
    }
    case "training":
      return say(copy.hint.training);
    case "paused":
      return say(copy.hint.paused(status.samples));
    case "evaluating":
      // a short test between digits is part of training to the reader
      return say(status.samples < status.target ? copy.hint.training : copy.hint.evaluating);
    case "done":
      if (!last) return say(copy.hint.paused(status.samples));
      return say(copy.guide.learned(percent(last.accuracy), count(last.count)), "after");
    case "failed":
      return say(copy.hint.failed);
  }
}

function hintOfAgent({ status: { phase, samples }, leads, invitation }: GuideContext): Hint {
  const words = copy.hint.acts;
  const say = (text: string, offer: Hint["offer"] = null): Hint => ({ text, offer: leads ? offer : null });
  if (phase === "training") return say(words.training);
  if (phase === "done" && samples > 0) return say(words.done(samples));
  if (leads && invitation !== null && phase === "running") return say(copy.guide.tryThis(invitation), "next");
  if (samples === 0 && phase !== "paused")
    return say(phase === "running" ? words.running : words.ready, "train");
  return say(phase === "running" ? words.running : words.paused(samples));
}

function runsOn({ engine }: Status): string {
  return copy.guide.running(copy.guide.where[engine?.name ?? ""] ?? copy.guide.where.event!);
}

/** As the worker has it: without a vote, rules learn while the network runs. */
function learnsItself({ readout, projections }: NetworkDocument): boolean {
  return !readout && Object.values(projections).some(({ learn }) => learn !== undefined);
}
