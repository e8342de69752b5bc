// What an agent has learned, by whole episodes: gone back to where one is cut, saved, and kept once each.
import type { AgentCheckpoint, AgentModel } from "../../../index";
import { Keeper } from "../runs/keeper";
import type { Host, Learned } from "../runs/run";
import type { EpisodeRecord } from "./record";

export class Learning {
  private readonly agent: AgentModel;
  private readonly record: EpisodeRecord;
  private readonly keeper: Keeper;
  /** after the last whole episode of the course that is on */
  private last: AgentCheckpoint | null = null;
  private kept: { readonly episodes: number; readonly done: Promise<void> };

  constructor(agent: AgentModel, record: EpisodeRecord, host: Pick<Host, "keep">) {
    this.agent = agent;
    this.record = record;
    this.keeper = new Keeper(host);
    this.kept = { episodes: agent.episodes, done: Promise.resolve() };
  }

  /** No episode is on that could be cut. */
  forget(): void {
    this.last = null;
  }

  /** An episode begins, or has ended. Needs the engine, as all that follow. */
  async mark(): Promise<void> {
    this.last = await this.agent.checkpoint();
  }

  /** Takes back what an episode has taught that was cut. */
  async undo(): Promise<void> {
    if (this.last) await this.agent.restore(this.last);
  }

  /** @param isOn - whether a course is, so that what the engine holds may be half an episode */
  async now(isOn: boolean): Promise<Learned> {
    return this.at(isOn && this.last ? this.last : await this.agent.checkpoint());
  }

  get isDue(): boolean {
    return this.keeper.isDue;
  }

  /** What the last whole episode has taught, once. Does without the engine. */
  keep(): Promise<void> {
    const { last } = this;
    if (last && last.episodes !== this.kept.episodes) {
      const done = this.keeper.keep(async () => this.at(last));
      this.kept = { episodes: last.episodes, done };
      done.catch(() => {
        this.kept = { episodes: last.episodes, done: Promise.resolve() }; // whoever kept it hears of it
      });
    }
    return this.kept.done;
  }

  private at(checkpoint: AgentCheckpoint): Learned {
    return {
      document: this.agent.document,
      checkpoint,
      episodes: this.record.upTo(checkpoint.episodes),
    };
  }
}
