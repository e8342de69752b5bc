// Train or pause, one step, reset, and where to stop.
import { Pause, Play, RotateCcw, StepForward } from "lucide-react";
import { useState } from "react";
import { copy } from "../../copy";
import { pause, reset, step, train } from "../../session/commands";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { MOST_DIGITS, useUiStore } from "../../state/uiStore";
import { IconButton } from "../../ui/IconButton";
import { blockOf, isRunning, primaryAction } from "./runActions";

export function RunControls() {
  const status = useRunStore((state) => state.status);
  const crash = useRunStore((state) => state.crash);
  const needsRebuild = useDocumentStore((state) => state.needsRebuild);
  const target = useUiStore((state) => state.target);
  const action = primaryAction({ status, crash, needsRebuild, target });
  const running = isRunning(status);
  const blocked = blockOf(status, crash);

  const press = () => {
    if (action.kind === "pause") void pause();
    else void train(action.goal);
  };
  const Icon = action.kind === "pause" ? Pause : Play;
  return (
    <>
      <button
        type="button"
        data-testid={action.kind === "pause" ? "pause" : "train"}
        disabled={action.blocked !== null}
        title={action.blocked ?? undefined}
        onClick={press}
        className="order-1 flex h-8 min-w-32 items-center justify-center gap-2 whitespace-nowrap rounded-lg bg-accent px-3.5 font-semibold text-on-accent transition-[filter] hover:brightness-108 disabled:opacity-50 disabled:hover:brightness-100 wide:order-none"
      >
        <Icon size={14} aria-hidden fill="currentColor" />
        {action.label}
      </button>
      <div className="order-3 flex items-center gap-2 wide:order-none">
        <IconButton
          icon={StepForward}
          label={copy.run.step}
          about={blocked ?? copy.run.stepAbout}
          disabled={blocked !== null || running || needsRebuild}
          testId="step"
          onClick={() => void step()}
        />
        <IconButton
          icon={RotateCcw}
          label={copy.run.reset}
          about={blocked ?? copy.run.resetAbout}
          disabled={blocked !== null || needsRebuild}
          testId="reset"
          onClick={() => void reset()}
        />
        <StopRule target={target} disabled={running} />
      </div>
    </>
  );
}

function StopRule({ target, disabled }: { readonly target: number; readonly disabled: boolean }) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const digits = Number(draft?.replaceAll(",", ""));
    if (draft !== null && Number.isSafeInteger(digits) && digits >= 1 && digits <= MOST_DIGITS) {
      useUiStore.setState({ target: digits });
    }
    setDraft(null);
  };
  return (
    <label className="flex h-8 items-center gap-1.5 whitespace-nowrap text-muted" title={copy.run.stopAbout}>
      {copy.run.stopAt}
      <input
        type="text"
        inputMode="numeric"
        data-testid="target"
        value={draft ?? String(target)}
        disabled={disabled}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setDraft(null);
        }}
        className="h-8 w-16 rounded-lg border border-line bg-raised px-2 text-right text-text disabled:opacity-55"
      />
      <span className="hidden sm:inline wide:hidden xl:inline">{copy.run.digits}</span>
    </label>
  );
}
