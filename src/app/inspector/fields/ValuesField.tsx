// Numbers of many: one for all, or the two between which each is drawn, with a picture of what was drawn.
import type { Values } from "../../../index";
import { copy } from "../../copy";
import { ReadHistogram } from "../live/ReadHistogram";
import { ChoiceField } from "./ChoiceField";
import { NumberField } from "./NumberField";

export interface ValuesFieldProps {
  readonly id: string;
  /** for `data-testid`: param-<name>, param-<name>_low and _high, choice-<name> */
  readonly name: string;
  readonly words: {
    readonly one: string;
    readonly low: string;
    readonly high: string;
    readonly about?: string;
    readonly drawn: string;
  };
  readonly unit: string;
  readonly values: Values;
  readonly defaultValue?: number;
  readonly min?: number;
  /** array of the running network that shows what was drawn */
  readonly reads: string;
  /** false where the choice between one and many is offered elsewhere */
  readonly choice?: boolean;
  readonly put: (values: Values, gesture?: string) => Promise<string | null>;
}

export function ValuesField(props: ValuesFieldProps) {
  const { id, name, words, unit, values, defaultValue, min, reads, choice = true, put } = props;
  const low = min === undefined ? {} : { min };
  return (
    <>
      {choice && (
        <ChoiceField
          name={name}
          label={copy.inspect.how}
          value={typeof values === "number" ? "one" : "drawn"}
          choices={[
            ["one", copy.inspect.oneValue],
            ["drawn", copy.inspect.drawn],
          ]}
          onChoose={(next) => void put(next === "one" ? middleOf(values) : rangeOf(values, min))}
        />
      )}
      {typeof values === "number" ? (
        <NumberField
          key={`${id} ${name}`}
          name={name}
          label={words.one}
          unit={unit}
          {...(words.about ? { about: words.about } : {})}
          {...(defaultValue === undefined ? {} : { defaultValue })}
          value={values}
          {...low}
          onCommit={put}
        />
      ) : (
        <>
          <NumberField
            key={`${id} ${name} low`}
            name={`${name}_low`}
            label={words.low}
            about={words.drawn}
            unit={unit}
            value={values.uniform[0]}
            {...low}
            max={values.uniform[1]}
            onCommit={(next, gesture) => put({ uniform: [next, values.uniform[1]] }, gesture)}
          />
          <NumberField
            key={`${id} ${name} high`}
            name={`${name}_high`}
            label={words.high}
            unit={unit}
            value={values.uniform[1]}
            min={values.uniform[0]}
            onCommit={(next, gesture) => put({ uniform: [values.uniform[0], next] }, gesture)}
          />
          <ReadHistogram array={reads} unit={unit} />
        </>
      )}
    </>
  );
}

function middleOf(values: Values): number {
  if (typeof values === "number") return values;
  return Number(((values.uniform[0] + values.uniform[1]) / 2).toPrecision(3));
}

/** From half to one and a half times the value: draws differ enough to be seen. */
function rangeOf(values: Values, min = -Infinity): Values {
  if (typeof values !== "number") return values;
  const half = Math.abs(values) / 2 || 0.5;
  return { uniform: [Math.max(min, values - half), values + half] };
}
