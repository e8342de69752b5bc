// `train` of an agent: learns from episodes, then acts in others without learning.
import {
  type AgentModel,
  bestWindow,
  compileAgent,
  type Environment,
  type Episode,
  type NetworkDocument,
  requireFit,
  type SavedAgent,
  summarizeEpisodes,
  writeModelFile,
  writePath,
} from "../index";
import type { TrainRequest } from "./arguments";
import type { Context } from "./context";
import { compileOptions, identify } from "./engines";
import { Stopped, UsageError } from "./faults";
import { formatNumber, formatSeconds, rounded, startProgress } from "./terminal";

/** Episodes without learning. As `agent.evaluate` has them. */
export const LOOKS = 100;

export async function trainAgent(
  request: TrainRequest,
  document: NetworkDocument,
  saved: SavedAgent | null,
  context: Context,
): Promise<void> {
  const { terminal } = context;
  const until = request.episodes ?? document.agent!.episodes;
  const model = await compileAgent(document, await compileOptions(request));
  try {
    if (saved) {
      requireFit(request.network, saved.document, document);
      await model.restore(saved.checkpoint);
    }
    if (model.episodes >= until)
      throw new UsageError(
        `${request.network} has learned from ${model.episodes} episodes already. Ask for more in all, with --episodes N.`,
      );
    const learned = await learnEpisodes(model, until, context);
    if (request.save) {
      const checkpoint = await model.checkpoint();
      await writePath(request.save, writeModelFile({ document: model.document, checkpoint }));
    }
    const looked = await lookAt(model, context);
    const { meanReturn, sd, meanSteps } = summarizeEpisodes(looked.episodes);
    const result = {
      preset: request.network,
      ...identify(model.engine, request),
      seed: document.seed,
      episodes: model.episodes,
      train_s: rounded(learned.seconds),
      best_window: rounded(bestWindow(learned.episodes)),
      mean_return: rounded(meanReturn),
      sd_return: rounded(sd),
      mean_steps: rounded(meanSteps),
      eval_episodes: looked.episodes.length,
      eval_s: rounded(looked.seconds),
    };
    if (request.json) return terminal.print(JSON.stringify(result));
    terminal.print(`${request.network} on ${result.engine} (${result.device}), seed ${result.seed}`);
    terminal.print(
      `Learned from ${formatNumber(result.episodes)} episodes in ${formatSeconds(learned.seconds)}: best mean return of ${Math.min(100, learned.episodes.length)} in a row ${formatNumber(result.best_window)}`,
    );
    terminal.print(
      `Mean return ${formatNumber(result.mean_return)} (sd ${formatNumber(result.sd_return)}) in ${result.mean_steps} steps, of ${LOOKS} episodes without learning`,
    );
  } finally {
    model.dispose();
  }
}

export interface Lived {
  readonly episodes: readonly Episode[];
  readonly seconds: number;
}

/** One episode with what was done in it, decision by decision. */
export interface Told extends Episode {
  readonly actions: readonly number[];
  readonly rewards: readonly number[];
}

/** Learns until so many episodes were learned in all. @throws {Stopped} in the running one, once the signal is given */
export async function learnEpisodes(
  model: AgentModel,
  until: number,
  context: Context,
): Promise<Lived & { readonly episodes: readonly Told[] }> {
  return told(model, "learning", until, context, (options) => {
    return model.train(model.environment(), { ...options, until });
  });
}

/** Acts without learning. @throws {Stopped} likewise */
export async function lookAt(
  model: AgentModel,
  context: Context,
): Promise<Lived & { readonly episodes: readonly Told[] }> {
  return told(model, "looking", LOOKS, context, (options) => {
    return model.evaluate(model.environment(), { ...options, episodes: LOOKS });
  });
}

type Live = NonNullable<Parameters<AgentModel["train"]>[1]>;

async function told(
  model: AgentModel,
  what: string,
  until: number,
  { terminal, signal }: Pick<Context, "terminal" | "signal">,
  live: (options: Live) => Promise<readonly Episode[]>,
) {
  const learning = what === "learning";
  let done = learning ? model.episodes : 0;
  const progress = startProgress(terminal, what, until, "episodes");
  const episodes: Told[] = [];
  let [actions, rewards]: [number[], number[]] = [[], []];
  const started = performance.now();
  const options: Live = {
    signal,
    onDecision({ action, reward }: { readonly action: number; readonly reward: number }, _: Environment) {
      actions.push(action);
      rewards.push(reward);
      return progress.to(done);
    },
    onEpisode(episode) {
      episodes.push({ ...episode, actions, rewards });
      [actions, rewards] = [[], []];
      done++;
    },
  };
  await live(options).finally(progress.end);
  if (signal.aborted) throw new Stopped(`stopped while ${what}, after ${done} of ${until} episodes.`);
  return { episodes, seconds: (performance.now() - started) / 1000 };
}
