// Models of a program's own: known to all networks once they are added, as those in src/models are.
import type { ModelUse } from "../../core/document";
import { type AnyModel, register } from "../../models/registry";
import { useOf } from "./models";

/** What a network says of a model: its name, and the parameters that are not as the model has them. */
export type OwnBuilder = (params?: Readonly<Record<string, number>>) => ModelUse;

/**
 * Adds a neuron, synapse, rule, encoder, normalisation or teacher of your own. Every engine runs it as one of those that
 * come along; files and links hold its name alone, so add it before you open one.
 *
 * @returns what makes a use of it: `layers.dense(100, { neuron: mine({ tau_m: 10 }) })`; its name alone will do, too
 * @throws {ModelError} if it is no model, or another one of its kind has its name; the same one again is fine
 */
export function addModel(model: AnyModel): OwnBuilder {
  const { name, params: known } = register(model);
  return (params) => useOf(name, known, params, name);
}
