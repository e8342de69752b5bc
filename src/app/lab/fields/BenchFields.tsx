// The current over time, how long and how finely it is run, and all parameters as sliders that act at once.
import { drivenBy, type Param } from "../../../index";
import { copy } from "../../copy";
import { NumberField } from "../../inspector/fields/NumberField";
import { splitAbout, unitLabel } from "../../ui/format";
import { choosePreset, PRESETS, readCurrent, setParam, useBench } from "../bench";
import { MarkedText } from "../own/MarkedText";

/** ms. Chosen: what fits a plot, and steps that the finest models need. */
const LONGEST = 10_000;
const COARSEST = 1;
const FINEST = 0.001;

export function BenchFields() {
  const model = useBench((state) => state.model);
  if (!model) return null;
  const driven = drivenBy(model);
  return (
    <>
      {driven ? (
        <CurrentFields name={driven.name} unit={unitLabel(driven.unit)} />
      ) : (
        <p className="text-muted">{copy.lab.currentNone}</p>
      )}
      <h3 className="mt-4 mb-1 font-semibold">{copy.lab.parameters}</h3>
      {Object.entries(model.params)
        .filter(([name]) => name !== driven?.name)
        .map(([name, param]) => (
          <ParamField key={`${model.name} ${name}`} name={name} param={param} />
        ))}
      <h3 className="mt-4 mb-1 font-semibold">{copy.inspector.time}</h3>
      <ClockField name="duration" label={copy.lab.duration} min={1} max={LONGEST} />
      <ClockField name="dt" label={copy.lab.dt} min={FINEST} max={COARSEST} />
    </>
  );
}

function CurrentFields({ name, unit }: { readonly name: string; readonly unit: string }) {
  const model = useBench((state) => state.model);
  const current = useBench((state) => state.current);
  const preset = useBench((state) => state.preset);
  const strength = useBench((state) => state.strength);
  const error = readCurrent(current, model);
  const words = error?.message.slice(error.path.length + 2).split("\n")[0] ?? "";
  return (
    <>
      <fieldset className="mb-2 flex flex-wrap gap-1">
        <legend className="mb-1 font-semibold">{copy.lab.current}</legend>
        {PRESETS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={preset === one}
            data-testid={`lab-preset-${one}`}
            onClick={() => choosePreset(one)}
            className="h-7 rounded-lg border border-line px-2.5 text-muted hover:border-muted aria-pressed:border-accent aria-pressed:text-text"
          >
            {copy.lab.presets[one]}
          </button>
        ))}
      </fieldset>
      <MarkedText
        name="current"
        label={name}
        about={copy.lab.currentAbout(name, unit)}
        rows={2}
        value={current}
        fault={error && { field: "whole", words, remedy: "", at: error.at }}
        onChange={(text) => useBench.setState({ current: text, preset: null })}
      />
      {preset !== null && (
        <NumberField
          name="lab_strength"
          label={copy.lab.strength}
          unit={unit === "" ? "1" : unit}
          value={strength}
          min={undefined}
          onCommit={async (value) => {
            useBench.setState({ strength: value });
            choosePreset(preset);
            return null;
          }}
        />
      )}
    </>
  );
}

function ParamField({ name, param }: { readonly name: string; readonly param: Param }) {
  const value = useBench(({ params }) => params[name] ?? param.value);
  const { name: label, more } = splitAbout(param.about);
  return (
    <NumberField
      name={`lab_${name}`}
      label={label}
      about={more}
      symbol={name}
      unit={param.unit}
      value={value}
      defaultValue={param.value}
      min={param.min}
      max={param.max}
      onCommit={async (next) => {
        setParam(name, next);
        return null;
      }}
    />
  );
}

interface ClockFieldProps {
  readonly name: "duration" | "dt";
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

function ClockField({ name, label, min, max }: ClockFieldProps) {
  const value = useBench((state) => state[name]);
  return (
    <NumberField
      name={`lab_${name}`}
      label={label}
      unit="ms"
      value={value}
      min={min}
      max={max}
      slider={false}
      onCommit={async (next) => {
        const { shown, preset } = useBench.getState();
        if (name === "duration") useBench.setState({ duration: next, shown: Math.min(shown, next) });
        else useBench.setState({ dt: next });
        if (preset !== null) choosePreset(preset);
        return null;
      }}
    />
  );
}
