// For tests: what each rule does to a weight, as a closed form of the times of spikes. Sums over pairs and triplets stand
// where engines have traces, and the numbers are those of the sources, so that a changed default shows.

/** Spikes of one side before a moment. */
export class Past {
  private readonly times: readonly number[];
  private readonly now: number;

  constructor(times: readonly number[], now: number) {
    this.times = times.filter((time) => time < now);
    this.now = now;
  }

  /** ms since each spike, the oldest first */
  get ages(): number[] {
    return this.times.map((time) => this.now - time);
  }

  /** every spike, fading with tau */
  all(tau: number): number {
    return this.ages.reduce((sum, age) => sum + Math.exp(-age / tau), 0);
  }

  /** the last spike, fading with tau; 0 without one */
  last(tau: number, within = Infinity): number {
    const age = this.ages.at(-1);
    return age === undefined || age > within ? 0 : Math.exp(-age / tau);
  }

  /** ms of the last spike */
  get lastTime(): number | undefined {
    return this.times.at(-1);
  }

  get any(): boolean {
    return this.times.length > 0;
  }

  /** each spike as all before it make it, fading with tau */
  weighted(by: (past: Past) => number, tau: number): number {
    return this.times.reduce(
      (sum, time) => sum + by(new Past(this.times, time)) * Math.exp(-(this.now - time) / tau),
      0,
    );
  }
}

/** What is known of a synapse at a moment. */
export interface Moment {
  readonly pre: Past;
  readonly post: Past;
  /** of all presynaptic cells of the network */
  readonly inputs: readonly Past[];
}

/** A whole run of one synapse: when either side spiked, and what was paid, up to the last step. */
export interface Course {
  readonly pre: readonly number[];
  readonly post: readonly number[];
  readonly payments: readonly { readonly after: number; readonly value: number }[];
  readonly last: number;
}

export interface Form {
  /** of the course as a whole, in place of all others */
  readonly whole?: (w: number, course: Course) => number;
  readonly onPre?: (w: number, moment: Moment) => number;
  readonly onPost?: (w: number, moment: Moment) => number;
  /** at a reward for the neuron */
  readonly onReward?: (w: number, moment: Moment, reward: number) => number;
  readonly bounds?: readonly [number, number];
  /** what it is checked against besides, in words: by published.test.ts, and goldenStdp.test.ts */
  readonly also?: string;
}

const share = (value: number) => Math.max(value, 0);
const active = (inputs: readonly Past[]) => inputs.filter(({ any }) => any).length;
const latency = ({ lastTime }: Past) => (lastTime === undefined ? 0 : Math.max(1 - lastTime / 16, 0));

/** What the spikes of both sides leave of pairs, and when. */
function eligibilities(
  pre: readonly number[],
  post: readonly number[],
  memory: (past: Past) => number,
  plus: number,
  minus: number,
): { readonly time: number; readonly value: number }[] {
  return [
    ...pre.map((time) => ({ time, value: -minus * memory(new Past(post, time)) })),
    ...post.map((time) => ({ time, value: plus * memory(new Past(pre, time)) })),
  ];
}

/** What rewards make of eligibilities that fade with 50 ms, at a rate of 0.1. */
function paid(
  eligibilities: readonly { readonly time: number; readonly value: number }[],
  payments: Course["payments"],
): number {
  let change = 0;
  for (const { after, value } of payments)
    for (const { time, value: e } of eligibilities)
      if (time <= after) change += 0.1 * value * e * Math.exp((time - after) / 50);
  return change;
}

/** By the rule's name. A rule without an entry here fails the test of all rules. */
export const FORMS: Readonly<Record<string, Form>> = {
  stdp: {
    onPre: (w, { post }) => w - 0.00525 * post.all(20),
    onPost: (w, { pre }) => w + 0.005 * pre.all(20),
    bounds: [0, 1],
    also: "Brian 2: weights after pairs and trains",
  },
  stdp_nearest: {
    onPre: (w, { post }) => w - 0.00525 * post.last(20),
    onPost: (w, { pre }) => w + 0.005 * pre.last(20),
    bounds: [0, 1],
  },
  stdp_soft: {
    onPre: (w, { post }) => w - 1.05 * 0.005 * share(w) * post.all(20),
    onPost: (w, { pre }) => w + 0.005 * share(1 - w) * pre.all(20),
    bounds: [0, 1],
  },
  stdp_multiplicative: {
    onPre: (w, { post }) => w * (1 - 0.003 * post.all(20)),
    onPost: (w, { pre }) => w + 0.003 * pre.all(20),
  },
  stdp_power_law: {
    onPre: (w, { post }) => w * (1 - 0.1 * 0.11 * post.all(20)),
    onPost: (w, { pre }) => w + 0.1 * w ** 0.4 * pre.all(20),
  },
  triplet: {
    onPre: (w, { pre, post }) => w - post.all(33.7) * (7e-3 + 2.3e-4 * pre.all(101)),
    onPost: (w, { pre, post }) => w + pre.all(16.8) * (5e-10 + 6.2e-3 * post.all(125)),
    bounds: [0, 1],
    also: "Brian 2: weights after pairs and trains; how it depends on the rate of pairs, as measured in visual cortex (Pfister & Gerstner 2006)",
  },
  triplet_nearest: {
    onPre: (w, { pre, post }) => w - post.last(33.7) * (6.6e-3 + 3.1e-3 * pre.last(714)),
    onPost: (w, { pre, post }) => w + pre.last(16.8) * (8.8e-11 + 5.3e-2 * post.last(40)),
    bounds: [0, 1],
    also: "how it depends on the rate of pairs, as measured in visual cortex (Pfister & Gerstner 2006)",
  },
  triplet_minimal: {
    onPre: (w, { post }) => w - 7.1e-3 * post.all(33.7),
    onPost: (w, { pre, post }) => w + 6.5e-3 * pre.all(16.8) * post.all(114),
    bounds: [0, 1],
    also: "how it depends on the rate of pairs, as measured in visual cortex (Pfister & Gerstner 2006)",
  },
  triplet_nearest_minimal: {
    onPre: (w, { post }) => w - 8e-3 * post.last(33.7),
    onPost: (w, { pre, post }) => w + 5e-2 * pre.last(16.8) * post.last(40),
    bounds: [0, 1],
    also: "how it depends on the rate of pairs, as measured in visual cortex (Pfister & Gerstner 2006)",
  },
  diehl_cook: {
    onPre: (w, { post }) => w - 1e-4 * post.last(20),
    onPost: (w, { pre, post }) => w + 1e-2 * pre.last(20) * post.last(40),
    bounds: [0, 1],
  },
  instar: { onPost: (w, { pre }) => w + 0.05 * (pre.last(20) - w), bounds: [0, 1] },
  instar_unit: {
    onPost: (w, { pre, inputs }) => w + 0.2 * (Number(pre.any) / Math.sqrt(Math.max(active(inputs), 1)) - w),
  },
  instar_latency: {
    onPost: (w, { pre, inputs }) => {
      const power = inputs.reduce((sum, input) => sum + latency(input) ** 2, 0);
      return w + 0.1 * (latency(pre) / Math.sqrt(Math.max(power, 0.01)) - w);
    },
  },
  outstar: { onPre: (w, { post }) => w + 0.05 * (post.last(20) - w), bounds: [0, 1] },
  hebb: {
    onPre: (w, { post }) => w + 0.005 * post.all(20),
    onPost: (w, { pre }) => w + 0.005 * pre.all(20),
    bounds: [0, 1],
  },
  oja: {
    onPost: (w, { pre, post }) => w + 0.001 * (pre.all(100) - post.all(100) * w),
    bounds: [-1, 1],
    also: "the length 1, along the inputs, to which weights come from any start",
  },
  bcm: {
    onPost: (w, { pre, post }) => {
      const theta = (50 / 2000) * post.weighted((before) => before.all(50), 2000);
      return w + 0.001 * pre.all(50) * (post.all(50) - theta);
    },
    bounds: [0, 1],
    also: "that a neuron chooses one of two patterns, and its rate there",
  },
  inhibitory_stdp: {
    onPre: (w, { post }) => w + 0.005 * (post.all(20) - 2 * 0.003 * 20), // 3 Hz are 0.003 a ms
    onPost: (w, { pre }) => w + 0.005 * pre.all(20),
    bounds: [0, 10],
    also: "the rate to which it brings neurons",
  },
  silent_penalty: {
    onPre: (w, { post }) => w - 0.1 * 0.8 * (w + 1.2) * post.last(8, 20),
    onPost: (w, { pre }) => {
      const paired = Math.min(1.5, w + 0.1 * 0.3 * (1.5 - w) * pre.last(5, 20));
      return paired - 0.06 * Number(!pre.any);
    },
    bounds: [-1.2, 1.5],
  },
  synaptic_scaling: {
    onPre: (w, { post }) => w * (1 + 0.001 * (1 - post.all(1000) / 5)), // 5 Hz are 5 spikes in 1,000 ms
    bounds: [0, 10],
  },
  r_stdp: {
    whole(w, { pre, post, payments, last }) {
      const pairs = eligibilities(pre, post, (past) => past.last(20), 0.1, 0.15);
      // each pair's eligibility fades with 1,000 ms; from the later of it and a payment, dopamine of it with 200 ms
      let change = 0;
      for (const { time, value } of pairs) {
        change += 0.002 * value * 1000 * (1 - Math.exp((time - last) / 1000));
        for (const payment of payments) {
          const from = Math.max(time, payment.after);
          const rate = 1 / 1000 + 1 / 200;
          const product = Math.exp((time - from) / 1000 + (payment.after - from) / 200);
          change += (0.5 * payment.value * value * product * (1 - Math.exp((from - last) * rate))) / rate;
        }
      }
      return w + change / 10;
    },
  },
  mstdpet: {
    whole(w, { pre, post, payments }) {
      const pairs = eligibilities(pre, post, (past) => past.all(20), 1, 1);
      let change = 0;
      for (const { after, value } of payments)
        for (const pair of pairs)
          if (pair.time <= after) change += 0.01 * value * pair.value * Math.exp((pair.time - after) / 25);
      return w + change;
    },
  },
  actor_td: {
    whole(w, { pre, post, payments }) {
      const seen = pre.map((time) => ({ time, value: -0.2 }));
      const done = post.map((time) => ({ time, value: new Past(pre, time).all(1) }));
      return w + paid([...seen, ...done], payments);
    },
    also: "that what it learns is an agent's way (src/training/agents)",
  },
  critic_td: {
    whole: (w, { pre, payments }) =>
      w +
      paid(
        pre.map((time) => ({ time, value: 1 })),
        payments,
      ),
    also: "that what it learns is an agent's way (src/training/agents)",
  },
  delta_reward: { onReward: (w, { pre }, reward) => w + 0.02 * reward * Number(pre.any) },
  instar_reward: {
    onReward: (w, { pre, inputs }, reward) =>
      w + 0.05 * reward * (Number(pre.any) / Math.sqrt(Math.max(active(inputs), 1)) - w),
  },
};
