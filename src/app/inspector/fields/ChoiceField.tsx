// One choice among a few, by name. What does not fit cannot be chosen; why not is told below.
import { useId } from "react";
import { copy } from "../../copy";

export interface Choice<Name extends string> {
  readonly name: Name;
  readonly words: string;
  /** why it cannot be chosen here; absent or null: it can */
  readonly unfit?: string | null;
}

export interface ChoiceFieldProps<Name extends string> {
  /** for `data-testid`: choice-<name> */
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly value: Name;
  /** what can be chosen, with the words for it */
  readonly choices: readonly (readonly [Name, string] | Choice<Name>)[];
  onChoose(choice: Name): void;
}

export function ChoiceField<Name extends string>(props: ChoiceFieldProps<Name>) {
  const { name, label, about, value, onChoose } = props;
  const id = useId();
  const choices = props.choices.map(
    (choice): Choice<Name> => ("name" in choice ? choice : { name: choice[0], words: choice[1] }),
  );
  const unfit = choices.filter((choice) => choice.unfit);
  return (
    <div className="py-1.5">
      <label htmlFor={id} className="block">
        {label}
        {about && <span className="block text-muted text-xs">{about}</span>}
      </label>
      <select
        id={id}
        data-testid={`choice-${name}`}
        value={value}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice.name === target.value);
          if (chosen) onChoose(chosen.name);
        }}
        className="mt-1 w-full rounded-lg border border-line bg-raised px-2 py-1.5 hover:border-muted"
      >
        {choices.map((choice) => (
          <option key={choice.name} value={choice.name} disabled={Boolean(choice.unfit)}>
            {choice.words}
          </option>
        ))}
      </select>
      {unfit.length > 0 && (
        <details className="mt-1 text-muted text-xs">
          <summary className="cursor-pointer hover:text-text">{copy.inspect.unfit(unfit.length)}</summary>
          <ul className="mt-1 flex flex-col gap-1">
            {unfit.map((choice) => (
              <li key={choice.name}>
                <span className="text-text">{choice.words}</span>: {choice.unfit}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
