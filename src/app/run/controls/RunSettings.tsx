// How fast a network runs without learning, and what ends its training.
import { useState } from "react";
import { copy } from "../../copy";
import { setSpeed } from "../../session/commands";
import { useRunStore } from "../../state/runStore";
import { MOST_DIGITS, useUiStore } from "../../state/uiStore";
import { SPEED_STEPS, shownSpeed, speedAt, stepOf } from "./speed";

export function RunSettings({ disabled }: { readonly disabled: boolean }) {
  const { speed, target, rule } = useUiStore();
  const measured = useRunStore(({ status }) => status.pace.perSecond);
  const acts = useRunStore(({ status }) => status.agent !== undefined);
  return (
    <div className="grid gap-4">
      <label className="grid gap-1.5">
        <span className="flex justify-between gap-3">
          <span>{acts ? copy.run.acting.speed : copy.run.speed}</span>
          <span className="text-muted">
            {shownSpeed(speed)}
            {measured > 0 && ` · ${copy.run.measured(shownSpeed(measured))}`}
          </span>
        </span>
        <input
          type="range"
          data-testid="speed"
          min={0}
          max={SPEED_STEPS}
          value={stepOf(speed)}
          aria-valuetext={shownSpeed(speed)}
          onChange={(event) => void setSpeed(speedAt(Number(event.target.value)))}
          className="accent-accent"
        />
        <span className="text-muted text-sm">{acts ? copy.run.acting.speedAbout : copy.run.speedAbout}</span>
      </label>
      {!acts && (
        <fieldset className="grid gap-2 border-line border-t pt-3" disabled={disabled}>
          <legend className="sr-only">{copy.run.stop}</legend>
          <Rule
            label={copy.run.stopAt}
            unit={copy.run.digits}
            testId="target"
            value={target}
            accept={(digits) => Number.isSafeInteger(digits) && digits >= 1 && digits <= MOST_DIGITS}
            put={(digits) => useUiStore.setState({ target: digits ?? target })}
          />
          <Rule
            label={copy.run.stopReached}
            unit={copy.run.stopReachedUnit}
            testId="stop-accuracy"
            optional
            value={rule.accuracy === null ? null : Math.round(rule.accuracy * 1000) / 10}
            accept={(share) => share > 0 && share <= 100}
            put={(share) =>
              useUiStore.setState({ rule: { ...rule, accuracy: share === null ? null : share / 100 } })
            }
          />
          <Rule
            label={copy.run.stopPlateau}
            unit={copy.run.stopPlateauUnit}
            testId="stop-patience"
            optional
            value={rule.patience}
            accept={(tests) => Number.isInteger(tests) && tests >= 1 && tests <= 100}
            put={(patience) => useUiStore.setState({ rule: { ...rule, patience } })}
          />
          <p className="text-muted text-sm">{copy.run.stopAbout}</p>
        </fieldset>
      )}
    </div>
  );
}

interface RuleProps {
  readonly label: string;
  readonly unit: string;
  readonly testId: string;
  readonly value: number | null;
  readonly optional?: boolean;
  accept(value: number): boolean;
  put(value: number | null): void;
}

/** A number that is taken when the field is left, if it can be; an optional one may be empty. */
function Rule({ label, unit, testId, value, optional = false, accept, put }: RuleProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const text = draft?.replaceAll(",", "").trim();
    if (text === "" && optional) put(null);
    else if (text && accept(Number(text))) put(Number(text));
    setDraft(null);
  };
  return (
    <label className="flex items-center gap-2">
      <span className="w-18 shrink-0">{label}</span>
      <input
        type="text"
        inputMode="numeric"
        data-testid={testId}
        value={draft ?? (value === null ? "" : String(value))}
        placeholder={optional ? copy.run.never : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape" && draft !== null) {
            event.stopPropagation();
            setDraft(null);
          }
        }}
        className="h-8 w-18 shrink-0 rounded-lg border border-line bg-raised px-2 text-right disabled:opacity-55"
      />
      <span className="flex-1 text-muted">{unit}</span>
    </label>
  );
}
