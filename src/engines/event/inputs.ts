// The inputs of a lane: takes a sample's values, and turns them into lists of spikes.
import { VALUE } from "../../compiler/memory";
import { type InputPlan, TIME } from "../../compiler/planned";
import type { PopulationLayout } from "../../compiler/wasm/layout";
import { evaluate } from "../../lang/evaluate";
import type { Kernel, Machine } from "./machine";
import { type Lists, listsOf } from "./populations";

interface InputRun {
  /** index among all populations */
  readonly group: number;
  readonly population: InputPlan;
  readonly place: PopulationLayout;
  readonly lists: Lists;
  readonly findAwake: Kernel;
  readonly encode: Kernel;
  /** see PopulationLayout.table */
  readonly starts: number;
  /** parameters that its table was computed from */
  table: string;
  bytes: boolean;
  awake: number;
}

/** f32 of k / 255, as every engine has it. */
export const LEVEL = Float32Array.from({ length: 256 }, (_, k) => k / 255);

export class Inputs {
  private readonly machine: Machine;
  private readonly runs: readonly InputRun[];
  private readonly levels: Kernel;
  private readonly encodeLevels: Kernel;

  constructor(machine: Machine) {
    this.machine = machine;
    this.levels = machine.kernel("levels")!;
    this.encodeLevels = machine.kernel("encode_levels")!;
    this.runs = machine.layout.populations.flatMap((place, group): InputRun[] => {
      const { population } = place;
      if (population.kind === "neurons") return [];
      return [
        {
          group,
          population,
          place,
          lists: listsOf(place, machine.lane),
          findAwake: machine.kernel("find_awake", population)!,
          encode: machine.kernel("encode", population)!,
          starts: place.table,
          table: "",
          bytes: false,
          awake: 0,
        },
      ];
    });
  }

  /** Computes the steps in which each level spikes, once for all threads that see the same memory. */
  retune(): void {
    const { f32, i32, layout, plan } = this.machine;
    f32.set(LEVEL, layout.levels / 4);
    for (const run of this.runs) {
      const { population, starts } = run;
      const { env, encoder } = plan.populations.find(({ name }) => name === population.name) as InputPlan;
      const table = JSON.stringify(env);
      if (starts === 0 || table === run.table) continue;
      run.table = table;
      const steps = starts / 4 + 257;
      let count = 0;
      for (let level = 0; level < 256; level++) {
        i32[starts / 4 + level] = count;
        for (let step = 0; step < Math.min(plan.sampleSteps, plan.shownSteps); step++) {
          const lookup = (name: string) =>
            name === VALUE ? LEVEL[level]! : name === TIME ? step * plan.document.dt : env[name]!;
          if (evaluate(encoder.trees.spike, { lookup, round: Math.fround }) !== 0)
            i32[steps + count++] = step;
        }
      }
      i32[starts / 4 + 256] = count;
    }
  }

  /** Takes the values of one input for the sample that has just begun. */
  take(name: string, values: Float32Array): void {
    const run = this.runs.find(({ population }) => population.name === name)!;
    run.bytes = false;
    run.awake = -1;
    this.machine.f32.set(values, (this.machine.lane + run.place.at[VALUE]!) / 4);
  }

  /** Takes those of a sample of the group for all inputs. Bytes: the sample then runs to its end in one go. */
  takeFromGroup(sample: number, bytes: boolean): void {
    const { lane, u8, layout } = this.machine;
    for (let k = 0; k < this.runs.length; k++) {
      const run = this.runs[k]!;
      const { place, group } = run;
      const { n } = run.population;
      const size = bytes ? n : 4 * n;
      const from = layout.group.inputs[group]! + sample * size;
      run.bytes = bytes;
      run.awake = -1;
      u8.copyWithin(lane + (bytes ? place.bytes : place.at[VALUE]!), from, from + size);
      if (bytes && run.starts === 0) this.widen(run);
    }
  }

  /** Lists of the spikes of `count` steps from `step` on, into slots from `slot` on. */
  encode(step: number, clock: number, slot: number, count: number): void {
    const { lane, layout, i32, plan } = this.machine;
    const shown = Math.max(0, Math.min(count, plan.shownSteps - step));
    for (const run of this.runs) {
      const { lists, place, population } = run;
      const at = lists.at + slot * lists.stride;
      const counts = lists.counts + slot;
      if (run.bytes && run.starts !== 0) {
        i32.fill(0, counts, counts + count);
        const bytes = lane + place.bytes;
        this.encodeLevels(
          bytes,
          population.n,
          run.starts,
          run.starts + 4 * 257,
          at,
          4 * counts,
          lists.stride,
        );
        continue;
      }
      if (run.awake < 0) run.awake = run.findAwake(lane, layout.constants);
      const times = (lane + layout.times) / 4;
      for (let k = 0; k < shown; k++) this.machine.f32[times + k] = (step + k) * plan.document.dt;
      run.encode(lane, layout.constants, run.awake, clock, at, 4 * counts, shown);
      i32.fill(0, counts + shown, counts + count); // drawn for some steps at once, perhaps into the rest
    }
  }

  /** Values came from outside, as numbers: who may spike is found anew. */
  wake(): void {
    for (const run of this.runs) {
      run.bytes = false;
      run.awake = -1;
    }
  }

  /** Values as numbers, wherever bytes served until now. */
  settle(): void {
    for (const run of this.runs) if (run.bytes) this.widen(run);
  }

  private widen({ place, population }: InputRun): void {
    const { lane, layout } = this.machine;
    this.levels(lane + place.bytes, layout.levels, lane + place.at[VALUE]!, population.n);
  }
}
