// Lets the user choose four IDX files of their own to learn from.
import { useRef } from "react";
import { copy } from "../copy";
import { loadFiles } from "../session/commands";
import { useRunStore } from "../state/runStore";

interface FilesButtonProps {
  /** for `data-testid`, of the input; its button is choose-<testId> */
  readonly testId: string;
  readonly className?: string;
}

export function FilesButton({ testId, className = "" }: FilesButtonProps) {
  const crashed = useRunStore((state) => state.crash !== null);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        data-testid={testId}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          if (files.length > 0) void loadFiles(files);
        }}
      />
      <button
        type="button"
        data-testid={`choose-${testId}`}
        disabled={crashed}
        title={copy.data.filesAbout}
        onClick={() => input.current?.click()}
        className={`rounded-lg border border-line bg-raised px-2.5 py-1 text-sm hover:border-muted disabled:opacity-50 ${className}`}
      >
        {copy.data.files}
      </button>
    </>
  );
}
