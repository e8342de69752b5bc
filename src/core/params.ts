// Parameters of a model: their form, their check, and their values in base units.
import { XI } from "../lang/draws";
import { DRAWING, FUNCTIONS } from "../lang/functions";
import { parseUnit, UNIT_NAMES, type Unit } from "../lang/units";
import { didYouMean, ModelError } from "../util/errors";
import { requireEntries } from "./form";

/** One parameter as a model file states it. The value is in `unit`. */
export interface Param {
  readonly value: number;
  readonly unit: string;
  readonly about: string;
  /** smallest and largest value allowed, inclusive, in `unit` */
  readonly min?: number;
  readonly max?: number;
}

export type Params = Readonly<Record<string, Param>>;

/** Values of a model's parameters by name; what is left out has the model's default. */
export type ParamValues = Readonly<Record<string, number>>;

const NAME = /^[a-z][a-z0-9_]{0,31}$/;

/** Functions, operators and units of equations, and what the compiler adds. */
const WORDS: ReadonlySet<string> = new Set([
  ...Object.keys(FUNCTIONS),
  ...DRAWING,
  ...Object.keys(UNIT_NAMES),
  ...["and", "or", "not", "if", "else", "dt", "sample_ms", "t", "n_neurons", XI],
]);

/** The unit of each parameter, for checking equations. @param taken - other names there @throws {ModelError} on a bad name, unit or default */
export function unitsOfParams(
  params: Params,
  path: string,
  taken: readonly string[] = [],
): Record<string, Unit> {
  const units: Record<string, Unit> = {};
  requireEntries(params, `${path}.params`, "{ value, unit, about }");
  for (const [name, param] of Object.entries(params)) {
    requireSymbol(name, `${path}.params`, taken);
    units[name] = parseUnit(param.unit, `${path}.params.${name}`).unit;
    requireInBounds(param.value, param, `${path}.params.${name}`);
  }
  return units;
}

export function requireName(name: string, path: string): void {
  if (NAME.test(name)) return;
  throw new ModelError(
    path,
    `'${name}' is no name. Use snake_case of at most 32 letters, digits and '_', as in tau_m.`,
  );
}

/** Checks a name that equations use: no word of theirs, nor one of `taken`, which stand for something there. */
export function requireSymbol(name: string, path: string, taken: readonly string[] = []): void {
  requireName(name, path);
  if (!WORDS.has(name) && !taken.includes(name)) return;
  throw new ModelError(path, `'${name}' means something else in these equations. Choose another name.`);
}

function requireInBounds(value: unknown, param: Param, path: string): asserts value is number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new ModelError(path, `a finite number is expected, got ${String(value)}.`);
  }
  if (value < (param.min ?? -Infinity) || value > (param.max ?? Infinity)) {
    const unit = param.unit === "1" ? "" : ` ${param.unit}`;
    throw new ModelError(
      path,
      `${value}${unit} is outside ${param.min ?? "-inf"} to ${param.max ?? "inf"}${unit}.`,
    );
  }
}

/** Checks given values against a model's parameters. @throws {ModelError} naming the parameter that is wrong */
export function checkParams(params: Params, given: ParamValues, model: string, path: string): void {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(params, name)) {
      const known = Object.keys(params);
      const hint =
        didYouMean(name, known) || (known.length ? ` It has ${known.join(", ")}.` : " It has none.");
      throw new ModelError(`${path}.${name}`, `${model} has no such parameter.${hint}`);
    }
    requireInBounds(value, params[name]!, `${path}.${name}`);
  }
}

/** Every parameter's value in base units (ms, mV, pA, 1/ms): given ones, else the model's defaults. */
export function paramsInBaseUnits(params: Params, given: ParamValues = {}): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [name, param] of Object.entries(params)) {
    values[name] =
      (Object.hasOwn(given, name) ? given[name]! : param.value) * parseUnit(param.unit, name).scale;
  }
  return values;
}
