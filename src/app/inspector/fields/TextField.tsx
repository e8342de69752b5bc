// A line of text of the network: a name, or a shape. A bad entry stays in the field with the reason below.
import { useEffect, useId, useState } from "react";

export interface TextFieldProps {
  /** for `data-testid`: text-<name> */
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  readonly mono?: boolean;
  /** letters at most; 64 if absent */
  readonly longest?: number;
  /** @returns null, or why the text was refused */
  onCommit(text: string): Promise<string | null>;
}

export function TextField({
  name,
  label,
  about,
  value,
  mono = false,
  longest = 64,
  onCommit,
}: TextFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new value ends a draft
  useEffect(() => {
    setDraft(null);
    setProblem(null);
  }, [value]);
  const commit = async () => {
    if (draft === null) return;
    if (draft === value) setDraft(null);
    else {
      const refusal = await onCommit(draft);
      setProblem(refusal);
      if (refusal === null) setDraft(null);
    }
  };
  return (
    <div className="py-1.5">
      <div className="flex items-start gap-3">
        <label htmlFor={id} className="min-w-0 flex-1 pt-1 leading-snug">
          {label}
          {about && <span className="block text-muted text-xs">{about}</span>}
        </label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={longest}
          data-testid={`text-${name}`}
          aria-invalid={problem !== null}
          aria-describedby={problem !== null ? `${id}-problem` : undefined}
          value={draft ?? value}
          onChange={({ target }) => {
            setDraft(target.value);
            setProblem(null);
          }}
          onBlur={() => void commit()}
          onKeyDown={({ key }) => {
            if (key === "Enter") void commit();
            if (key !== "Escape") return;
            setDraft(null);
            setProblem(null);
          }}
          className={`h-7.5 w-40 shrink-0 rounded-lg border bg-raised px-2 ${mono ? "font-mono text-sm" : ""} ${problem === null ? "border-line" : "border-bad"}`}
        />
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-bad text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
