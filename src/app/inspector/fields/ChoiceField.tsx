// One choice among a few, by name.
import { useId } from "react";

export interface ChoiceFieldProps<Choice extends string> {
  /** for `data-testid`: choice-<name> */
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly value: Choice;
  /** what can be chosen, with the words for it */
  readonly choices: readonly (readonly [Choice, string])[];
  onChoose(choice: Choice): void;
}

export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const { name, label, about, value, choices, onChoose } = props;
  const id = useId();
  return (
    <div className="py-1">
      <label htmlFor={id} className="block">
        {label}
        {about && <span className="block text-muted text-xs">{about}</span>}
      </label>
      <select
        id={id}
        data-testid={`choice-${name}`}
        value={value}
        onChange={({ target }) => {
          const chosen = choices.find(([choice]) => choice === target.value);
          if (chosen) onChoose(chosen[0]);
        }}
        className="mt-1 w-full rounded-lg border border-line bg-surface px-2 py-1.5 hover:border-muted"
      >
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
