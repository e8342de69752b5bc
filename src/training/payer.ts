// Pays a network that lives without samples: watches two of its neurons, and rewards it later for what they did together.
import type { NetworkDocument, Payment } from "../core/document";
import { type Command, type Engine, isSpiking, joinSpikes, type Spikes } from "../engines/engine";
import { ModelError } from "../util/errors";
import { uniform } from "../util/random";

/** Stream of random numbers beside those of populations and projections. */
const DELAYS = 0x9a1d;

/** What it has seen and owes: with a snapshot of the network all that is needed to go on. */
interface Memory {
  /** steps run so far */
  steps: number;
  /** of the last spike of the first neuron; null: none yet */
  pre: number | null;
  /** steps after which a reward is due, in the order in which they were earned */
  owed: number[];
  earned: number;
  paid: number;
}

type Reward = Command & { readonly do: "reward" };
type Listener = (reward: number, steps: number) => void | Promise<void>;

/** One network's life. Begin it anew for each `begin` of the engine. */
export class Payer {
  private readonly payment: Payment;
  private readonly document: NetworkDocument;
  private readonly onPaid: Listener | undefined;
  private readonly memory: Memory = { steps: 0, pre: null, owed: [], earned: 0, paid: 0 };

  /**
   * @param onPaid - told of each reward once the network has it, and of the steps it has run by then
   * @throws {ModelError} if the document says nothing of a payment
   */
  constructor(document: NetworkDocument, onPaid?: Listener) {
    if (!document.payment)
      throw new ModelError("payment", "this network is paid for nothing. Say for what, or run it without.");
    this.payment = document.payment;
    this.document = document;
    this.onPaid = onPaid;
  }

  /** Pairs of spikes so far, and rewards given for them. */
  get tally(): { readonly earned: number; readonly paid: number } {
    const { earned, paid } = this.memory;
    return { earned, paid };
  }

  /** Runs steps as the engine does, in pieces that end where a reward is due: the same however they are cut. */
  async run(engine: Engine, steps: number, learn: boolean): Promise<Spikes> {
    const { memory } = this;
    const end = memory.steps + steps;
    const parts: Spikes[] = [];
    while (memory.steps < end) {
      const piece = Math.min(end - memory.steps, this.steps(this.payment.delay[0]), ...this.untilOwed());
      const spikes = await engine.run([{ do: "run", steps: piece, learn }]);
      this.watch(engine, spikes, piece);
      memory.steps += piece;
      parts.push(spikes);
      if (!learn) continue;
      const rewards = this.due();
      await engine.run(rewards);
      for (const { value } of rewards) await this.onPaid?.(value, memory.steps);
    }
    return joinSpikes(parts);
  }

  /** Steps until each reward that is owed. */
  private untilOwed(): number[] {
    return this.memory.owed.map((step) => step - this.memory.steps);
  }

  private due(): Reward[] {
    const { memory, payment } = this;
    const now = memory.owed.filter((step) => step === memory.steps).length;
    memory.owed = memory.owed.filter((step) => step > memory.steps);
    memory.paid += now;
    return Array.from({ length: now }, () => ({ do: "reward", value: payment.reward ?? 1 }) as const);
  }

  /** Rewards come later than a piece is long, so that none is missed within it. */
  private watch({ plan }: Engine, spikes: Spikes, steps: number): void {
    const { memory, payment } = this;
    const { pre, post, within, delay } = payment;
    const [before, after] = [pre, post].map(({ population, neuron }) => {
      const { words } = plan.populations.find(({ name }) => name === population)!;
      return (step: number) => isSpiking(spikes[population]!, step * words, neuron);
    });
    for (let step = 0; step < steps; step++) {
      const now = memory.steps + step;
      if (after!(step) && memory.pre !== null && now - memory.pre < this.steps(within)) {
        const share = uniform(this.document.seed, DELAYS, 0, memory.earned++);
        memory.owed.push(now + this.steps(delay[0] + share * (delay[1] - delay[0])) + 1);
      }
      if (before!(step)) memory.pre = now; // not before: a spike at the same time is none after it
    }
  }

  private steps(ms: number): number {
    return Math.max(1, Math.round(ms / this.document.dt));
  }
}
