// The strip for work that is not kept: it is only in memory, or another tab has the same network open.
import { useState } from "react";
import { copy } from "../../copy";
import { Action, Strip } from "../../ui/Banner";
import { saveDocument } from "../files/save";
import { showDialog, useKeepStore } from "../keepStore";
import { workHere } from "../opening";
import { reasonOf } from "./reason";

export function KeepBanner() {
  const kept = useKeepStore((state) => state.kept);
  const [seen, setSeen] = useState<string | null>(null);
  if (kept.state === "elsewhere") {
    const { title, about, action } = copy.share.elsewhere;
    return (
      <Strip tone="plain" testId="elsewhere" title={title} text={about}>
        <Action onClick={workHere}>{action}</Action>
      </Strip>
    );
  }
  if (kept.state !== "memory" || kept.reason === seen) return null;
  const { title, about, action, free, dismiss } = copy.share.memory;
  return (
    <Strip tone="plain" testId="memory-only" title={title} text={about(reasonOf(kept.reason))}>
      <Action onClick={saveDocument}>{action}</Action>
      {kept.reason === "full" && (
        <Action onClick={() => showDialog("recent")} quiet>
          {free}
        </Action>
      )}
      <Action onClick={() => setSeen(kept.reason)} quiet>
        {dismiss}
      </Action>
    </Strip>
  );
}
