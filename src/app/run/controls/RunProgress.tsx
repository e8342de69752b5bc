// How far training or testing is, and how good the answers are while learning.
import { copy } from "../../copy";
import { useRunStore } from "../../state/runStore";
import { useUiStore } from "../../state/uiStore";
import { duration, time } from "../../ui/format";

export function RunProgress() {
  const status = useRunStore((state) => state.status);
  const wanted = useUiStore((state) => state.target);
  const { phase, samples, evaluated, recent, loading, stage } = status;

  if (loading) {
    const share = loading.total > 0 ? loading.loaded / loading.total : 0;
    return (
      <Shell share={share} tone="plain">
        <span className="text-muted">{copy.data.loading(loading.loaded, loading.total)}</span>
      </Shell>
    );
  }
  if (phase === "evaluating" && evaluated) {
    const { done, of } = copy.run.testProgress(evaluated.done, evaluated.total);
    return (
      <Shell share={evaluated.total > 0 ? evaluated.done / evaluated.total : 0} tone="good">
        <Figure strong={done} text={of} />
      </Shell>
    );
  }
  if (stage) {
    const { done, of } = copy.run.stageProgress(stage.done, stage.of, stage.doing);
    return (
      <Shell share={(stage.stage + stage.done / Math.max(1, stage.of)) / stage.stages} tone="accent">
        <Figure strong={done} text={of} />
        <span className="text-muted">{copy.run.stage(stage.stage, stage.stages)}</span>
      </Shell>
    );
  }
  if (status.agent) {
    const target = Math.max(phase === "training" ? status.target : status.agent.planned, samples);
    const { done, of } = copy.run.acting.progress(samples, target);
    const { recent: last, judged } = status.agent;
    const mean = last && copy.run.acting.recent(last[judged], judged, last.count);
    return (
      <Shell share={target > 0 ? samples / target : 0} tone="accent">
        <Figure strong={done} text={of} />
        {mean && <Figure strong={mean.share} text={mean.of} />}
      </Shell>
    );
  }
  if (status.untrainable !== null) {
    const { done, of } = copy.run.ran(time(status.pace.ms));
    return (
      <Shell>
        <Figure strong={done} text={of} />
      </Shell>
    );
  }
  // the worker's own target counts while it runs; before and after, what the next press will aim at
  const target = phase === "training" || samples >= wanted ? Math.max(status.target, samples) : wanted;
  const { done, of } = copy.run.progress(samples, target);
  const left = phase === "training" ? timeLeft((target - samples) / status.samplesPerSecond) : null;
  const last = recent ? copy.run.recent(recent.accuracy, recent.count) : null;
  return (
    <Shell share={target > 0 ? samples / target : 0} tone="accent">
      <Figure strong={done} text={left === null ? of : `${of}, ${left}`} />
      {last && <Figure strong={last.share} text={last.of} />}
    </Shell>
  );
}

/** In words, where it can be told and takes some time. @param seconds - of learning alone */
function timeLeft(seconds: number): string | null {
  if (!Number.isFinite(seconds) || seconds < 2) return null;
  return copy.run.left(duration(seconds));
}

interface ShellProps {
  /** 0..1; without it there is no end to come to, and no bar */
  readonly share?: number;
  readonly tone?: "accent" | "good" | "plain";
  readonly children: React.ReactNode;
}

const FILL = { accent: "bg-accent", good: "bg-good", plain: "bg-muted" } as const;

function Shell({ share, tone = "plain", children }: ShellProps) {
  const filled = Math.round(Math.min(1, share ?? 0) * 1000) / 10;
  return (
    <div
      data-testid="progress"
      className="min-w-0 basis-full wide:min-w-56 wide:max-w-96 wide:flex-1 wide:basis-56"
    >
      <div className="flex flex-wrap justify-between gap-x-3 text-sm">{children}</div>
      {share !== undefined && (
        <div
          role="progressbar"
          aria-label={copy.run.progressLabel}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={filled}
          className="mt-1 h-1 overflow-hidden rounded-full bg-line"
        >
          <div className={`h-full origin-left ${FILL[tone]}`} style={{ width: `${filled}%` }} />
        </div>
      )}
    </div>
  );
}

function Figure({ strong, text }: { readonly strong: string; readonly text: string }) {
  return (
    <span>
      <strong className="font-semibold">{strong}</strong> <span className="text-muted">{text}</span>
    </span>
  );
}
