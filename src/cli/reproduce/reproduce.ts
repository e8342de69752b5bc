// `reproduce`: trains presets anew from each of their seeds, and sets what they reach against what they state.
import { join } from "node:path";
import { type Digits, SEEDS } from "../../examples/lib/claims";
import { DataError, type Dataset, datasetFor, drawnSets } from "../../index";
import type { ReproduceRequest } from "../arguments";
import { median } from "../bench/measure";
import type { Context } from "../context";
import { loadDigits } from "../digits";
import { identify, openModel } from "../engines";
import { NotReached, UsageError } from "../faults";
import { titled } from "../terminal";
import { adapt, examine, learn, samplesToLearn } from "../train";
import { faultsOf, formatTable, type Outcome, type Reached, toJson, toLines } from "./report";
import { rewardFaultsOf, runReward, toRewardJson, toRewardLines } from "./rewards";
import { choose, chooseRewards, type Stated, type StatedReward, statedRewards } from "./stated";

/**
 * @param all - what states something, of which the request names some; and `agents`
 * @throws {UsageError} if nothing can be run
 * @throws {NotReached} once all were run, if one of them did not reach what it states
 * @throws {Stopped} after the running batch, once the signal is given
 */
export async function reproduce(
  request: ReproduceRequest,
  context: Context,
  all?: readonly Stated[],
  agents: readonly StatedReward[] = all ? [] : statedRewards,
): Promise<void> {
  const { print } = context.terminal;
  const chosen = choose(request.which, all, agents);
  const chosenAgents = chooseRewards(request.which, agents);
  if (chosen.length + chosenAgents.length === 0)
    throw new UsageError("nothing that learns from rewards states anything to reproduce.");
  const sets = await findDigits(request, context, chosen);
  const missing = [...sets].flatMap(([digits, set]) => (set ? [] : [digits]));
  const advice = missing.map(({ about, obtain }) => `${about}: ${obtain}`);
  if (missing.length === sets.size && chosenAgents.length === 0)
    throw new UsageError(`nothing can be run without ${advice.join(" Or ")}`);
  const outcomes: Outcome[] = [];
  for (const stated of chosen) {
    const set = sets.get(stated.claim.digits);
    const outcome = { ...stated, reached: set ? await runAgain(stated, set, request, context) : null };
    outcomes.push(outcome);
    if (request.json) print(JSON.stringify(toJson(outcome)));
    else toLines(outcome).forEach(print);
  }
  const agentFaults: (readonly [preset: string, faults: readonly string[]])[] = [];
  for (const stated of chosenAgents) {
    const outcome = await runReward(stated, request, context);
    agentFaults.push([stated.preset, rewardFaultsOf(outcome)]);
    if (request.json) print(JSON.stringify(toRewardJson(outcome)));
    else toRewardLines(outcome).forEach(print);
  }
  if (outcomes.length > 1 && !request.json) [...formatTable(outcomes), ...advice].forEach(print);
  const run = outcomes.filter(({ reached }) => reached);
  const judged = [...run.map((outcome) => [outcome.preset, faultsOf(outcome)] as const), ...agentFaults];
  const missed = judged.flatMap(([preset, faults]) =>
    faults.length > 0 ? [`${preset} (${faults.join(" and ")})`] : [],
  );
  if (missed.length > 0)
    throw new NotReached(
      `${missed.length} of ${judged.length} missed what they state: ${missed.join(", ")}.`,
    );
}

async function runAgain(
  { preset, document, claim }: Stated,
  set: Dataset,
  { engine = "event", threads = claim.threads, seeds = SEEDS.length }: ReproduceRequest,
  { terminal, ...others }: Context,
): Promise<Reached> {
  const { train, test } = datasetFor(document, set)!; // of a set there is something
  const runs: { seed: number; accuracy: number; trainSeconds: number; testSeconds: number }[] = [];
  let last: Pick<Reached, "engine" | "device" | "threads" | "samples"> | undefined;
  for (let seed = SEEDS[0]!; runs.length < seeds; seed++) {
    const context = { ...others, terminal: titled(terminal, `${preset}, seed ${seed}`) };
    const model = await openModel(adapt(document, { seed }), { engine, threads });
    try {
      const trainSeconds = await learn(model, train, samplesToLearn(document, train), context);
      const { accuracy, seconds } = await examine(model, test, context);
      runs.push({ seed, accuracy, trainSeconds, testSeconds: seconds });
      last = { ...identify(model.engine, { engine, threads }), samples: model.samples };
    } finally {
      model.dispose();
    }
  }
  return {
    ...last!, // there is at least one seed
    seeds: runs.map(({ seed }) => seed),
    accuracies: runs.map(({ accuracy }) => accuracy),
    trainSeconds: median(runs.map(({ trainSeconds }) => trainSeconds)),
    testSeconds: median(runs.map(({ testSeconds }) => testSeconds)),
    testSamples: test.count,
  };
}

/** The samples of each set that is needed; null where they are not there. */
async function findDigits(
  { data }: ReproduceRequest,
  { root }: Context,
  chosen: readonly Stated[],
): Promise<ReadonlyMap<Digits, Dataset | null>> {
  const found = new Map<Digits, Dataset | null>();
  const own = join(root, "public", "mnist");
  for (const { digits } of chosen.map(({ claim }) => claim)) {
    if (found.has(digits)) continue;
    if (digits.drawn) {
      found.set(digits, drawnSets[digits.drawn]());
      continue;
    }
    const given = digits.set === undefined && data !== undefined;
    const set = await loadDigits(given ? data : own, digits.set).catch((error: unknown) => {
      if (given || !(error instanceof DataError && error.reason === "missing")) throw error;
      return null;
    });
    const fits = set?.train.count === digits.train && set.test.count === digits.test;
    if (set && given && !fits) {
      const counts = `${set.train.count} and ${set.test.count} images`;
      throw new UsageError(
        `--data ${data}: ${counts}, where ${digits.about} has ${digits.train} and ${digits.test}. Name another folder.`,
      );
    }
    found.set(digits, fits ? set : null);
  }
  return found;
}
