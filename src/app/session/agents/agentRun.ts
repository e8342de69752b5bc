// An agent that acts, learning or not: at any speed, held and let go on between two decisions, and told to the page.
import type { Actions, AgentCheckpoint, AgentModel, Decision, Environment, Episode } from "../../../index";
import { letMessagesIn } from "../pauses";
import type { Phase, Pin, Status, Telemetry } from "../protocol";
import { rasterOf, weightsOf } from "../views";
import type { AgentStep, DecisionView, MapView, NowView } from "./agentViews";
import { Gate } from "./gate";

/** What a run of an agent needs from its worker. */
interface Host {
  sink(telemetry: Telemetry): void;
  tell(): void;
  /** The engine, until what is given is called. */
  take(): Promise<() => void>;
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** the projection whose weights are shown, where one was chosen */
  watched(): string | null;
}

/** ms between two things told, between two looks at the weights, and that messages wait at most. Chosen: smooth. */
const [VIEW_MS, WEIGHTS_MS, BREATH_MS] = [33, 150, 16];
/** ms that a wait for slow motion goes on without looking whether it is still wanted. */
const SLICE_MS = 40;
/** Thoughts about one observation, and sectors that directions are counted in. Chosen: steps of 4 %, and a compass. */
const [THOUGHTS, SECTORS] = [25, 8];
/** Episodes that "the last N" counts. */
const RECENT = 20;

interface Course {
  readonly kind: "learn" | "act";
  /** episodes in all, where it learns */
  readonly until: number;
  readonly stop: AbortController;
  done: Promise<void>;
}

export class AgentRun {
  pins: readonly Pin[] = [];
  /** ms of network time a second; Infinity: as fast as it goes */
  speed = Number.POSITIVE_INFINITY;
  private readonly agent: AgentModel;
  private readonly world: Environment;
  private readonly host: Host;
  private readonly gate = new Gate();
  private course: Course | null = null;
  /** a start that is under way: whoever wants to pause waits for it */
  private starting: Promise<void> = Promise.resolve();
  private release: () => void = () => {};
  private atEpisodeEnd = false;
  private isLooking = false;
  private target: number;
  /** before the episode that is on: it is taken back if that is cut */
  private before: AgentCheckpoint | null = null;
  private decisions: DecisionView[] = [];
  private ended: Episode[] = [];
  private last: Decision | null = null;
  private recent: Episode[] = [];
  private episode = 0;
  private total = 0;
  private clock = 0;
  private owed = 0;
  private rate = 0;
  private learned = 0;
  private times = { view: 0, weights: 0, breath: 0, decision: 0, episode: 0 };

  constructor(agent: AgentModel, host: Host) {
    this.agent = agent;
    this.host = host;
    this.world = agent.environment();
    this.target = this.planned;
  }

  /** ms of network time so far: of the steps that come next. */
  get now(): number {
    return this.clock;
  }

  /** Whose variables shall be read after each step. */
  get traced(): readonly Pin[] {
    return this.isLooking ? [] : this.pins;
  }

  /** Where learning that goes on stops; null: none does. */
  get goal(): number | null {
    return this.course?.kind === "learn" && !this.gate.isHolding ? this.course.until : null;
  }

  get isActing(): boolean {
    return this.course?.kind === "act" && !this.gate.isHolding;
  }

  status(): Partial<Status> {
    const { episodes } = this.agent;
    const count = this.recent.length;
    const mean = (of: "total" | "steps") => this.recent.reduce((sum, one) => sum + one[of], 0) / count;
    return {
      phase: this.phase,
      samples: episodes,
      target: this.target,
      samplesPerSecond: this.goal === null ? 0 : this.learned,
      pace: { ms: this.clock, perSecond: this.goal !== null || this.isActing ? this.rate : 0 },
      agent: {
        world: this.world.name,
        planned: this.planned,
        judged: this.world.shortest ? "steps" : "total",
        recent: count > 0 ? { total: mean("total"), steps: mean("steps"), count } : null,
      },
    };
  }

  /** Learns until there were `target` episodes in all, or until `pause`. Settles when it stands. */
  async learn(target: number): Promise<void> {
    this.target = Math.max(target, this.agent.episodes);
    await this.go("learn", Number.POSITIVE_INFINITY);
  }

  /** Acts without learning until `pause`. */
  act(): Promise<void> {
    return this.go("act", Number.POSITIVE_INFINITY);
  }

  /** Learns from one decision more, or to the end of the episode. */
  async step(how: AgentStep): Promise<void> {
    this.target = Math.max(this.target, this.agent.episodes + 1);
    await this.pause();
    this.atEpisodeEnd = how === "episode";
    await this.go("learn", how === "episode" ? Number.POSITIVE_INFINITY : 1);
  }

  /** Holds it after the decision that is on; it goes on from there. */
  async pause(): Promise<void> {
    await this.starting;
    this.gate.close();
    await this.gate.whenStill();
  }

  /** Gives up the episode that is on: what it has taught is taken back. */
  async cut(): Promise<void> {
    await this.starting;
    await this.end();
  }

  private async end(): Promise<void> {
    const { course } = this;
    if (!course) return;
    course.stop.abort();
    this.gate.let();
    await course.done.catch(() => {});
    const { before } = this;
    if (course.kind === "learn" && before) await this.host.exclusively(() => this.agent.restore(before));
  }

  /** What it thinks of all places, or where there are none of what it sees now; null before it has seen anything. */
  look(): Promise<MapView | NowView | null> {
    const { world, last } = this;
    const sites = world.sites?.();
    if (!sites && !last) return Promise.resolve(null);
    const seen = sites?.map(({ observation }) => observation) ?? Array(THOUGHTS).fill(last!.observation);
    return this.host.exclusively(async () => {
      this.isLooking = true;
      try {
        const looks = await this.agent.look(world, seen);
        const { actions: acts } = world;
        const { episodes } = this.agent;
        if (!sites) return { kind: "now", acts, episodes, ...summaryOf(looks, acts) };
        const scene = world.scene?.() ?? null;
        const thoughts = sites.map(({ x, y, size }, k) => ({ x, y, size, ...looks[k]! }));
        return { kind: "map", acts, episodes, scene, sites: thoughts };
      } finally {
        this.isLooking = false;
      }
    });
  }

  private get planned(): number {
    return this.agent.document.agent!.episodes;
  }

  private get phase(): Phase {
    if (this.goal !== null) return "training";
    if (this.isActing) return "running";
    if (this.course?.kind !== "learn" && this.agent.episodes >= this.target) return "done";
    return this.agent.episodes > 0 || this.course?.kind === "learn" ? "paused" : "ready";
  }

  /** Begins a course, or goes on with the one that is held. */
  private async go(kind: Course["kind"], rounds: number): Promise<void> {
    const started = this.starting.then(() => this.start(kind, rounds));
    this.starting = started.then(() => {});
    const course = await started;
    this.host.tell();
    await this.gate.whenStill();
    if (!this.gate.isHolding) await course?.done;
  }

  private async start(kind: Course["kind"], rounds: number): Promise<Course | null> {
    const { course } = this;
    const goesOn = course && course.kind === kind && (kind === "act" || course.until === this.target);
    if (course && !goesOn) await this.end();
    this.times.decision = performance.now();
    this.owed = 0;
    if (this.course) this.gate.let(rounds);
    else this.begin(kind, rounds - 1); // the first decision comes before the first hold
    return this.course;
  }

  private begin(kind: Course["kind"], rounds: number): void {
    const stop = new AbortController();
    const course: Course = { kind, until: this.target, stop, done: Promise.resolve() };
    this.course = course;
    this.gate.let(rounds);
    this.gate.begin();
    course.done = this.follow(course);
    course.done.catch(() => {}); // whoever started it hears of it
  }

  private async follow({ kind, until, stop }: Course): Promise<void> {
    this.release = await this.host.take();
    const { agent, world } = this;
    const options = {
      signal: stop.signal,
      onDecision: (decision: Decision) => this.onDecision(decision),
      onEpisode: (episode: Episode) => this.onEpisode(episode, kind === "learn"),
    };
    try {
      this.episode = kind === "learn" ? agent.episodes : 0;
      if (kind === "learn") this.before = await agent.checkpoint();
      if (kind === "learn") await agent.train(world, { ...options, until });
      else await agent.evaluate(world, { ...options, episodes: Number.POSITIVE_INFINITY });
      this.show();
      await this.showWeights();
    } finally {
      this.course = null;
      this.release();
      this.gate.end();
      this.host.tell();
    }
  }

  private async onDecision(decision: Decision): Promise<void> {
    const { observation: _, spikes: __, ...told } = decision;
    const at = this.clock;
    const steps = this.stepsOf(decision);
    this.clock += steps * this.agent.document.dt;
    this.total = decision.step === 0 ? decision.reward : this.total + decision.reward;
    this.decisions.push({ ...told, episode: this.episode, at });
    this.last = decision;
    const now = performance.now();
    const isDue = now - this.times.view >= VIEW_MS || this.gate.isClosed;
    if (isDue) this.show(at);
    if (now - this.times.weights >= WEIGHTS_MS || this.gate.isClosed) await this.showWeights();
    await this.others(steps * this.agent.document.dt);
  }

  private async onEpisode(episode: Episode, learned: boolean): Promise<void> {
    this.episode = episode.index + 1;
    if (!learned) return;
    this.ended.push(episode);
    this.recent = [...this.recent, episode].slice(-RECENT);
    this.before = await this.agent.checkpoint();
    const now = performance.now();
    const rate = 1000 / Math.max(1e-3, now - this.times.episode);
    this.learned = this.learned === 0 || this.times.episode === 0 ? rate : 0.9 * this.learned + 0.1 * rate;
    this.times.episode = now;
    if (!this.atEpisodeEnd) return;
    this.atEpisodeEnd = false;
    this.gate.close();
    this.show();
    await this.others(0);
  }

  /** Between two decisions: others use the engine, time passes in slow motion, and the user may hold it here. */
  private async others(ms: number): Promise<void> {
    this.release();
    if (this.speed !== Number.POSITIVE_INFINITY) await this.passTime(ms);
    const now = performance.now();
    if (this.gate.isClosed || now - this.times.breath >= BREATH_MS) {
      await letMessagesIn();
      this.times.breath = performance.now();
      this.host.tell();
    }
    const rate = (1000 * ms) / Math.max(0.01, performance.now() - this.times.decision);
    this.rate = this.rate === 0 ? rate : 0.9 * this.rate + 0.1 * rate;
    if (this.gate.isClosed) {
      if (this.decisions.length + this.ended.length > 0) this.show();
      this.host.tell();
    }
    await this.gate.pass();
    this.times.decision = performance.now();
    this.release = await this.host.take();
  }

  /** Until `ms` of network time may have passed since the last decision. */
  private async passTime(ms: number): Promise<void> {
    this.owed += ms;
    let from = this.times.decision;
    for (;;) {
      const now = performance.now();
      this.owed = Math.max(-ms, this.owed - ((now - from) / 1000) * this.speed);
      from = now;
      if (this.owed <= 0 || this.gate.isClosed || this.course?.stop.signal.aborted) return;
      await sleep(Math.min(SLICE_MS, (1000 * this.owed) / this.speed));
    }
  }

  /** Tells what has happened since it last did. @param at - ms of network time at the first step of the last decision */
  private show(at?: number): void {
    this.times.view = performance.now();
    const { world, last } = this;
    this.host.sink({
      kind: "agent",
      view: {
        world: world.name,
        acts: world.actions,
        scene: world.scene?.() ?? null,
        learns: this.course?.kind === "learn",
        decisions: this.decisions,
        total: this.total,
        episodes: this.ended,
      },
    });
    this.decisions = [];
    this.ended = [];
    if (!last || at === undefined) return;
    const { plan } = this.agent.engine;
    const steps = this.stepsOf(last);
    const spikes = rasterOf(plan, last.spikes, at, steps);
    const none = { index: -1, pixels: null, label: null, prediction: -1, scores: new Float32Array(0) };
    const { reward, signal } = last;
    const doses = [{ step: steps, reward, level: signal ?? 0, tau: 0 }];
    this.host.sink({ kind: "sample", sample: { ...none, whole: false, spikes, doses } });
  }

  private async showWeights(): Promise<void> {
    this.times.weights = performance.now();
    const view = await weightsOf(this.agent.engine, this.host.watched());
    if (view) this.host.sink({ kind: "weights", view });
  }

  private stepsOf({ spikes }: Decision): number {
    const { name, n } = this.agent.engine.plan.populations[0]!;
    return spikes[name]!.length / Math.ceil(n / 32);
  }
}

/** How often thoughts end in each act. */
function summaryOf(
  looks: readonly { readonly action: number | null; readonly value: number }[],
  acts: Actions,
): Pick<NowView, "shares" | "undecided" | "value"> {
  const counts = new Array<number>(acts === "direction" ? SECTORS : acts.length).fill(0);
  for (const { action } of looks) {
    if (action === null) continue;
    const turn = Math.round((action / (2 * Math.PI)) * SECTORS);
    counts[acts === "direction" ? (turn + SECTORS) % SECTORS : action]!++;
  }
  const decided = counts.reduce((sum, count) => sum + count, 0);
  return {
    shares: counts.map((count) => count / looks.length),
    undecided: 1 - decided / looks.length,
    value: looks.reduce((sum, { value }) => sum + value, 0) / looks.length,
  };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
