// One number of the network: name, symbol, unit, bounds. A bad entry stays in the field with the reason beside it.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import { copy } from "../../copy";
import { plain, unitLabel } from "../../ui/format";
import { nudge, parseNumber } from "./numberEntry";
import { Slider } from "./Slider";

export interface NumberFieldProps {
  /** for `data-testid`: param-<name> */
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  /** as in the equations, where it differs from the label */
  readonly symbol?: string;
  readonly unit?: string;
  readonly value: number;
  readonly defaultValue?: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly whole?: boolean;
  /** what the slider does not go below while the value does not: more may be written */
  readonly slidesFrom?: number;
  /** false: a number that is written, not tried out, such as a seed */
  readonly slider?: boolean;
  /**
   * @param gesture - of the slider that is held
   * @returns null, or why the value was refused
   */
  onCommit(value: number, gesture?: string): Promise<string | null>;
}

export function NumberField(props: NumberFieldProps) {
  const { name, label, about, symbol, unit = "1", value, defaultValue, slider = true, onCommit } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  // another selection, an undo or a rebuild brings another value: the draft was for the one before
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new value ends a draft
  useEffect(() => {
    setDraft(null);
    setProblem(null);
  }, [value]);

  const put = async (next: number, gesture?: string) => {
    if (next === value) {
      setDraft(null);
      return;
    }
    setProblem(await onCommit(next, gesture));
  };
  const commit = async () => {
    if (draft === null) return;
    const entry = parseNumber(draft, props);
    setProblem(entry.problem);
    if (entry.problem === null) await put(entry.value);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") void commit();
    if (event.key === "Escape") {
      if (draft !== null) event.stopPropagation(); // the first gives up what is written, the next leaves the panel
      setDraft(null);
      setProblem(null);
    }
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      setDraft(null);
      void put(nudge(value, event.key === "ArrowUp" ? 1 : -1, props), `nudge ${name}`);
    }
  };
  const changed = defaultValue !== undefined && value !== defaultValue;
  return (
    <div className="py-1.5">
      <div className="flex items-start gap-3">
        <label htmlFor={id} className="min-w-0 flex-1 pt-1 leading-snug">
          {label}
          {symbol && <code className="ml-1.5 whitespace-nowrap font-mono text-muted text-xs">{symbol}</code>}
          {about && <span className="block text-muted text-xs">{about}</span>}
        </label>
        <div className="w-30 shrink-0">
          <FieldBox invalid={problem !== null} unit={unitLabel(unit)}>
            {changed && (
              <button
                type="button"
                aria-label={copy.inspector.changed(plain(defaultValue))}
                title={copy.inspector.changed(plain(defaultValue))}
                onClick={() => void put(defaultValue)}
                className="-mr-2 grid size-6 shrink-0 place-items-center"
              >
                <span className="size-1.5 rounded-full bg-accent" />
              </button>
            )}
            <input
              id={id}
              type="text"
              inputMode="decimal"
              autoComplete="off"
              spellCheck={false}
              data-testid={`param-${name}`}
              aria-invalid={problem !== null}
              aria-describedby={problem !== null ? `${id}-problem` : undefined}
              value={draft ?? plain(value)}
              onChange={(event) => {
                setDraft(event.target.value);
                setProblem(null);
              }}
              onBlur={() => void commit()}
              onKeyDown={onKeyDown}
              className="h-7.5 w-full min-w-0 bg-transparent px-2 font-mono text-sm outline-none"
            />
          </FieldBox>
          {slider && (
            <Slider
              name={name}
              label={copy.inspect.slider(label)}
              value={value}
              spoken={copy.inspect.from(value, unit)}
              usual={defaultValue ?? value}
              min={props.slidesFrom !== undefined && value >= props.slidesFrom ? props.slidesFrom : props.min}
              max={props.max}
              unit={unit}
              whole={props.whole ?? false}
              onSlide={(next, gesture) => {
                setDraft(null);
                void put(next, gesture);
              }}
            />
          )}
        </div>
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-bad text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}

interface FieldBoxProps {
  readonly invalid: boolean;
  readonly unit: string;
  readonly children: ReactNode;
}

function FieldBox({ invalid, unit, children }: FieldBoxProps) {
  return (
    <div
      className={`flex items-center rounded-lg border bg-raised focus-within:outline-2 focus-within:outline-accent ${invalid ? "border-bad" : "border-line"}`}
    >
      {children}
      {unit && <span className="shrink-0 pr-2 text-muted text-sm">{unit}</span>}
    </div>
  );
}
