// By which synapse a neuron hears others where no one says.
import { lackOf } from "../core/fits";
import type { NeuronModel } from "../core/neuron";
import type { SynapseModel } from "../core/synapse";
import type { Models } from "./registry";

/**
 * The synapse that acts on most of a neuron's own variables, on its conductances or currents if it has any; else one with
 * a state of its own.
 *
 * @returns null if none fits
 */
export function usualSynapse(neuron: NeuronModel, { synapses }: Models): SynapseModel | null {
  const own = ({ state, post }: SynapseModel) => (state ? -1 : Object.keys(post).length);
  const fitting = Object.values(synapses).filter((synapse) => lackOf(neuron, synapse) === null);
  return fitting.sort((a, b) => own(b) - own(a))[0] ?? null;
}
