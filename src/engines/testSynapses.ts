// For tests: what a spike starts over each synapse with a state of its own, as a closed form of the time since it arrived.

/** Weight times a course that is 1 at its peak, t ms after the spike arrives. */
const rise = (tau: number, t: number) => (t / tau) * Math.exp(1 - t / tau);
const difference = (rising: number, falling: number) => {
  const of = (t: number) => Math.exp(-t / falling) - Math.exp(-t / rising);
  const peak = (Math.log(falling / rising) * rising * falling) / (falling - rising);
  return (t: number) => of(t) / of(peak);
};

/** What a spike starts over a synapse. */
interface Started {
  readonly variable: string;
  readonly course: (t: number) => number;
  readonly params?: Readonly<Record<string, number>>;
  /** what it is checked against besides, in words: by goldenLif.test.ts and release.test.ts */
  readonly also?: string;
}

/** By the synapse's name. One with a state of its own that has no entry here fails its test. */
export const COURSES: Readonly<Record<string, Started>> = {
  exponential: { variable: "i", course: (t) => Math.exp(-t / 5), also: "Brian 2: potential after a spike" },
  alpha: { variable: "i", course: (t) => rise(5, t), also: "Brian 2: potential after a spike" },
  double_exponential: {
    variable: "i",
    course: difference(2, 7),
    params: { tau_rise: 2, tau_syn: 7 },
    also: "Brian 2: potential after a spike",
  },
  tsodyks_markram: {
    variable: "i",
    course: (t) => 0.67 * Math.exp(-t / 3),
    also: "Brian 2: what trains of spikes release",
  },
  exponential_conductance: {
    variable: "g",
    course: (t) => Math.exp(-t / 5),
    also: "Brian 2: potential after a spike",
  },
  alpha_conductance: {
    variable: "g",
    course: (t) => rise(3, t),
    params: { tau_syn: 3 },
    also: "Brian 2: potential after a spike",
  },
  double_exponential_conductance: { variable: "g", course: difference(1, 5) },
};
