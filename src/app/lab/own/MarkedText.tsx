// A field for lines of equations: what is wrong is marked where it stands, and told below with its remedy.
import { useId, useRef } from "react";
import type { Fault } from "./checkDraft";

export interface MarkedTextProps {
  /** for `data-testid`: own-<name> */
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly value: string;
  readonly rows: number;
  /** what is wrong in this field; null: nothing */
  readonly fault: Fault | null;
  onChange(text: string): void;
}

/** Letters at most, as the equation language has them, and some more, so that its own words say so. */
const LONGEST = 2100;
/** Both layers break their lines alike. */
const SHARED =
  "w-full rounded-lg border px-2.5 py-1.5 font-mono text-sm leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere]";

export function MarkedText({ name, label, about, value, rows, fault, onChange }: MarkedTextProps) {
  const id = useId();
  const behind = useRef<HTMLDivElement>(null);
  const [from, to] = fault?.at ?? [0, 0];
  const end = Math.max(to, from + 1);
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <span id={`${id}-about`} className="ml-2 text-muted text-sm">
        {about}
      </span>
      <div className="relative mt-1">
        <div
          ref={behind}
          aria-hidden
          className={`${SHARED} pointer-events-none absolute inset-0 overflow-hidden border-transparent bg-raised text-transparent`}
        >
          {fault?.at && (
            <>
              {value.slice(0, from)}
              <mark data-testid={`mark-${name}`} className="rounded-xs bg-bad/30 text-transparent">
                {/* past the last letter there is something to see all the same */}
                {from < value.length && value[from] !== "\n" ? value.slice(from, end) : "\u00a0"}
              </mark>
              {value.slice(end)}
            </>
          )}
        </div>
        <textarea
          id={id}
          data-testid={`own-${name}`}
          rows={rows}
          value={value}
          maxLength={LONGEST}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          aria-invalid={fault !== null}
          aria-describedby={fault ? `${id}-fault` : `${id}-about`}
          onChange={({ target }) => onChange(target.value)}
          onScroll={({ currentTarget }) => {
            if (behind.current) behind.current.scrollTop = currentTarget.scrollTop;
          }}
          className={`${SHARED} relative block resize-none bg-transparent ${fault ? "border-bad" : "border-line"}`}
        />
      </div>
      <FaultWords id={`${id}-fault`} fault={fault} />
    </div>
  );
}

export function FaultWords({ id, fault }: { readonly id: string; readonly fault: Fault | null }) {
  if (!fault) return null;
  return (
    <div id={id} role="status" data-testid={`fault-${fault.field}`} className="mt-1 text-bad text-sm">
      {fault.words}
      {fault.remedy !== "" && <span className="block">{fault.remedy}</span>}
    </div>
  );
}
