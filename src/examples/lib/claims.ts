// What a preset states that it reaches. Each says so beside its network, as `claim`; `spikeyard reproduce` checks it.

import type { DrawnSet } from "../../core/document";

/** A set of digits, known by how many there are. */
export interface Digits {
  readonly name: string;
  readonly about: string;
  /** samples to learn from, and to test with */
  readonly train: number;
  readonly test: number;
  /** where it lies in public/mnist: how the names of its files begin; absent: in the folder that the user gives */
  readonly set?: string;
  /** how to get what is not there */
  readonly obtain: string;
  /** the set's name, where it is drawn: then nothing has to be there */
  readonly drawn?: DrawnSet;
}

export const MNIST: Digits = {
  name: "mnist",
  about: "all of MNIST",
  train: 60_000,
  test: 10_000,
  obtain: "Get the four official files (README.md, The digits) and name their folder with --data DIR.",
};

export const EMBEDDED: Digits = {
  name: "embedded",
  about: "the embedded digits",
  train: 8_000,
  test: 2_000,
  set: "embedded",
  obtain: "`npm run data` writes them into public/mnist where the official files are not in it.",
};

export const LETTERS: Digits = {
  name: "letters",
  about: "drawn letters",
  train: 400,
  test: 200,
  drawn: "letters",
  obtain: "They are drawn.",
};

export interface Claim {
  /** one line for tables: what learns, and how */
  readonly about: string;
  readonly digits: Digits;
  /** share of the test samples that are recognised, at least, whichever of SEEDS it is */
  readonly accuracy: number;
  /** s of learning on two cores, at most: the median of SEEDS */
  readonly seconds: number;
  /** threads of the event engine */
  readonly threads: number;
}

/** Of every claim. Chosen: the first ones; with three there is a middle and a worst. */
export const SEEDS: readonly number[] = [1, 2, 3];

/** One episode of an agent. */
export interface Lived {
  /** sum of rewards */
  readonly total: number;
  readonly steps: number;
  /** the fewest steps that would have done, where the environment knows them */
  readonly shortest: number | null;
  /** of each step, in order */
  readonly actions: readonly number[];
  readonly rewards: readonly number[];
}

/** What an agent did with one seed. */
export interface Life {
  /** all episodes that it learned from, in order */
  readonly learned: readonly Lived[];
  /** 100 after them, without learning */
  readonly looked: readonly Lived[];
}

/** Of five seeds, the median and the worst. */
interface Figures {
  /** one line for tables: what learns, and how */
  readonly about: string;
  /** what is measured of each seed, in words for a table: one of `measures`, or one's own */
  readonly measured: string;
  /** which numbers are good */
  readonly better: "more" | "less";
  /** what the middle one of REWARD_SEEDS is at least, or at most */
  readonly median: number;
  /** likewise all of them */
  readonly worst: number;
  /** s of learning on two cores, at most: the median */
  readonly seconds: number;
}

export interface AgentClaim extends Figures {
  readonly measure: (life: Life) => number;
}

/** Of a network that is paid for what two of its neurons do (`payment`): measured is the time until it has found them. */
export interface PaidClaim extends Figures {
  /** min of network time after which it is given up */
  readonly patience: number;
}

/** What a network that learns from rewards states. */
export type RewardClaim = AgentClaim | PaidClaim;

/** Of every such claim: learning from rewards differs more from seed to seed. */
export const REWARD_SEEDS: readonly number[] = [1, 2, 3, 4, 5];
