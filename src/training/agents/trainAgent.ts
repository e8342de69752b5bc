// Training in episodes with callbacks, over an agent's own `train`.
import type { Environment } from "../../core/environment";
import { didYouMean, ModelError } from "../../util/errors";
import { breather } from "../breath";
import type { AgentModel, Decision, Episode } from "./agentModel";

/** A training under way. */
export interface AgentRun {
  readonly model: AgentModel;
  readonly environment: Environment;
  /** episodes learned in all when it ends by itself */
  readonly until: number;
  /** those of this run that are over */
  readonly history: readonly Episode[];
  /** Ends the training after the running decision. @param reason - a sentence, for `AgentHistory.stopped` */
  stop(reason: string): void;
}

type Done = void | Promise<void>;

/**
 * Hooks, each of them optional, called in the order in which callbacks are given: training waits for them. What one
 * throws ends the training; what was learned stays.
 */
export interface AgentCallback {
  readonly name?: string;
  /** before the first episode */
  onBegin?(run: AgentRun): Done;
  /** before the act of each decision is learned from */
  onDecision?(run: AgentRun, decision: Decision): Done;
  /** after a whole episode */
  onEpisode?(run: AgentRun, episode: Episode): Done;
  /** at the end, whatever ended it */
  onEnd?(run: AgentRun): Done;
}

export interface TrainAgentOptions {
  /** in all, those before this call included; as the document says if absent */
  readonly episodes?: number;
  readonly callbacks?: readonly AgentCallback[];
  /** stops after the running decision: the episode that it cuts counts as none */
  readonly signal?: AbortSignal | undefined;
}

export interface AgentHistory {
  /** whole ones of this call, in order */
  readonly episodes: readonly Episode[];
  /** why it ended before its time; null if it did not */
  readonly stopped: string | null;
}

const HOOKS = ["onBegin", "onDecision", "onEpisode", "onEnd"];

/** What to do instead, by the option's name in small letters without '_'. */
const INSTEAD: Readonly<Record<string, string>> = {
  epochs: "An agent learns from episodes: pass episodes.",
  timesteps: "Pass episodes; how long one lasts is the environment's.",
  totaltimesteps: "Pass episodes; how long one lasts is the environment's.",
  gamma: "Set agent.reward.params.gamma of the document.",
  learningrate: "Set eta of the projection's learning rule.",
  epsilon: "Set agent.act.epsilon of the document.",
  seed: "Call compile({ seed }).",
  verbose: "Pass callbacks: [{ onEpisode: (run, { total }) => console.log(total) }].",
  render: "Pass callbacks with onDecision: run.environment.scene() says how it looks.",
};

/**
 * Learns from episodes, from where the agent stands until `episodes` were learned in all: one that goes on from a
 * checkpoint ends with the weights of an uninterrupted run.
 *
 * @throws {ModelError} naming an option that is unknown or wrong, an environment that does not fit the network, or a
 * training that is complete: before anything is learned
 */
export async function trainAgent(
  model: AgentModel,
  environment: Environment,
  options: TrainAgentOptions = {},
): Promise<AgentHistory> {
  requireTrainOptions(options);
  const { episodes: until = model.document.agent!.episodes, callbacks = [], signal } = options;
  if (model.episodes >= until)
    throw new ModelError(
      "train.episodes",
      `${model.episodes} were learned already, ${until} are asked for. Ask for more in all, or compile anew.`,
    );
  const history: Episode[] = [];
  const stopping = new AbortController();
  let stopped: string | null = null;
  const stop = (reason: string) => {
    stopped ??= reason;
    stopping.abort();
  };
  const run: AgentRun = { model, environment, until, history, stop };
  const breathe = breather();
  const abort = () => stop("stopped by its signal");
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  try {
    for (const callback of callbacks) await callback.onBegin?.(run);
    await model.train(environment, {
      until,
      signal: stopping.signal,
      async onDecision(decision) {
        for (const callback of callbacks) await callback.onDecision?.(run, decision);
        await breathe();
      },
      async onEpisode(episode) {
        history.push(episode);
        for (const callback of callbacks) await callback.onEpisode?.(run, episode);
      },
    });
  } finally {
    signal?.removeEventListener("abort", abort);
    for (const callback of callbacks) await callback.onEnd?.(run);
  }
  return { episodes: history, stopped: model.episodes < until ? stopped : null };
}

/** @throws {ModelError} naming the first option that is unknown or wrong, and what to do instead */
function requireTrainOptions(options: TrainAgentOptions): void {
  requireOptions("train", options, ["episodes", "callbacks", "signal"]);
  requireEpisodes("train", options.episodes);
  for (const [k, callback] of (options.callbacks ?? []).entries()) {
    const path = `train.callbacks[${k}]`;
    if (typeof callback !== "object" || callback === null)
      throw new ModelError(path, `an object with any of ${HOOKS.join(", ")} is expected, got ${callback}.`);
    const stranger = Object.keys(callback).find((key) => /^on[A-Z]/.test(key) && !HOOKS.includes(key));
    if (stranger !== undefined)
      throw new ModelError(
        `${path}.${stranger}`,
        `is never called where an agent is trained. There are: ${HOOKS.join(", ")}.`,
      );
  }
}

/** @throws {ModelError} naming an option that there is not, and what to do instead */
export function requireOptions(call: string, options: object, known: readonly string[]): void {
  for (const option of Object.keys(options)) {
    if (known.includes(option)) continue;
    const instead = INSTEAD[option.toLowerCase().replaceAll("_", "")];
    const hint = instead ?? (didYouMean(option, known).trim() || `There are: ${known.join(", ")}.`);
    throw new ModelError(`${call}.${option}`, `is not supported. ${hint}`);
  }
}

export function requireEpisodes(call: string, episodes: number | undefined): void {
  if (episodes !== undefined && !(Number.isInteger(episodes) && episodes >= 1))
    throw new ModelError(`${call}.episodes`, `a whole number of at least 1 is expected, got ${episodes}.`);
}
