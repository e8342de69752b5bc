// A population's neurons with the synapses that end on them, as one model: what decays after a spike is a variable of
// the neuron it decays on, and what it adds to an input stands in the neuron's own equations.

import type { NeuronModel, StateVariable } from "../core/neuron";
import type { Receptor, SynapseModel } from "../core/synapse";
import { add } from "../lang/linear";
import { make, type Node, substitute } from "../lang/tree";
import type { Unit } from "../lang/units";
import { ModelError } from "../util/errors";

/** A projection that ends on the population. */
export interface Grafted {
  readonly projection: string;
  readonly synapse: SynapseModel;
  readonly receptor: Receptor;
}

/** What a variable or parameter of a projection's synapses is called among the neuron's. */
export const graftedName = (projection: string, name: string): string => `${projection}__${name}`;

/** The tree over the names that it has on the postsynaptic neuron. */
export function onNeuron(tree: Node, projection: string, { params, state }: SynapseModel): Node {
  return substitute(tree, (name) =>
    Object.hasOwn(params, name) || Object.hasOwn(state ?? {}, name)
      ? make.name(graftedName(projection, name))
      : undefined,
  );
}

/** The neuron with all that ends on it; its inputs are gone from its equations. @throws {ModelError} if two names meet */
export function graft(neuron: NeuronModel, incoming: readonly Grafted[], path: string): NeuronModel {
  const state: Record<string, StateVariable> = { ...neuron.state };
  const units: Record<string, Unit> = { ...neuron.units };
  const init: Record<string, Node> = { ...neuron.trees.init };
  const derivatives: Record<string, Node> = {};
  const sums: Record<string, Node> = {};
  for (const { projection, synapse, receptor } of incoming) {
    for (const own of [...Object.keys(synapse.params), ...Object.keys(synapse.state ?? {})]) {
      const name = graftedName(projection, own);
      if (Object.hasOwn(state, name) || Object.hasOwn(neuron.params, name))
        throw new ModelError(
          path,
          `'${name}' is also a name of ${neuron.name}. Rename the projection '${projection}'.`,
        );
    }
    for (const [variable, { unit, about }] of Object.entries(synapse.state ?? {})) {
      const name = graftedName(projection, variable);
      state[name] = { init: 0, unit, about };
      units[name] = synapse.stateUnits[variable]!;
      init[name] = make.number(0);
    }
    for (const [variable, tree] of Object.entries(synapse.trees.derivatives))
      derivatives[graftedName(projection, variable)] = onNeuron(tree, projection, synapse);
    for (const [input, tree] of Object.entries(synapse.trees.output[receptor]))
      sums[input] = add(sums[input] ?? make.number(0), onNeuron(tree, projection, synapse));
  }
  const inputs = (name: string): Node | undefined =>
    Object.hasOwn(neuron.inputUnits, name) ? (sums[name] ?? make.number(0)) : undefined;
  const own = Object.entries(neuron.trees.derivatives).map(
    ([x, tree]) => [x, substitute(tree, inputs)] as const,
  );
  return {
    ...neuron,
    state,
    units,
    trees: { ...neuron.trees, init, derivatives: { ...Object.fromEntries(own), ...derivatives } },
  };
}
