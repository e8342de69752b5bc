// An agent that acts, learning or not: at any speed, held and let go on between two decisions, and told to the page. What
// it has learned is known by whole episodes: one that is on counts as none until it ends.
import type { AgentModel, Decision, Environment, Episode } from "../../../index";
import { copy } from "../../copy";
import { letMessagesIn } from "../pauses";
import type { Doing, Past, Phase, Pin, Status } from "../protocol";
import type { Host, Learned, Run, Tuning } from "../runs/run";
import type { AgentStep, AgentView, MapView, NowView } from "./agentViews";
import { type Course, Courses } from "./courses";
import { Learning } from "./learning";
import { outlookOf } from "./outlook";
import { Pace } from "./pace";
import { EpisodeRecord } from "./record";
import { Showing } from "./showing";

/** ms that messages wait at most. Chosen: smooth. */
const BREATH_MS = 16;

export class AgentRun implements Run {
  private pins: readonly Pin[] = [];
  private readonly agent: AgentModel;
  private readonly world: Environment;
  private readonly host: Host;
  private readonly courses = new Courses((course) => this.follow(course));
  private readonly pace = new Pace();
  private readonly record: EpisodeRecord;
  private readonly showing: Showing;
  private readonly learning: Learning;
  private going: Promise<void> = Promise.resolve();
  private release: () => void = () => {};
  private atEpisodeEnd = false;
  private isLooking = false;
  private target: number;
  private hash: { readonly is: string; readonly at: number } | null = null;
  private episode = 0;
  private lastBreath = 0;

  constructor(agent: AgentModel, host: Host, { episodes = [] }: Past = {}) {
    this.agent = agent;
    this.host = host;
    this.world = agent.environment();
    this.record = new EpisodeRecord(episodes);
    this.showing = new Showing(agent, this.world, host);
    this.learning = new Learning(agent, this.record, host);
    this.target = this.planned;
  }

  /** ms of network time so far: of the steps that come next. */
  get now(): number {
    return this.pace.now;
  }

  /** Whose variables shall be read after each step. */
  get traced(): readonly Pin[] {
    return this.isLooking ? [] : this.pins;
  }

  get doing(): Doing | null {
    const { going } = this.courses;
    if (!going) return null;
    return going.kind === "learn" ? { kind: "train", target: going.until } : { kind: "run" };
  }

  status(): Partial<Status> {
    const { doing, hash, world } = this;
    return {
      phase: this.phase,
      samples: this.agent.episodes,
      target: this.target,
      samplesPerSecond: doing?.kind === "train" ? this.record.rate : 0,
      pace: { ms: this.now, perSecond: doing ? this.pace.rate : 0 },
      agent: {
        world: world.name,
        planned: this.planned,
        judged: world.shortest ? "steps" : "total",
        recent: this.record.recent(),
      },
      ...(hash?.at === this.courses.starts ? { weightHash: hash.is } : {}),
    };
  }

  tune({ pins, speed }: Tuning): void {
    this.pins = pins;
    this.pace.speed = speed;
  }

  async train(target: number): Promise<void> {
    this.host.follow(this.learn(target));
  }

  async run(): Promise<void> {
    this.host.follow(this.act());
  }

  /** Learns until there were `target` episodes in all, or until `pause`. Settles when it stands. */
  learn(target: number): Promise<void> {
    this.target = Math.max(target, this.agent.episodes);
    return this.go("learn", Number.POSITIVE_INFINITY);
  }

  /** Acts without learning until `pause`. */
  act(): Promise<void> {
    return this.go("act", Number.POSITIVE_INFINITY);
  }

  async step(how: AgentStep): Promise<void> {
    this.target = Math.max(this.target, this.agent.episodes + 1);
    await this.courses.hold();
    this.atEpisodeEnd = how === "episode";
    await this.go("learn", how === "episode" ? Number.POSITIVE_INFINITY : 1);
  }

  async advance(): Promise<void> {
    throw new Error(copy.untrainable.acts);
  }

  /** Holds it after the decision that is on; it goes on from there. */
  async pause(): Promise<void> {
    await this.courses.hold();
    await this.settle().catch(() => {}); // whoever let it go hears of it
  }

  async rewind(): Promise<void> {
    await this.end();
    this.hash = null;
    await this.rest();
  }

  /** Gives up the episode that is on: what it has taught is taken back. */
  async end(): Promise<void> {
    await this.courses.end();
    await this.going;
  }

  learned(): Promise<Learned> {
    return this.host.exclusively(() => this.learning.now(this.courses.current !== null));
  }

  /** What it thinks of all places, or where there are none of what it sees now; null before it has seen anything. */
  look(): Promise<MapView | NowView | null> {
    return this.host.exclusively(() => {
      this.isLooking = true;
      return outlookOf(this.agent, this.world, this.showing.seen).finally(() => {
        this.isLooking = false;
      });
    });
  }

  recount(): AgentView {
    return this.showing.view(this.learns, this.record.upTo(this.agent.episodes));
  }

  async rest(): Promise<void> {
    const at = this.courses.starts;
    if (!this.courses.going && this.hash?.at !== at)
      this.hash = { is: await this.host.exclusively(() => this.agent.weightHash()), at };
    this.host.tell();
  }

  private get planned(): number {
    return this.agent.document.agent!.episodes;
  }

  /** Whether a course that learns is on, or held. */
  private get learns(): boolean {
    return this.courses.current?.kind === "learn";
  }

  private get phase(): Phase {
    const { doing, learns } = this;
    if (doing) return doing.kind === "train" ? "training" : "running";
    if (!learns && this.agent.episodes >= this.target) return "done";
    return this.agent.episodes > 0 || learns ? "paused" : "ready";
  }

  private go(kind: Course["kind"], rounds: number): Promise<void> {
    this.pace.start();
    this.host.tell();
    const going = this.courses.go(kind, this.target, rounds).then(() => this.settle());
    this.going = going.catch(() => {}); // whoever started it hears of it
    return going;
  }

  private async follow({ kind, until, stop }: Course): Promise<void> {
    this.learning.forget();
    this.release = await this.host.take();
    const { agent, world, showing, learning } = this;
    const learns = kind === "learn";
    const options = {
      signal: stop.signal,
      onDecision: (decision: Decision) => this.onDecision(decision),
      onEpisode: (episode: Episode) => this.onEpisode(episode, learns),
    };
    try {
      this.episode = learns ? agent.episodes : 0;
      await learning.mark();
      this.host.tell();
      if (learns) await agent.train(world, { ...options, until });
      else await agent.evaluate(world, { ...options, episodes: Number.POSITIVE_INFINITY });
      if (learns && stop.signal.aborted) await learning.undo();
      showing.show(learns);
      await showing.showWeights();
    } catch (error) {
      this.host.broken(error);
      throw error;
    } finally {
      this.release();
    }
  }

  private async onDecision(decision: Decision): Promise<void> {
    const { courses, pace, showing } = this;
    const at = pace.now;
    const ms = showing.stepsOf(decision) * this.agent.document.dt;
    pace.now += ms;
    showing.decided(decision, this.episode, at);
    if (showing.isDue || courses.gate.isClosed) showing.show(this.learns, at);
    if (showing.areWeightsDue || courses.gate.isClosed) await showing.showWeights();
    await this.others(ms);
  }

  private async onEpisode(episode: Episode, learned: boolean): Promise<void> {
    this.episode = episode.index + 1;
    if (!learned) return;
    this.showing.learned(episode);
    this.record.add(episode);
    await this.learning.mark();
    if (this.learning.isDue) await this.learning.keep();
    if (!this.atEpisodeEnd) return;
    this.atEpisodeEnd = false;
    this.courses.gate.close();
    this.showing.show(true);
    await this.others(0);
  }

  /** Between two decisions: others use the engine, time passes in slow motion, and the user may hold it here. */
  private async others(ms: number): Promise<void> {
    const { courses, pace, showing } = this;
    const { gate } = courses;
    this.release();
    await pace.wait(ms, () => !gate.isClosed && !courses.current?.stop.signal.aborted);
    if (gate.isClosed || performance.now() - this.lastBreath >= BREATH_MS) {
      await letMessagesIn();
      this.lastBreath = performance.now();
      this.host.tell();
    }
    pace.measure(ms);
    if (gate.isClosed && showing.isBehind) showing.show(this.learns);
    await gate.pass();
    pace.next();
    this.release = await this.host.take();
  }

  /** It stands: what was learned by now is kept, and told. */
  private async settle(): Promise<void> {
    await this.learning.keep();
    await this.rest();
  }
}
