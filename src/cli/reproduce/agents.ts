// `reproduce` of agents: each learns anew from each of its seeds; the median and the worst are set against what is stated.
import { AGENT_SEEDS } from "../../examples/lib/claims";
import { compileAgent, type NetworkDocument } from "../../index";
import type { ReproduceRequest } from "../arguments";
import { median } from "../bench/measure";
import type { Context } from "../context";
import { compileOptions, identify } from "../engines";
import { formatNumber, formatSeconds, rounded, titled } from "../terminal";
import { adapt } from "../train";
import { learnEpisodes, lookAt } from "../trainAgent";
import type { StatedAgent } from "./stated";

/** What an agent reached, seed by seed. */
export interface ReachedAgent {
  readonly engine: string;
  readonly device: string;
  readonly threads: number;
  readonly seeds: readonly number[];
  readonly numbers: readonly number[];
  readonly median: number;
  readonly worst: number;
  /** the median, s */
  readonly trainSeconds: number;
}

export interface AgentOutcome extends StatedAgent {
  readonly reached: ReachedAgent;
}

/** @throws {Stopped} in the running episode, once the signal is given */
export async function runAgent(
  stated: StatedAgent,
  { engine = "event", threads = 1, seeds = AGENT_SEEDS.length }: ReproduceRequest,
  { terminal, ...others }: Context,
): Promise<AgentOutcome> {
  const { document, claim } = stated;
  const runs: { readonly seed: number; readonly number: number; readonly seconds: number }[] = [];
  let device: ReturnType<typeof identify> | undefined;
  for (let seed = AGENT_SEEDS[0]!; runs.length < seeds; seed++) {
    const context = { ...others, terminal: titled(terminal, `${stated.preset}, seed ${seed}`) };
    const model = await compileAgent(adapt(document, { seed }), await compileOptions({ engine, threads }));
    try {
      const { episodes: learned, seconds } = await learnEpisodes(model, document.agent!.episodes, context);
      const { episodes: looked } = await lookAt(model, context);
      runs.push({ seed, number: claim.measure({ learned, looked }), seconds });
      device = identify(model.engine, { engine, threads });
    } finally {
      model.dispose();
    }
  }
  const numbers = runs.map(({ number }) => number);
  return {
    ...stated,
    reached: {
      ...device!, // there is at least one seed
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

function judge({ claim, reached }: AgentOutcome): Verdict {
  const isGood = (got: number, stated: number) => (claim.better === "more" ? got >= stated : got <= stated);
  return {
    median: isGood(reached.median, claim.median),
    worst: isGood(reached.worst, claim.worst),
    time: reached.trainSeconds <= claim.seconds,
  };
}

/** What is not as stated. */
export function agentFaultsOf(outcome: AgentOutcome): string[] {
  return Object.entries(judge(outcome)).flatMap(([what, isReached]) => (isReached ? [] : [what]));
}

/** Lines for people. */
export function toAgentLines(outcome: AgentOutcome): string[] {
  const { preset, document, claim, reached } = outcome;
  const { engine, device, seeds, numbers, trainSeconds } = reached;
  const verdict = judge(outcome);
  const tick = (what: keyof Verdict) => (verdict[what] ? "✓" : "✗");
  const most = claim.better === "more" ? "at least" : "at most";
  const bySeed = numbers.map((number, k) => `${formatNumber(number)} (seed ${seeds[k]})`).join(", ");
  const few = seeds.length < AGENT_SEEDS.length ? `; stated of seeds ${AGENT_SEEDS.join(", ")}` : "";
  return [
    `${preset}: ${claim.about}`,
    `  on ${engine} (${device}); learned from ${formatNumber(document.agent!.episodes)} episodes; ${claim.measured}: ${bySeed}${few}`,
    `  ${tick("median")} median: stated ${most} ${claim.median}, got ${formatNumber(reached.median)}`,
    `  ${tick("worst")} worst: stated ${most} ${claim.worst}, got ${formatNumber(reached.worst)}`,
    `  ${tick("time")} learning: stated ${formatSeconds(claim.seconds)}, took ${formatSeconds(trainSeconds)}`,
  ];
}

/** For scripts. */
export function toAgentJson(outcome: AgentOutcome) {
  const { preset, document, claim, reached } = outcome;
  const verdict = judge(outcome);
  return {
    preset,
    about: claim.about,
    environment: environmentOf(document),
    episodes: document.agent!.episodes,
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

const environmentOf = ({ agent }: NetworkDocument) => agent!.environment?.name ?? null;
