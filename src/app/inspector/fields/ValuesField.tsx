// Numbers of many: one for all, those that they are drawn from, or each its own; with a picture of what was drawn.
import type { Values } from "../../../index";
import { copy } from "../../copy";
import { plain } from "../../ui/format";
import { ReadHistogram } from "../live/ReadHistogram";
import { ChoiceField } from "./ChoiceField";
import { NumberField } from "./NumberField";
import { TextField } from "./TextField";
import {
  asKind,
  cutOf,
  kindOf,
  MOST_OFFERED,
  MOST_WRITTEN,
  parseList,
  type ValueKind,
  withCut,
} from "./valueKinds";

export interface ValuesFieldProps {
  readonly id: string;
  /** for `data-testid`: param-<name>, param-<name>_low, _high, _mean, _sd, _min and _max, choice-<name> and -<name>-cut */
  readonly name: string;
  readonly words: {
    readonly one: string;
    readonly low: string;
    readonly high: string;
    readonly mean: string;
    readonly about?: string;
    readonly drawn: string;
  };
  readonly unit: string;
  readonly values: Values;
  readonly defaultValue?: number;
  readonly min?: number;
  /** see NumberField */
  readonly slidesFrom?: number;
  /** of what a choice makes: as the network takes it */
  readonly onto?: (values: Values) => Values;
  /** how many explicit ones there can be; null: none, as it is drawn which there are */
  readonly count: number | null;
  /** array of the running network that shows what was drawn */
  readonly reads: string;
  /** false where the choice between one and many is offered elsewhere */
  readonly choice?: boolean;
  readonly put: (values: Values, gesture?: string) => Promise<string | null>;
}

export function ValuesField(props: ValuesFieldProps) {
  const { id, name, words, unit, values, defaultValue, min, count, reads, choice = true, put } = props;
  const from = props.slidesFrom === undefined ? {} : { slidesFrom: props.slidesFrom };
  const low = min === undefined ? from : { min };
  const onto = props.onto ?? ((made: Values) => made);
  const kind = kindOf(values);
  return (
    <>
      {choice && (
        <ChoiceField<ValueKind>
          name={name}
          label={copy.inspect.how}
          value={kind}
          choices={kindsFor(kind, count, copy.inspect.valueKinds)}
          onChoose={(next) => void put(onto(asKind(next, values, { min, count: count ?? 0 })))}
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
      ) : "uniform" in values ? (
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
        </>
      ) : "normal" in values ? (
        <NormalFields {...props} values={values} />
      ) : (
        <ExplicitField {...props} values={values.values} />
      )}
      {typeof values !== "number" && <ReadHistogram array={reads} unit={unit} />}
    </>
  );
}

/** The kinds that can be, with words for them: explicit ones where there are few, or are some already. */
export function kindsFor<Words extends Readonly<Record<ValueKind, string>>>(
  now: ValueKind | null,
  count: number | null,
  words: Words,
): (readonly [ValueKind, string])[] {
  const some = now === "values" || (count !== null && count <= MOST_OFFERED);
  const kinds: readonly ValueKind[] = ["one", "drawn", "normal", ...(some ? (["values"] as const) : [])];
  return kinds.map((kind) => [kind, words[kind]]);
}

type NormalProps = Omit<ValuesFieldProps, "values"> & {
  readonly values: Extract<Values, { readonly normal: unknown }>;
};

function NormalFields({ id, name, words, unit, values, min: least, slidesFrom, put }: NormalProps) {
  const [mean, sd] = values.normal;
  const { min, max } = values;
  const put2 = (change: Partial<typeof values>, gesture?: string) => put({ ...values, ...change }, gesture);
  const from = slidesFrom === undefined ? {} : { slidesFrom };
  const low = least === undefined ? from : { min: least };
  const cuts = copy.inspect.cuts;
  return (
    <>
      <NumberField
        key={`${id} ${name} mean`}
        name={`${name}_mean`}
        label={words.mean}
        unit={unit}
        value={mean}
        {...low}
        onCommit={(next, gesture) => put2({ normal: [next, sd] }, gesture)}
      />
      <NumberField
        key={`${id} ${name} sd`}
        name={`${name}_sd`}
        label={copy.inspect.spread}
        about={copy.inspect.spreadAbout}
        unit={unit}
        value={sd}
        min={0}
        onCommit={(next, gesture) => put2({ normal: [mean, next] }, gesture)}
      />
      <ChoiceField
        name={`${name}-cut`}
        label={copy.inspect.cut}
        about={copy.inspect.cutAbout}
        value={cutOf(values)}
        choices={[
          ...(least === undefined ? ([["none", cuts.none]] as const) : []),
          ["min", cuts.min] as const,
          ["both", cuts.both] as const,
        ]}
        onChoose={(cut) => void put(withCut(values, cut, least))}
      />
      {min !== undefined && (
        <NumberField
          key={`${id} ${name} min`}
          name={`${name}_min`}
          label={words.low}
          unit={unit}
          value={min}
          {...low}
          max={max}
          onCommit={(next, gesture) => put2({ min: next }, gesture)}
        />
      )}
      {max !== undefined && (
        <NumberField
          key={`${id} ${name} max`}
          name={`${name}_max`}
          label={words.high}
          unit={unit}
          value={max}
          min={min}
          onCommit={(next, gesture) => put2({ max: next }, gesture)}
        />
      )}
    </>
  );
}

type ExplicitProps = Omit<ValuesFieldProps, "values"> & { readonly values: readonly number[] };

/** A few numbers as a line of text; many as how many they are. */
function ExplicitField({ id, name, words, values, put }: ExplicitProps) {
  if (values.length > MOST_WRITTEN)
    return (
      <p className="py-1.5 text-muted" data-testid={`explicit-${name}`}>
        {copy.inspect.explicit(values.length)}
      </p>
    );
  return (
    <TextField
      key={`${id} ${name} list`}
      name={`${name}_list`}
      label={words.one}
      about={copy.inspect.explicit(values.length)}
      mono
      longest={20 * MOST_WRITTEN}
      value={values
        .map((value) => (plain(value).length < 8 ? value : Number(value.toPrecision(6))))
        .join(", ")}
      onCommit={async (text) => {
        const numbers = parseList(text);
        return numbers ? put({ values: numbers }) : copy.inspect.listWrong;
      }}
    />
  );
}
