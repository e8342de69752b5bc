// Scales the weights onto neurons whose weights have changed, once their sample is over.
import type { ProjectionPlan } from "../../compiler/planned";
import { type ProjectionLayout, weightsOf } from "../../compiler/wasm/layout";
import { placesOnto, scale } from "../../compiler/weights";
import type { Kernel, Machine } from "./machine";

export interface NormalizeRun {
  readonly projection: ProjectionPlan;
  readonly place: ProjectionLayout;
  readonly kernel: Kernel | null;
  /** of a drawn connector: places of the weights onto each neuron */
  readonly incoming: readonly ArrayLike<number>[];
  /** columns that changed since they were last normalised */
  readonly touched: Uint8Array;
  readonly list: Int32Array;
  count: number;
}

export class Normalizer {
  private readonly machine: Machine;
  private readonly runs: readonly NormalizeRun[];

  constructor(machine: Machine) {
    this.machine = machine;
    this.runs = machine.layout.projections
      .filter(({ projection }) => projection.normalization)
      .map((place) => ({
        projection: place.projection,
        place,
        kernel: machine.kernel("normalize_column", place.projection),
        incoming: incomingOf(place.projection),
        touched: new Uint8Array(place.projection.to.n),
        list: new Int32Array(place.projection.to.n),
        count: 0,
      }));
  }

  of(projection: ProjectionPlan): NormalizeRun | undefined {
    return this.runs.find((run) => run.projection === projection);
  }

  /** Every column of a projection, or of all, is to be scaled at the next end. */
  touchAll(projection?: ProjectionPlan): void {
    for (const run of this.runs)
      if (!projection || run.projection === projection)
        for (let j = 0; j < run.projection.to.n; j++) touch(run, j);
  }

  /** Scales what was touched. @returns whether a number is none any more */
  normalize(): boolean {
    let fault = false;
    for (const run of this.runs) {
      for (let k = 0; k < run.count; k++) fault = this.normalizeColumn(run, run.list[k]!) || fault;
      run.count = 0;
    }
    return fault;
  }

  private normalizeColumn(run: NormalizeRun, j: number): boolean {
    const { f32, lane, layout, plan } = this.machine;
    run.touched[j] = 0;
    if (run.kernel) return run.kernel(lane, layout.constants, j) !== 0;
    // weights of a drawn connector are few, and lie as the reference has them
    const { name, synapses } = run.projection;
    const at = weightsOf(run.place, lane) / 4;
    const { normalization } = plan.projections.find((projection) => projection.name === name)!;
    scale(normalization!, f32.subarray(at, at + synapses), run.incoming[j]!);
    return false;
  }
}

export function touch(run: NormalizeRun, j: number): void {
  if (run.touched[j] === 1) return;
  run.touched[j] = 1;
  run.list[run.count++] = j;
}

/** Of a drawn connector: places of the weights onto each neuron. */
export function incomingOf(projection: ProjectionPlan): ArrayLike<number>[] {
  const places = placesOnto(projection);
  return projection.connections ? Array.from({ length: projection.to.n }, (_, j) => places(j)) : [];
}
