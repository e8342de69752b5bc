// The name of a neuron of one's own, and what is chosen from lists.
import { useId } from "react";
import { copy } from "../../copy";
import type { Fault } from "./checkDraft";
import { FaultWords } from "./MarkedText";

interface NameProps {
  readonly value: string;
  readonly fault: Fault | null;
  onChange(name: string): void;
}

export function NameField({ value, fault, onChange }: NameProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {copy.lab.own.name}
      </label>
      <span className="ml-2 text-muted text-sm">{copy.lab.own.nameAbout}</span>
      <input
        id={id}
        type="text"
        data-testid="own-name"
        value={value}
        maxLength={32}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ target }) => onChange(target.value)}
        className={`mt-1 h-8 w-full rounded-lg border bg-raised px-2.5 font-mono text-sm ${fault ? "border-bad" : "border-line"}`}
      />
      <FaultWords id={`${id}-fault`} fault={fault} />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [name: string, words: string])[];
  readonly testId: string;
  onChoose(name: string): void;
}

export function Choice({ label, value, choices, testId, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <select
        id={id}
        data-testid={testId}
        value={value}
        onChange={({ target }) => onChoose(target.value)}
        className="mt-1 h-8 w-full rounded-lg border border-line bg-raised px-2 hover:border-muted"
      >
        {choices.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
