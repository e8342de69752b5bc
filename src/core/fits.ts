// Whether models go together: a synapse or a teacher acts on variables that the neuron has to have.
import { ONE, parseUnit, sameUnit, showUnit, type Unit } from "../lang/units";
import type { NeuronModel } from "./neuron";

interface Acting {
  readonly name: string;
  readonly postUnits: Readonly<Record<string, Unit>>;
  readonly outputUnits?: Readonly<Record<string, Unit>>;
  readonly readUnits?: Readonly<Record<string, Unit>>;
}

/** What a neuron lacks for another model to act on it, in words; null where they fit. */
export function lackOf(neuron: NeuronModel, model: Acting): string | null {
  const params = (name: string) => parseUnit(neuron.params[name]!.unit, name).unit;
  const has = <T>(group: Readonly<Record<string, T>>, name: string) => Object.hasOwn(group, name);
  const need = (what: string, unit: Unit) =>
    `${model.name} needs a neuron with ${what} (${showUnit(unit)}); ${neuron.name} has none.`;
  for (const [name, unit] of Object.entries(model.postUnits))
    if (!has(neuron.units, name) || !fits(neuron.units[name]!, unit)) return need(name, unit);
  for (const [name, unit] of Object.entries(model.outputUnits ?? {}))
    if (!has(neuron.inputUnits, name) || !fits(neuron.inputUnits[name]!, unit))
      return need(`the input ${name}`, unit);
  for (const [name, unit] of Object.entries(model.readUnits ?? {}))
    if (!has(neuron.params, name) || !sameUnit(params(name), unit))
      return need(`the parameter ${name}`, unit);
  return null;
}

/** Of dimensionless neurons everything is a plain number, weights too. */
function fits(has: Unit, needed: Unit): boolean {
  return sameUnit(has, needed) || sameUnit(has, ONE);
}
