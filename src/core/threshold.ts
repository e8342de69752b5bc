// Where a neuron's threshold lies for given values: the line that its potential has to cross.
import { evaluate } from "../lang/evaluate";
import type { NeuronModel } from "./neuron";
import { paramsInBaseUnits } from "./params";

export interface Threshold {
  /** the variable that has to cross it */
  readonly variable: string;
  /** null where it hangs on more than parameters and state, as on the time in a sample */
  at(state: Readonly<Record<string, number>>): number | null;
}

/** Null where the model compares more than one variable with the threshold. */
export function thresholdOf(
  model: NeuronModel,
  given: Readonly<Record<string, number>> = {},
): Threshold | null {
  const { threshold, margin } = model.trees;
  if (threshold.kind !== "binary" || threshold.left.kind !== "name") return null;
  const variable = threshold.left.name;
  if (!Object.hasOwn(model.state, variable)) return null;
  const params = paramsInBaseUnits(model.params, given);
  return {
    variable,
    at(state) {
      let known = true;
      const lookup = (name: string): number => {
        const value = Object.hasOwn(state, name) ? state[name] : params[name];
        if (value === undefined) known = false;
        return value ?? 0;
      };
      const above = evaluate(margin, { lookup });
      const line = lookup(variable) - above;
      return known && Number.isFinite(line) ? line : null;
    },
  };
}
