// How many steps, or samples, to put into one submit: enough to keep the device busy, few enough to stay responsive.

/** Milliseconds that a submit should take. Chosen: a pause is answered that fast, and reading back costs little. */
const TARGET_MS = 50;

export class Pace {
  /** steps of the next submit */
  steps: number;
  private readonly most: number;
  private msPerStep = 0;

  constructor(most: number, first = 50) {
    this.most = Math.max(1, most);
    this.steps = Math.min(this.most, first);
  }

  /** Takes in what the last submit took; grows by half at most, so that one odd measurement does little. */
  record(steps: number, ms: number): void {
    if (steps === 0) return;
    const measured = ms / steps;
    this.msPerStep = this.msPerStep === 0 ? measured : 0.8 * this.msPerStep + 0.2 * measured;
    this.steps = Math.max(
      1,
      Math.min(this.most, Math.floor(TARGET_MS / this.msPerStep), Math.ceil(this.steps * 1.5)),
    );
  }
}
