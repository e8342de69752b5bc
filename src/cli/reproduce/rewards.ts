// `reproduce` of what learns from rewards: each learns anew from each of its seeds; the median and the worst are set against what is stated.
import { REWARD_SEEDS } from "../../examples/lib/claims";
import type { ReproduceRequest } from "../arguments";
import { median } from "../bench/measure";
import type { Context } from "../context";
import { formatNumber, formatSeconds, rounded, titled } from "../terminal";
import { adapt } from "../train";
import { live, type OneLife } from "./lives";
import type { Ran } from "./report";
import type { StatedReward } from "./stated";

/** What it reached, seed by seed. */
export interface ReachedReward extends Ran {
  readonly numbers: readonly number[];
  readonly median: number;
  readonly worst: number;
}

export interface RewardOutcome extends StatedReward {
  readonly reached: ReachedReward;
}

/** @throws {Stopped} in the running episode, once the signal is given */
export async function runReward(
  { preset, document, claim }: StatedReward,
  { engine = "event", threads = 1, seeds = REWARD_SEEDS.length }: ReproduceRequest,
  { terminal, ...others }: Context,
): Promise<RewardOutcome> {
  const runs: (OneLife & { readonly seed: number })[] = [];
  for (let seed = REWARD_SEEDS[0]!; runs.length < seeds; seed++) {
    const context = { ...others, terminal: titled(terminal, `${preset}, seed ${seed}`) };
    runs.push({ seed, ...(await live(adapt(document, { seed }), claim, { engine, threads }, context)) });
  }
  const { engine: name, device, threads: used } = runs[0]!; // there is at least one seed
  const numbers = runs.map(({ number }) => number);
  return {
    preset,
    document,
    claim,
    reached: {
      engine: name,
      device,
      threads: used,
      seeds: runs.map(({ seed }) => seed),
      numbers,
      median: median(numbers),
      worst: claim.better === "more" ? Math.min(...numbers) : Math.max(...numbers),
      trainSeconds: median(runs.map(({ seconds }) => seconds)),
    },
  };
}

interface Verdict {
  readonly median: boolean;
  readonly worst: boolean;
  readonly time: boolean;
}

function judge({ claim, reached }: RewardOutcome): Verdict {
  const isGood = (got: number, stated: number) => (claim.better === "more" ? got >= stated : got <= stated);
  return {
    median: isGood(reached.median, claim.median),
    worst: isGood(reached.worst, claim.worst),
    time: reached.trainSeconds <= claim.seconds,
  };
}

/** What is not as stated. */
export function rewardFaultsOf(outcome: RewardOutcome): string[] {
  return Object.entries(judge(outcome)).flatMap(([what, isReached]) => (isReached ? [] : [what]));
}

/** Lines for people. */
export function toRewardLines(outcome: RewardOutcome): string[] {
  const { preset, document, claim, reached } = outcome;
  const { engine, device, seeds, numbers, trainSeconds } = reached;
  const verdict = judge(outcome);
  const tick = (what: keyof Verdict) => (verdict[what] ? "✓" : "✗");
  const most = claim.better === "more" ? "at least" : "at most";
  const bySeed = numbers.map((number, k) => `${formatNumber(number)} (seed ${seeds[k]})`).join(", ");
  const after = document.agent ? `learned from ${formatNumber(document.agent.episodes)} episodes; ` : "";
  const few = seeds.length < REWARD_SEEDS.length ? `; stated of seeds ${REWARD_SEEDS.join(", ")}` : "";
  return [
    `${preset}: ${claim.about}`,
    `  on ${engine} (${device}); ${after}${claim.measured}: ${bySeed}${few}`,
    `  ${tick("median")} median: stated ${most} ${claim.median}, got ${formatNumber(reached.median)}`,
    `  ${tick("worst")} worst: stated ${most} ${claim.worst}, got ${formatNumber(reached.worst)}`,
    `  ${tick("time")} learning: stated ${formatSeconds(claim.seconds)}, took ${formatSeconds(trainSeconds)}`,
  ];
}

/** For scripts. */
export function toRewardJson(outcome: RewardOutcome) {
  const { preset, document, claim, reached } = outcome;
  const verdict = judge(outcome);
  return {
    preset,
    about: claim.about,
    environment: document.agent?.environment?.name ?? null,
    episodes: document.agent?.episodes ?? null,
    measured: claim.measured,
    better: claim.better,
    stated_median: claim.median,
    stated_worst: claim.worst,
    stated_s: claim.seconds,
    engine: reached.engine,
    device: reached.device,
    threads: reached.threads,
    seeds: reached.seeds,
    numbers: reached.numbers.map(rounded),
    median: rounded(reached.median),
    median_reached: verdict.median,
    worst: rounded(reached.worst),
    worst_reached: verdict.worst,
    train_s: rounded(reached.trainSeconds),
    time_reached: verdict.time,
  };
}
