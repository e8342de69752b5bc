// What an agent's run tells the page: decisions and episodes as they come, its spikes, and the weights now and then.
import type { AgentModel, Decision, Environment, Episode } from "../../../index";
import type { Host } from "../runs/run";
import { rasterOf, weightsOf } from "../views";
import type { AgentView, DecisionView } from "./agentViews";

/** ms between two things told, and between two looks at the weights. Chosen: smooth. */
const [VIEW_MS, WEIGHTS_MS] = [33, 150];

export class Showing {
  private readonly agent: AgentModel;
  private readonly world: Environment;
  private readonly host: Pick<Host, "sink" | "watched">;
  private decisions: DecisionView[] = [];
  private ended: Episode[] = [];
  private last: Decision | null = null;
  private total = 0;
  private times = { view: 0, weights: 0 };

  constructor(agent: AgentModel, world: Environment, host: Pick<Host, "sink" | "watched">) {
    this.agent = agent;
    this.world = world;
    this.host = host;
  }

  get isDue(): boolean {
    return performance.now() - this.times.view >= VIEW_MS;
  }

  get areWeightsDue(): boolean {
    return performance.now() - this.times.weights >= WEIGHTS_MS;
  }

  /** What it observed last; null before anything. */
  get seen(): readonly number[] | null {
    return this.last?.observation ?? null;
  }

  /** Whether something has happened that was not told. */
  get isBehind(): boolean {
    return this.decisions.length + this.ended.length > 0;
  }

  /** @param at - ms of network time when it was taken */
  decided(decision: Decision, episode: number, at: number): void {
    const { observation: _, spikes: __, ...told } = decision;
    this.total = decision.step === 0 ? decision.reward : this.total + decision.reward;
    this.decisions.push({ ...told, episode, at });
    this.last = decision;
  }

  learned(episode: Episode): void {
    this.ended.push(episode);
  }

  /** Tells what has happened since it last did. @param at - ms of network time at the first step of the last decision */
  show(learns: boolean, at?: number): void {
    this.times.view = performance.now();
    this.host.sink({ kind: "agent", view: this.view(learns, this.ended, this.decisions) });
    this.decisions = [];
    this.ended = [];
    const { last } = this;
    if (!last || at === undefined) return;
    const steps = this.stepsOf(last);
    const spikes = rasterOf(this.agent.engine.plan, last.spikes, at, steps);
    const none = { index: -1, pixels: null, label: null, prediction: -1, scores: new Float32Array(0) };
    const { reward, signal } = last;
    const doses = [{ step: steps, reward, level: signal ?? 0, tau: 0 }];
    this.host.sink({ kind: "sample", sample: { ...none, whole: false, spikes, doses } });
  }

  async showWeights(): Promise<void> {
    this.times.weights = performance.now();
    const view = await weightsOf(this.agent.engine, this.host.watched());
    if (view) this.host.sink({ kind: "weights", view });
  }

  view(learns: boolean, episodes: readonly Episode[], decisions: readonly DecisionView[] = []): AgentView {
    const { world, total } = this;
    return {
      world: world.name,
      acts: world.actions,
      scene: world.scene?.() ?? null,
      learns,
      decisions,
      total,
      episodes,
    };
  }

  /** Time steps that a decision took. */
  stepsOf({ spikes }: Decision): number {
    const { name, n } = this.agent.engine.plan.populations[0]!;
    return spikes[name]!.length / Math.ceil(n / 32);
  }
}
