// The strip under the top bar for what concerns the whole page: no WebGPU, a failed run, a dead worker, a rebuild.
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { copy } from "../copy";
import { chooseEngine, reset, restart } from "../session/commands";
import { rebuild, undoPending } from "../session/edits";
import { undoAndRun } from "../session/presets";
import { useDocumentStore } from "../state/documentStore";
import { useRunStore } from "../state/runStore";
import { useUiStore } from "../state/uiStore";
import { lastCheckpoint, learnedWords } from "../trust/recovery";
import { reportAction } from "../trust/report";

export function Banner() {
  const crash = useRunStore((state) => state.crash);
  const failed = useRunStore((state) => state.status.phase === "failed");
  const message = useRunStore((state) => state.status.message);
  const hasEngine = useRunStore((state) => state.status.engine !== null);
  const needsRebuild = useDocumentStore((state) => state.needsRebuild);
  const undoable = useStore(useDocumentStore.temporal, ({ pastStates }) => pastStates.length > 0);

  if (crash !== null) {
    const kept = lastCheckpoint();
    return (
      <Strip tone="bad" title={copy.crash.title} text={crash}>
        <Action onClick={restart}>
          {kept ? copy.trust.lost.kept(learnedWords(kept)) : copy.crash.action}
        </Action>
        <CopyReport />
      </Strip>
    );
  }
  if (failed && !hasEngine && lacksWebGpu(message)) return <NoGpu reason={message} />;
  if (failed) {
    return (
      <Strip tone="bad" title={copy.failed.title} text={message ?? ""}>
        {hasEngine ? (
          <>
            {undoable && <Action onClick={undoAndRun}>{copy.failed.undo}</Action>}
            <Action onClick={reset} quiet={undoable}>
              {copy.failed.reset}
            </Action>
          </>
        ) : (
          <Action onClick={restart}>{copy.failed.action}</Action>
        )}
        <CopyReport />
      </Strip>
    );
  }
  return (
    <>
      <Fallback />
      {needsRebuild && (
        <Strip tone="plain" title={copy.rebuild.title} text={copy.rebuild.about}>
          <Action onClick={rebuild}>{copy.rebuild.action}</Action>
          <Action onClick={undoPending} quiet>
            {copy.rebuild.undo}
          </Action>
        </Strip>
      )}
    </>
  );
}

function CopyReport() {
  return (
    <Action onClick={reportAction.run} quiet>
      {reportAction.label}
    </Action>
  );
}

/** WebGPU was wanted and is not there: said until it was read, and all goes on. */
function Fallback() {
  const reason = useRunStore(({ status }) => (status.engine?.fallback ? status.engine.reason : null));
  const seen = useUiStore(({ noGpuSeen }) => noGpuSeen);
  if (reason === null || seen) return null;
  return (
    <Strip tone="plain" testId="no-gpu" title={copy.noGpu.title} text={`${copy.noGpu.slower} ${reason}`}>
      <Action onClick={dismissNoGpu} quiet>
        {copy.noGpu.dismiss}
      </Action>
    </Strip>
  );
}

function dismissNoGpu(): void {
  useUiStore.setState({ noGpuSeen: true });
}

function NoGpu({ reason }: { readonly reason: string | undefined }) {
  // the engine's own reason says where WebGPU is found and how to turn it on
  const words = [reason, isSecureContext ? "" : copy.noGpu.insecure, copy.noGpu.wanted];
  return (
    <Strip tone="bad" title={copy.noGpu.title} text={words.filter(Boolean).join(" ")}>
      <Action onClick={() => chooseEngine("auto")}>{copy.noGpu.onCpu}</Action>
    </Strip>
  );
}

interface StripProps {
  readonly tone: "bad" | "plain";
  readonly title: string;
  readonly text: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

export function Strip({ tone, title, text, testId = "banner", children }: StripProps) {
  return (
    <section
      role="alert"
      data-testid={testId}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-raised px-4 py-2.5"
    >
      <TriangleAlert
        size={16}
        aria-hidden
        className={`shrink-0 ${tone === "bad" ? "text-bad" : "text-accent"}`}
      />
      <p className="min-w-0 flex-1 basis-64">
        <strong className="font-semibold">{title}</strong> <span className="text-muted">{text}</span>
      </p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  );
}

interface ActionProps {
  readonly quiet?: boolean;
  readonly children: string;
  onClick(): Promise<void> | void;
}

export function Action({ quiet = false, children, onClick }: ActionProps) {
  const look = quiet ? "border-line text-text" : "border-accent text-accent font-semibold";
  return (
    <button
      type="button"
      onClick={() => void onClick()}
      className={`rounded-lg border bg-surface px-3 py-1.5 hover:border-muted ${look}`}
    >
      {children}
    </button>
  );
}

function lacksWebGpu(message: string | undefined): boolean {
  return /webgpu/i.test(message ?? "");
}
