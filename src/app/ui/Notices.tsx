// Short messages over the page: refused files, failed commands. Bad news stays until dismissed.
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { copy } from "../copy";
import { dismiss, useRunStore } from "../state/runStore";

export function Notices() {
  const notices = useRunStore((state) => state.notices);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex flex-col items-center gap-2 px-4"
    >
      {notices.map(({ id, tone, text, action }) => (
        <div
          key={id}
          data-testid="notice"
          className="pointer-events-auto flex max-w-xl items-start gap-2.5 rounded-xl border border-line bg-raised py-2.5 pr-2 pl-3.5 shadow-lg"
        >
          {tone === "bad" ? (
            <CircleAlert size={16} className="mt-px shrink-0 text-bad" aria-hidden />
          ) : (
            <CircleCheck size={16} className="mt-px shrink-0 text-good" aria-hidden />
          )}
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1.5">
            <p className="min-w-0">{text}</p>
            {action && (
              <button
                type="button"
                onClick={() => void action.run()}
                className="rounded-lg border border-line bg-surface px-2.5 py-1 font-semibold hover:border-muted"
              >
                {action.label}
              </button>
            )}
          </div>
          <button
            type="button"
            aria-label={copy.notices.dismiss}
            onClick={() => dismiss(id)}
            className="grid size-6 shrink-0 place-items-center rounded-md text-muted hover:text-text"
          >
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
