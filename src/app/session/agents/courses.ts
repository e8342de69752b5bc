// One course of an agent at a time, learning or not: begun, held between two decisions, let go on, given up.
import { Gate } from "./gate";

export interface Course {
  readonly kind: "learn" | "act";
  /** episodes in all, where it learns */
  readonly until: number;
  readonly stop: AbortController;
  done: Promise<void>;
}

export class Courses {
  readonly gate = new Gate();
  private readonly follow: (course: Course) => Promise<void>;
  private course: Course | null = null;
  /** a start that is under way: whoever wants to hold it waits for it */
  private starting: Promise<void> = Promise.resolve();
  private begun = 0;

  /** @param follow - goes through one, and passes the gate between two decisions */
  constructor(follow: (course: Course) => Promise<void>) {
    this.follow = follow;
  }

  /** That which goes on, or is held. */
  get current(): Course | null {
    return this.course;
  }

  /** That which goes on. */
  get going(): Course | null {
    return this.gate.isHolding ? null : this.course;
  }

  /** Grows whenever one begins, or is let go on. */
  get starts(): number {
    return this.begun;
  }

  /** Begins one, or goes on with what is held. Settles when it stands again. */
  async go(kind: Course["kind"], until: number, rounds: number): Promise<void> {
    const started = this.starting.then(() => this.start(kind, until, rounds));
    this.starting = started.then(() => {});
    const course = await started;
    await this.gate.whenStill();
    if (!this.gate.isHolding) await course.done;
  }

  /** After the decision that is on. */
  async hold(): Promise<void> {
    await this.starting;
    this.gate.close();
    await this.gate.whenStill();
  }

  async end(): Promise<void> {
    await this.starting;
    await this.cut();
  }

  private async cut(): Promise<void> {
    const { course } = this;
    if (!course) return;
    course.stop.abort();
    this.gate.let();
    await course.done.catch(() => {});
  }

  private async start(kind: Course["kind"], until: number, rounds: number): Promise<Course> {
    const { course } = this;
    const goesOn = course && course.kind === kind && (kind === "act" || course.until === until);
    if (course && !goesOn) await this.cut();
    this.begun++;
    if (this.course) this.gate.let(rounds);
    else this.begin(kind, until, rounds - 1); // the first decision comes before the first hold
    return this.course!;
  }

  private begin(kind: Course["kind"], until: number, rounds: number): void {
    const course: Course = { kind, until, stop: new AbortController(), done: Promise.resolve() };
    this.course = course;
    this.gate.let(rounds);
    this.gate.begin();
    course.done = this.follow(course).finally(() => {
      this.course = null;
      this.gate.end();
    });
    course.done.catch(() => {}); // whoever started it hears of it
  }
}
