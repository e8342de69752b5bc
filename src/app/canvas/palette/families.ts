// In which order models are offered: of neurons first those that most networks are built from, then all others by what they have in
// common. A model that stands nowhere here is offered too, after the others.

/** Inputs that most networks have; others come after them. */
export const USUAL_INPUTS: readonly string[] = ["poisson", "latency"];

/** Offered before the rest is unfolded. Chosen: the plainest, one that adapts, and the three that papers name most. */
export const USUAL: readonly string[] = ["lif", "lif_adaptive", "adex", "izhikevich", "hodgkin_huxley"];

export type Family = "plain" | "synapses" | "curved" | "channels" | "others";

/** Neurons by what moves their potential: a leak, conductances or currents of synapses, a curve, channels. */
export const FAMILIES: readonly (readonly [Family, readonly string[]])[] = [
  ["plain", ["if_perfect", "if_latency", "lif_stochastic", "mcculloch_pitts", "sigma_delta"]],
  ["synapses", ["lif_exp", "lif_cond", "lif_cond_adaptive"]],
  ["curved", ["qif", "eif", "fitzhugh_nagumo"]],
  ["channels", ["traub_miles", "morris_lecar"]],
];

/** Families that have any of these, in their order, each with those that it has. */
export function familiesOf(names: readonly string[]): readonly (readonly [Family, readonly string[]])[] {
  const known = FAMILIES.flatMap(([, of]) => of);
  const others = names.filter((name) => !known.includes(name));
  return [...FAMILIES, ["others", others] as const]
    .map(([family, of]) => [family, of.filter((name) => names.includes(name))] as const)
    .filter(([, of]) => of.length > 0);
}
