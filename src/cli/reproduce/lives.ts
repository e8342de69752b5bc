// One life of what learns from rewards, from one seed: an agent's, in episodes, or that of a network which is paid for what two
// of its neurons do, until the synapse between them is the strongest.
import type { PaidClaim, RewardClaim } from "../../examples/lib/claims";
import { compileAgent, type Engine, type NetworkDocument, Payer } from "../../index";
import type { Context } from "../context";
import { compileOptions, type EngineOptions, identify, openNetwork } from "../engines";
import { Stopped } from "../faults";
import { startProgress } from "../terminal";
import { learnEpisodes, lookAt } from "../trainAgent";

export interface OneLife extends ReturnType<typeof identify> {
  /** what is measured of it */
  readonly number: number;
  /** s of learning */
  readonly seconds: number;
}

/** @throws {Stopped} once the signal is given */
export async function live(
  document: NetworkDocument,
  claim: RewardClaim,
  options: EngineOptions,
  context: Context,
): Promise<OneLife> {
  if (!("measure" in claim)) return livePaid(document, claim, options, context);
  const model = await compileAgent(document, await compileOptions(options));
  try {
    const { episodes: learned, seconds } = await learnEpisodes(model, document.agent!.episodes, context);
    const { episodes: looked } = await lookAt(model, context);
    return { ...identify(model.engine, options), number: claim.measure({ learned, looked }), seconds };
  } finally {
    model.dispose();
  }
}

/** Looks once a minute of network time; the number is infinite if the synapse never was the strongest. */
async function livePaid(
  document: NetworkDocument,
  { patience }: PaidClaim,
  options: EngineOptions,
  { terminal, signal }: Context,
): Promise<OneLife> {
  const engine = await openNetwork(document, options);
  const payer = new Payer(document);
  const progress = startProgress(terminal, "living", 60 * patience, "s of network time");
  const started = performance.now();
  const lived = (number: number): OneLife => ({
    ...identify(engine, options),
    number,
    seconds: (performance.now() - started) / 1000,
  });
  try {
    await engine.run([{ do: "begin", inputs: {}, clock: 0 }]);
    for (let second = 1; second <= 60 * patience; second++) {
      if (signal.aborted) throw new Stopped(`stopped after ${second - 1} s of network time.`);
      await payer.run(engine, Math.round(1000 / document.dt), true);
      await progress.to(second);
      if (second % 60 === 0 && (await isStrongest(engine))) return lived(second / 60);
    }
    return lived(Number.POSITIVE_INFINITY);
  } finally {
    progress.end();
    engine.dispose();
  }
}

/** Whether no plastic synapse of the network is stronger than that between the two neurons that it is paid for. */
async function isStrongest(engine: Engine): Promise<boolean> {
  const { pre, post } = engine.plan.document.payment!;
  let [mine, all] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { name, from, to, rule, connections } of engine.plan.projections) {
    if (!rule) continue;
    const weights = await engine.read(`${name}.w`);
    for (const weight of weights) all = Math.max(all, weight);
    if (from.name !== pre.population || to.name !== post.population) continue;
    const [first, last] = connections
      ? [connections.start[pre.neuron]!, connections.start[pre.neuron + 1]!]
      : [pre.neuron * to.n, (pre.neuron + 1) * to.n];
    for (let k = first; k < last; k++)
      if ((connections ? connections.post[k] : k - first) === post.neuron) mine = Math.max(mine, weights[k]!);
  }
  return mine >= all;
}
