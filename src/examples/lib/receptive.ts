// What networks with receptive fields have in common: on-centre fields, spikes at a rate, neurons of constant leak whose
// threshold follows how much there is to hear, a winner that silences the others, and STDP that also pays for silence.
// After https://github.com/Shikhargupta/Spiking-Neural-Network (2016 to 2018), folder training, whose figures are given
// where ours differ. All of ours were chosen on training digits: 6,000 to learn from, 2,000 others to compare with.
import type { InputPopulation, ModelUse, NeuronPopulation, Projection } from "../../core/document";
import type { ParamValues } from "../../core/params";

/** ms of a sample, a step each. */
export const DURATION = 200;

/**
 * Fields that see something spike at a rate linear in it, up to 20 spikes of a sample; all others are silent. In the code
 * that it is after, rates are from 1 to 20 over -1.069 to 2.781, but what is not above 0 is silent too.
 */
export function fields(side: number): InputPopulation {
  return {
    kind: "input",
    label: "Fields",
    shape: [side, side],
    filter: { name: "on_centre", low: 0, high: 3 },
    encoder: "regular",
    params: { max_rate: 100 },
  };
}

/** Neurons of which one may spike in a step. */
export function cells(label: string, shape: readonly number[], params?: ParamValues): NeuronPopulation {
  return { kind: "neurons", label, shape, neuron: "if_floor", ...(params ? { params } : {}), winners: 1 };
}

/** Deep enough that a loser does not come back in the same sample; there -500, where thresholds are about 10. */
export const DEEP = 2000;

/**
 * STDP in a window of 20 ms on both sides, soft bounds at -1.2 and 1.5. Here gains outweigh losses (0.8 with 8 ms, 0.3
 * with 5 ms): the other way round, as there, every weight falls once losses lower all weights, and no neuron answers.
 * Silence costs less than the 0.06 of an image there: of that, neurons of rarer shapes never recover.
 */
export const stdp = (eta: number, penalty: number): ModelUse => ({
  name: "silent_penalty",
  params: { tau_plus: 8, tau_minus: 5, a_plus: 0.8, a_minus: 0.3, eta, penalty },
});

export function project(
  from: string,
  to: string,
  more: Partial<Projection> & Pick<Projection, "weight">,
): Projection {
  return { from, to, synapse: "delta", receptor: "exc", connector: { name: "all_to_all" }, ...more };
}

/** Each spike raises the threshold of all by so many mV. */
export const gain = (from: string, to: string, weight = 0.4): Projection =>
  project(from, to, { synapse: "gain_control", weight });

/** The winner of a step lowers all others by so many mV. */
export const inhibition = (name: string, weight = DEEP): Projection =>
  project(name, name, { receptor: "inh", connector: { name: "all_to_all", self: false }, weight });
