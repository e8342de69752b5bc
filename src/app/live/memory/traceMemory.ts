// What the variables of pinned neurons did of late: one common time axis, one column of values a variable of a neuron.
import type { Pin, TraceView } from "../../session/protocol";
import { samples, traces } from "../channel";

/** Steps kept at least; up to twice as many between two cuts. */
export const KEPT = 4096;

export interface Column extends Pin {
  readonly variable: string;
  readonly unit: string;
  /** null where it was not recorded */
  readonly values: (number | null)[];
}

export class TraceMemory {
  /** ms of network time */
  readonly times: number[] = [];
  columns: Column[] = [];
  /** ms */
  dt = 1;
  /** grows with everything that comes */
  version = 0;

  append(trace: TraceView): void {
    const { population, neuron, variable, unit, start, dt, values } = trace;
    const last = this.times.at(-1);
    if (last !== undefined && (start < this.times[0]! - dt / 2 || dt !== this.dt)) this.clear();
    this.dt = dt;
    this.version++;
    const end = this.times.at(-1);
    // a gap in time is a gap in the lines
    if (end !== undefined && start - end > 1.5 * dt) this.extend(end + dt);
    const at = this.indexOf(start);
    for (let k = 0; k < values.length; k++) if (at + k >= this.times.length) this.extend(start + k * dt);
    const column = this.column(population, neuron, variable, unit);
    for (let k = 0; k < values.length; k++) column.values[at + k] = values[k]!;
    if (this.times.length > 2 * KEPT) this.cut();
  }

  /** Forgets neurons that are no longer pinned. */
  keepOnly(pins: readonly Pin[]): void {
    this.columns = this.columns.filter((column) =>
      pins.some((pin) => pin.population === column.population && pin.neuron === column.neuron),
    );
    this.version++;
  }

  clear(): void {
    this.times.length = 0;
    this.columns = [];
    this.version++;
  }

  copy(): TraceMemory {
    const copy = new TraceMemory();
    copy.times.push(...this.times);
    copy.columns = this.columns.map((column) => ({ ...column, values: [...column.values] }));
    copy.dt = this.dt;
    copy.version = this.version;
    return copy;
  }

  /** Where a time is, or comes next. */
  private indexOf(start: number): number {
    let at = this.times.length;
    while (at > 0 && this.times[at - 1]! > start - this.dt / 2) at--;
    return at;
  }

  private extend(time: number): void {
    this.times.push(time);
    for (const { values } of this.columns) values.push(null);
  }

  private column(population: string, neuron: number, variable: string, unit: string): Column {
    const known = this.columns.find(
      (one) => one.population === population && one.neuron === neuron && one.variable === variable,
    );
    if (known) return known;
    const values = Array.from({ length: this.times.length }, (): number | null => null);
    const column = { population, neuron, variable, unit, values };
    this.columns.push(column);
    return column;
  }

  private cut(): void {
    const gone = this.times.length - KEPT;
    this.times.splice(0, gone);
    for (const { values } of this.columns) values.splice(0, gone);
  }
}

export const traceMemory = new TraceMemory();

traces.subscribe((trace) => {
  if (trace) traceMemory.append(trace);
});
samples.subscribe((sample) => {
  if (!sample) traceMemory.clear();
});
