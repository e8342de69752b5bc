// A network that acts: it sees, decides by its spikes, is paid, and learns from that. Which engine runs it makes no difference.
import { checkWorld, paramsOf, worldOf } from "../../compiler/checkAgent";
import { canRetune, planNetwork } from "../../compiler/plan";
import type { AgentPlan, NetworkDocument } from "../../core/document";
import type { Environment } from "../../core/environment";
import type { Command, Engine, Snapshot, Spikes } from "../../engines/engine";
import { type Opened, openEngine } from "../../engines/open";
import { codes } from "../../models/registry";
import { ModelError } from "../../util/errors";
import { philox, uniform } from "../../util/random";
import { annealed, nextStage } from "../anneal";
import type { CompileOptions } from "../model";
import { weightHash } from "../weightHash";
import { checkedEnvironment } from "./checked";
import { actAt, chosenBy, countSpikes, showAct } from "./choose";
import { type Signal, signalOf } from "./signal";

/** One decision and what came of it. */
export interface Decision {
  /** of its episode, from 0 */
  readonly step: number;
  readonly observation: readonly number[];
  readonly action: number;
  /** whether no spike decided it */
  readonly random: boolean;
  /** what the critic expected; 0 without one */
  readonly value: number;
  readonly reward: number;
  /** what reached the synapses for the decision before; null for the first, and where nothing is learned */
  readonly signal: number | null;
  /** of every population in the steps of this decision: first those after the act before it, `think` steps at the end */
  readonly spikes: Spikes;
}

export interface Episode {
  /** of all that were learned from, or of those looked at */
  readonly index: number;
  /** sum of rewards */
  readonly total: number;
  readonly steps: number;
  /** whether it came to an end of its own, not of time */
  readonly done: boolean;
  /** where the environment knows it: the fewest steps that would have done */
  readonly shortest: number | null;
}

export interface EpisodeOptions {
  /** told of each decision: whoever draws or slows down may take its time */
  readonly onDecision?: ((decision: Decision, world: Environment) => void | Promise<void>) | undefined;
  readonly onEpisode?: ((episode: Episode) => void | Promise<void>) | undefined;
  /** stops after the running decision; the episode that it cuts counts as none */
  readonly signal?: AbortSignal | undefined;
}

/** The state of training: with the document all that is needed to go on elsewhere, to equal bits. */
export interface AgentCheckpoint {
  readonly episodes: number;
  readonly decisions: number;
  readonly baseline: number;
  readonly network: Snapshot;
}

/** Streams of random numbers beside those of populations: random acts, and where an episode begins. */
const [ACTS, WORLDS] = [0xac7, 0x3071d];
/** As many more times as it may think where nothing is decided, before its act is random. Chosen. */
const MORE_THOUGHTS = 9;
/** Step counters and episodes of learning are in the lower half, those of looking in the upper one. */
const LOOKING = 2 ** 31;

/**
 * Checks a document with an agent, and builds the engine that runs it.
 * @throws {ModelError} if it has no agent, or anything in it is wrong
 * @throws {EngineError} if no engine can be had
 */
export async function compileAgent(
  document: NetworkDocument,
  options: CompileOptions = {},
): Promise<AgentModel> {
  const plan = planNetwork(document);
  if (!document.agent)
    throw new ModelError("agent", "this network does not act: it says nothing of an environment.");
  const opened = await openEngine(plan, options.engine, options);
  return new AgentModel(opened, document.agent, await opened.engine.snapshot());
}

export class AgentModel {
  readonly engine: Engine;
  readonly choice: Pick<Opened, "reason" | "fallback">;
  private readonly plan: AgentPlan;
  private readonly start: Snapshot;
  private own: NetworkDocument;
  private signal: Signal;
  private learned = 0;
  private decided = 0;

  /** Use `compileAgent`. */
  constructor({ engine, ...choice }: Opened, plan: AgentPlan, start: Snapshot) {
    this.engine = engine;
    this.choice = choice;
    this.plan = plan;
    this.start = start;
    this.own = engine.plan.document;
    this.signal = signalOf(plan.reward);
  }

  get document(): NetworkDocument {
    return this.own;
  }

  /** Episodes learned from so far. */
  get episodes(): number {
    return this.learned;
  }

  /** The document's environment. @throws {ModelError} if it names none */
  environment(): Environment {
    if (!this.plan.environment)
      throw new ModelError("agent.environment", "is not named. Bring an environment: train(environment).");
    return worldOf(this.plan.environment);
  }

  /**
   * Learns from episodes, from where training stands until there are `until` in all. Parameters that the document anneals
   * move over its own number of episodes, so that parts of a training are the whole.
   * @returns those that were learned from now
   * @throws {ModelError} if the environment does not fit the network, or does not hold what it promises
   */
  async train(
    world: Environment,
    { until = this.plan.episodes, ...options }: EpisodeOptions & { readonly until?: number } = {},
  ): Promise<Episode[]> {
    const episodes: Episode[] = [];
    let next = this.learned;
    while (this.learned < until && !options.signal?.aborted) {
      const stage = { learned: this.learned, span: this.plan.episodes, minibatch: 1 };
      if (this.learned >= next) {
        this.engine.retune(annealed(this.own, stage));
        next = nextStage(this.own, stage);
      }
      const episode = await this.episode(world, this.learned, true, options);
      if (!episode) break;
      this.learned++;
      episodes.push(episode);
      await options.onEpisode?.(episode);
    }
    return episodes;
  }

  /** Acts without learning, in episodes that begin otherwise than those of training: afterwards all is as before. */
  async evaluate(
    world: Environment,
    { episodes: count, ...options }: EpisodeOptions & { readonly episodes: number },
  ): Promise<Episode[]> {
    const episodes: Episode[] = [];
    const before = await this.engine.snapshot();
    for (let k = 0; k < count && !options.signal?.aborted; k++) {
      const episode = await this.episode(world, k, false, options);
      if (!episode) break;
      episodes.push(episode);
      await options.onEpisode?.(episode);
    }
    await this.engine.restore(before);
    return episodes;
  }

  /** What it would do at each of several observations, and what it expects there. Nothing is learned. */
  async look(
    world: Environment,
    observations: readonly (readonly number[])[],
  ): Promise<{ readonly action: number | null; readonly value: number }[]> {
    const { eye, encode } = this.seeing(world);
    const before = await this.engine.snapshot();
    const spikes = await this.engine.run(
      observations.flatMap((observation, k): Command[] => {
        encode(observation, eye);
        return [
          {
            do: "begin",
            inputs: this.inputsOf(eye.slice(), null),
            clock: (LOOKING + k * this.steps.think) >>> 0,
          },
          { do: "run", steps: this.steps.think, learn: false },
        ];
      }),
    );
    await this.engine.restore(before);
    const each = observations.length;
    const partOf = (k: number) =>
      Object.fromEntries(
        Object.entries(spikes).map(([name, bits]) => [
          name,
          bits.subarray((k * bits.length) / each, ((k + 1) * bits.length) / each),
        ]),
      );
    return observations.map((_, k) => {
      const part = partOf(k);
      return { action: this.chosen(part, world), value: this.valueOf(part) };
    });
  }

  /** Takes in new live numbers; false if the network must be built anew for this document. */
  retune(document: NetworkDocument): boolean {
    if (!canRetune(this.own, document)) return false;
    this.engine.retune(document);
    this.own = document;
    return true;
  }

  /** Back to before the first episode. */
  async reset(): Promise<void> {
    await this.restore({ episodes: 0, decisions: 0, baseline: 0, network: this.start });
  }

  async checkpoint(): Promise<AgentCheckpoint> {
    const network = await this.engine.snapshot();
    return { episodes: this.learned, decisions: this.decided, baseline: this.signal.baseline, network };
  }

  /** Goes on from a checkpoint between two episodes, to the bits that an uninterrupted run would end with. */
  async restore({ episodes, decisions, baseline, network }: AgentCheckpoint): Promise<void> {
    await this.engine.restore(network);
    this.learned = episodes;
    this.decided = decisions;
    this.signal = signalOf(this.plan.reward, baseline);
  }

  /** Fingerprint of all weights, in f32. */
  async weightHash(): Promise<string> {
    return weightHash(this.engine);
  }

  dispose(): void {
    this.engine.dispose();
  }

  private get steps() {
    const { think, act, rest } = this.plan.decision;
    const { dt } = this.own;
    const [thinkSteps, actSteps, restSteps] = [think, act, rest].map((ms) => Math.round(ms / dt));
    return {
      think: thinkSteps!,
      act: actSteps!,
      rest: restSteps!,
      all: thinkSteps! + actSteps! + restSteps!,
    };
  }

  /** One episode; null if it was cut off. */
  private async episode(
    given: Environment,
    index: number,
    learn: boolean,
    { onDecision, signal: stop }: EpisodeOptions,
  ): Promise<Episode | null> {
    const world = checkedEnvironment(given);
    const { eye, encode } = this.seeing(world);
    const { seed } = this.own;
    const { act, rest, think, all } = this.steps;
    const copy = new Float32Array(this.populationOf(this.plan.act.copy).n);
    const number = learn ? index : LOOKING + index;
    let decided = learn ? this.decided : LOOKING + index * 2 ** 16;
    const [begin] = philox([number, 0, WORLDS, 0], seed, 0);
    let observation = world.reset(begin);
    encode(observation, eye);
    let spikes = await this.engine.run([
      { do: "begin", inputs: this.inputsOf(eye, null), clock: Math.imul(decided, all) >>> 0 },
      { do: "run", steps: think, learn: false },
    ]);
    let before: { readonly reward: number; readonly value: number } | null = null;
    let total = 0;
    for (let step = 0; ; step++) {
      const value = this.valueOf(spikes);
      const paid =
        before && learn ? this.signal.of({ reward: before.reward, before: before.value, now: value }) : null;
      const { action, random } = await this.decide(spikes, world, decided);
      const outcome = world.step(action);
      const over = outcome.done || outcome.truncated === true;
      total += outcome.reward;
      decided++;
      const told = { step, observation, action, random, value, reward: outcome.reward, signal: paid, spikes };
      await onDecision?.(told, world);
      showAct(action, world.actions, copy);
      const commands: Command[] = [];
      if (paid !== null) commands.push({ do: "reward", value: paid });
      commands.push(
        { do: "show", inputs: this.inputsOf(eye.slice(), copy) },
        { do: "run", steps: act, learn },
        { do: "show", inputs: this.inputsOf(null, null) },
        { do: "run", steps: rest, learn },
      );
      observation = outcome.observation;
      encode(observation, eye);
      const last = (now: number): Command[] => [
        { do: "reward", value: this.signal.of({ reward: outcome.reward, before: value, now }) },
        { do: "end" },
      ];
      if (outcome.done) commands.push(...(learn ? last(0) : []));
      else
        commands.push(
          { do: "show", inputs: this.inputsOf(eye, null) },
          { do: "run", steps: think, learn: false },
        );
      spikes = await this.engine.run(commands);
      before = { reward: outcome.reward, value };
      if (stop?.aborted && !over) return null;
      if (!over) continue;
      if (learn && !outcome.done) await this.engine.run(last(this.valueOf(spikes)));
      if (learn) this.decided = decided;
      const shortest = world.shortest?.() ?? null;
      return { index, total, steps: step + 1, done: outcome.done, shortest };
    }
  }

  private populationOf(name: string) {
    return this.engine.plan.populations.find((population) => population.name === name)!;
  }

  /** What the network sees of a world. @throws {ModelError} if the world does not fit it */
  private seeing(world: Environment) {
    checkWorld(this.own, this.plan, world);
    const { input, code } = this.plan.observe;
    const { shape } = this.own.populations[input]!;
    const values = paramsOf(codes, code, "observation code", "agent.observe.code");
    const encode = codes[code.name]!.create({ quantities: world.observation, shape, values });
    return { eye: new Float32Array(this.populationOf(input).n), encode };
  }

  private inputsOf(eye: Float32Array | null, copy: Float32Array | null): Record<string, Float32Array> {
    const { observe, act } = this.plan;
    const none = (name: string) => new Float32Array(this.populationOf(name).n);
    return { [observe.input]: eye ?? none(observe.input), [act.copy]: copy ?? none(act.copy) };
  }

  /** Spikes of a population in the steps in which it thinks: the last ones. */
  private thoughtOf(name: string, spikes: Spikes) {
    const { n, words } = this.populationOf(name);
    return { bits: spikes[name]!.subarray(-words * this.steps.think), words, n };
  }

  private valueOf(spikes: Spikes): number {
    const { critic } = this.plan;
    if (!critic) return 0;
    const thought = this.thoughtOf(critic.population, spikes);
    return (critic.silence ?? 0) + (critic.worth * countSpikes(thought)) / thought.n;
  }

  private chosen(spikes: Spikes, { actions }: Environment): number | null {
    const { population, by } = this.plan.act;
    return chosenBy(by, this.thoughtOf(population, spikes), actions);
  }

  /** Thinks on while no neuron fires that could decide. */
  private async decide(spikes: Spikes, world: Environment, decision: number) {
    const { seed } = this.own;
    const share = (index: number) => uniform(seed, ACTS, index, decision);
    const think: Command = { do: "run", steps: this.steps.think, learn: false };
    let chosen: number | null = null;
    if (share(0) >= (this.plan.act.epsilon ?? 0)) {
      chosen = this.chosen(spikes, world);
      for (let more = 0; chosen === null && more < MORE_THOUGHTS; more++)
        chosen = this.chosen(await this.engine.run([think]), world);
    }
    return { action: chosen ?? actAt(share(1), world.actions), random: chosen === null };
  }
}
