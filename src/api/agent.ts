// An agent to write, train, watch and save: a network that acts in an environment. It owns what runs it.
import { checkWorld } from "../compiler/checkAgent";
import type { NetworkDocument } from "../core/document";
import type { Environment } from "../core/environment";
import type { ParamValues } from "../core/params";
import { makeEnvironment } from "../models/registry";
import { type AgentCheckpoint, type AgentModel, compileAgent } from "../training/agents/agentModel";
import { checkedEnvironment } from "../training/agents/checked";
import { type AgentEvaluation, summarizeEpisodes } from "../training/agents/evaluation";
import {
  type AgentHistory,
  requireEpisodes,
  requireOptions,
  type TrainAgentOptions,
  trainAgent,
} from "../training/agents/trainAgent";
import { breather } from "../training/breath";
import type { CompileOptions } from "../training/model";
import { readAgentFile, type SavedAgent } from "../training/modelFile";
import { EngineError, ModelError } from "../util/errors";
import type { NetworkDescription } from "./builders/description";
import { Compiled } from "./compiled";
import { type FileSource, readSource } from "./files";

/** An object of one's own, or the name of one that comes along, with parameters if they are not the usual ones. */
export type World = Environment | string | { readonly name: string; readonly params?: ParamValues };

export interface EvaluateAgentOptions {
  /** 100 if absent */
  readonly episodes?: number;
  /** stops after the running decision: then nothing is told */
  readonly signal?: AbortSignal | undefined;
}

/** What an agent would do. */
export interface Intention {
  /** the number of an act, or a direction; null where no neuron fires, so that chance would decide */
  readonly action: number | null;
  /** what its critic expects; 0 without one */
  readonly value: number;
}

/**
 * @example
 * const agent = new Agent(agents.actorCritic({ environment: "gridworld", observe: observe.boxes([100]) }));
 * await agent.compile({ engine: "event", seed: 1 });
 * await agent.train();
 * const { meanReturn } = await agent.evaluate();
 */
export class Agent extends Compiled<AgentCheckpoint, AgentModel> {
  protected readonly kind = "agent";

  /** @throws {ModelError} with the path of what is wrong, or if the description says nothing of an agent */
  constructor(description: NetworkDescription) {
    super(description);
    if (this.document.agent) return;
    throw new ModelError(
      "agent",
      "is missing. Say what is observed and done, as agents.actorCritic() does; what answers in classes is a Network.",
    );
  }

  /** Episodes learned from so far. */
  get episodes(): number {
    return this.running?.episodes ?? 0;
  }

  /**
   * Learns from episodes, from where training stands, until `episodes` were learned in all.
   *
   * @param world - the document's environment if absent
   * @throws {ModelError} before `compile`, or if the environment does not fit the network, or breaks what it promises
   * @throws {EngineError} "not-finite" where an observation or a reward is no number
   */
  async train(world?: World | TrainAgentOptions, options?: TrainAgentOptions): Promise<AgentHistory> {
    const [given, said] = parted(world, options);
    const model = this.compiled("train");
    return trainAgent(model, this.environmentOf(model, given), said);
  }

  /** Acts without learning, in episodes that begin otherwise than those of training. @throws as `train` */
  async evaluate(
    world?: World | EvaluateAgentOptions,
    options?: EvaluateAgentOptions,
  ): Promise<AgentEvaluation> {
    const [given, said] = parted(world, options);
    requireOptions("evaluate", said, ["episodes", "signal"]);
    const { episodes = 100, signal } = said;
    requireEpisodes("evaluate", episodes);
    const model = this.compiled("evaluate");
    const onDecision = breather();
    const seen = await model.evaluate(this.environmentOf(model, given), { episodes, signal, onDecision });
    if (seen.length < episodes)
      throw new EngineError("stopped", `stopped after ${seen.length} of ${episodes} episodes.`);
    return summarizeEpisodes(seen);
  }

  /** What it would do at an observation, shape `[n]`. Nothing is learned, and nothing moves. @throws as `train` */
  async act(observation: readonly number[], world?: World): Promise<Intention> {
    const model = this.compiled("act");
    const environment = this.environmentOf(model, world);
    const { length } = environment.observation;
    if (observation.length !== length || !observation.every(Number.isFinite))
      throw new ModelError(
        "act",
        `an observation of ${length} finite numbers is expected, got [${[...observation].join(", ")}].`,
      );
    return (await model.look(environment, [observation]))[0]!;
  }

  protected build(document: NetworkDocument, options: CompileOptions): Promise<AgentModel> {
    return compileAgent(document, options);
  }

  protected readFile(name: string, bytes: Uint8Array<ArrayBuffer>): SavedAgent {
    return readAgentFile(name, bytes);
  }

  private environmentOf(model: AgentModel, world: World | undefined): Environment {
    if (world === undefined) return model.environment();
    const environment = madeOf(world);
    checkedEnvironment(environment); // that it is one
    checkWorld(model.document, model.document.agent!, environment);
    return environment;
  }
}

function madeOf(world: World): Environment {
  if (typeof world === "string") return makeEnvironment(world);
  return typeof world !== "object" || world === null || isEnvironment(world)
    ? world
    : makeEnvironment(world.name, world.params);
}

/** Whether an object is meant as an environment: `checkedEnvironment` says what it lacks. */
const isEnvironment = (world: object): world is Environment =>
  ["reset", "step", "observation", "actions"].some((part) => part in world);

/** The environment may be left out: `train({ episodes: 100 })`. */
function parted<Options extends object>(
  world: World | Options | undefined,
  options: Options | undefined,
): [World | undefined, Options] {
  const isOptions =
    options === undefined &&
    typeof world === "object" &&
    world !== null &&
    !("name" in world) &&
    !isEnvironment(world);
  return isOptions ? [undefined, world] : [world as World | undefined, options ?? ({} as Options)];
}

/**
 * The agent in a file, ready to act and to learn on.
 *
 * @throws {DataError} if it is no model file, damaged, or of a network that is no agent
 */
export async function loadAgent(source: FileSource, options: CompileOptions = {}): Promise<Agent> {
  const [name, bytes] = await readSource(source);
  const saved = readAgentFile(name, bytes);
  const agent = await new Agent(saved.document).compile(options);
  return agent.restore(saved, name);
}
