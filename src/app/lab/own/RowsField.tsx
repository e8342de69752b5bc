// A table of parameters, variables or inputs: a name, a value, a unit, and what it is.
import { Plus, X } from "lucide-react";
import { copy } from "../../copy";
import type { Fault } from "./checkDraft";
import { MOST_ROWS, type Row, type RowsName } from "./draft";
import { FaultWords } from "./MarkedText";

export interface RowsFieldProps {
  readonly group: RowsName;
  readonly rows: readonly Row[];
  readonly fault: Fault | null;
  onChange(rows: readonly Row[]): void;
}

type Column = "name" | "value" | "unit" | "about";

const words = copy.lab.own;
/** Units that can be chosen without being written; others as a/b of them. */
const UNITS = ["ms", "mV", "pA", "nS", "pF", "GOhm", "Hz", "1", "1/ms", "mV/ms", "pA/ms", "nS/mV"];
const CELL = "h-7.5 min-w-0 rounded-md border bg-raised px-2";
const BLANK: Row = { name: "", value: "0", unit: "1", about: "" };

export function RowsField({ group, rows, fault, onChange }: RowsFieldProps) {
  const columns = (
    [
      ["name", words.columns.name],
      ...(group === "inputs"
        ? []
        : [["value", group === "state" ? words.columns.start : words.columns.value]]),
      ["unit", words.columns.unit],
      ["about", words.columns.about],
    ] as const
  ).map(([key, label]) => [key as Column, label as string] as const);
  const set = (k: number, key: Column, text: string) =>
    onChange(rows.map((row, i) => (i === k ? { ...row, [key]: text } : row)));
  return (
    <fieldset className="min-w-0">
      <legend>
        <span className="font-semibold">{words.groups[group]}</span>
        <span className="ml-2 text-muted text-sm">{words.groupsAbout[group]}</span>
      </legend>
      <div className="mt-1 flex flex-col gap-1">
        {rows.map((row, k) => {
          const own = fault?.field === `${group}.${k}` ? fault : null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than the one that is being typed
            <div key={k}>
              <div className="flex gap-1">
                {columns.map(([key, label]) => (
                  <input
                    key={key}
                    type="text"
                    list={key === "unit" ? "own-units" : undefined}
                    value={row[key]}
                    maxLength={key === "about" ? 200 : 60}
                    spellCheck={false}
                    autoComplete="off"
                    autoCapitalize="off"
                    placeholder={label}
                    aria-label={words.cell(label, row.name, k)}
                    aria-invalid={own !== null && key !== "about"}
                    aria-describedby={own ? `own-${group}-${k}-fault` : undefined}
                    data-testid={`own-${group}-${k}-${key}`}
                    onChange={({ target }) => set(k, key, target.value)}
                    className={`${CELL} ${own && key !== "about" ? "border-bad" : "border-line"} ${
                      key === "about"
                        ? "flex-[2] max-sm:hidden"
                        : `flex-1 font-mono text-sm ${key === "unit" ? "max-w-20" : "max-w-44"}`
                    }`}
                  />
                ))}
                <button
                  type="button"
                  aria-label={words.remove(row.name)}
                  title={words.remove(row.name)}
                  onClick={() => onChange(rows.filter((_, i) => i !== k))}
                  className="grid size-7.5 shrink-0 place-items-center rounded-md text-muted hover:text-text"
                >
                  <X size={14} aria-hidden />
                </button>
              </div>
              <FaultWords id={`own-${group}-${k}-fault`} fault={own} />
            </div>
          );
        })}
        {rows.length < MOST_ROWS && (
          <button
            type="button"
            data-testid={`own-add-${group}`}
            onClick={() => onChange([...rows, BLANK])}
            className="flex h-7.5 items-center gap-1.5 self-start rounded-md px-2 text-muted hover:text-text"
          >
            <Plus size={14} aria-hidden />
            {words.add[group]}
          </button>
        )}
      </div>
    </fieldset>
  );
}

/** What the fields for units offer; once a page. */
export function Units() {
  return (
    <datalist id="own-units">
      {UNITS.map((unit) => (
        <option key={unit} value={unit} />
      ))}
    </datalist>
  );
}
