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

export interface Form {
  readonly onPre?: (w: number, moment: Moment) => number;
  readonly onPost?: (w: number, moment: Moment) => number;
  /** at a reward for the neuron */
  readonly onReward?: (w: number, moment: Moment, reward: number) => number;
  readonly bounds?: readonly [number, number];
}

const share = (value: number) => Math.max(value, 0);
const active = (inputs: readonly Past[]) => inputs.filter(({ any }) => any).length;
const latency = ({ lastTime }: Past) => (lastTime === undefined ? 0 : Math.max(1 - lastTime / 16, 0));

/** By the rule's name. A rule without an entry here fails the test of all rules. */
export const FORMS: Readonly<Record<string, Form>> = {
  stdp: {
    onPre: (w, { post }) => w - 0.00525 * post.all(20),
    onPost: (w, { pre }) => w + 0.005 * pre.all(20),
    bounds: [0, 1],
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
  },
  triplet_nearest: {
    onPre: (w, { pre, post }) => w - post.last(33.7) * (6.6e-3 + 3.1e-3 * pre.last(714)),
    onPost: (w, { pre, post }) => w + pre.last(16.8) * (8.8e-11 + 5.3e-2 * post.last(40)),
    bounds: [0, 1],
  },
  triplet_minimal: {
    onPre: (w, { post }) => w - 7.1e-3 * post.all(33.7),
    onPost: (w, { pre, post }) => w + 6.5e-3 * pre.all(16.8) * post.all(114),
    bounds: [0, 1],
  },
  triplet_nearest_minimal: {
    onPre: (w, { post }) => w - 8e-3 * post.last(33.7),
    onPost: (w, { pre, post }) => w + 5e-2 * pre.last(16.8) * post.last(40),
    bounds: [0, 1],
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
  oja: { onPost: (w, { pre, post }) => w + 0.001 * (pre.all(100) - post.all(100) * w), bounds: [-1, 1] },
  bcm: {
    onPost: (w, { pre, post }) => {
      const theta = (50 / 2000) * post.weighted((before) => before.all(50), 2000);
      return w + 0.001 * pre.all(50) * (post.all(50) - theta);
    },
    bounds: [0, 1],
  },
  inhibitory_stdp: {
    onPre: (w, { post }) => w + 0.005 * (post.all(20) - 2 * 0.003 * 20), // 3 Hz are 0.003 a ms
    onPost: (w, { pre }) => w + 0.005 * pre.all(20),
    bounds: [0, 10],
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
  delta_reward: { onReward: (w, { pre }, reward) => w + 0.02 * reward * Number(pre.any) },
  instar_reward: {
    onReward: (w, { pre, inputs }, reward) =>
      w + 0.05 * reward * (Number(pre.any) / Math.sqrt(Math.max(active(inputs), 1)) - w),
  },
};
