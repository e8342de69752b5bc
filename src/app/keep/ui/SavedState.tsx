// Beside the name: whether what is on the page is kept.
import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from "lucide-react";
import { copy } from "../../copy";
import { useKeepStore } from "../keepStore";
import { reasonOf } from "./reason";

const ICONS = {
  untouched: CircleDashed,
  saving: LoaderCircle,
  saved: CircleCheck,
  memory: CircleAlert,
  elsewhere: CircleAlert,
} as const;

export function SavedState() {
  const kept = useKeepStore((state) => state.kept);
  const Icon = ICONS[kept.state];
  const about =
    kept.state === "memory"
      ? copy.share.memoryAbout(reasonOf(kept.reason))
      : copy.share.statesAbout[kept.state];
  const isBad = kept.state === "memory" || kept.state === "elsewhere";
  return (
    <span
      data-testid="saved"
      data-state={kept.state}
      title={about}
      className={`flex shrink-0 items-center gap-1 text-sm ${isBad ? "text-accent" : "text-muted"}`}
    >
      <Icon size={13} aria-hidden />
      <span className="sr-only lg:not-sr-only">{copy.share.states[kept.state]}</span>
    </span>
  );
}
