// The event engine's memory as arrays with names: reading, writing, and the copies between master and lane.

import { ringName } from "../../compiler/carried";
import { HELD } from "../../compiler/memory";
import type { Plan } from "../../compiler/planned";
import { scheduleOf } from "../../compiler/schedule";
import { type Layout, ROW, roundUp, weightsOf } from "../../compiler/wasm/layout";
import { isSpiking, type SampleBatch } from "../engine";
import { LEVEL } from "./inputs";
import type { Lane } from "./lane";
import type { Machine } from "./machine";

/** A variable or trace: offset of its row in an image. */
interface Row {
  readonly offset: number;
  readonly n: number;
  readonly slow: boolean;
  readonly held: boolean;
}

/** Held by nobody: pads of a row must never move a population to a spike. */
const FOR_EVER = 2 ** 31 - 1;

export class EventMemory {
  private readonly machine: Machine;
  private readonly layout: Layout;
  private readonly plan: Plan;
  private readonly rows = new Map<string, Row>();

  constructor(machine: Machine) {
    this.machine = machine;
    this.layout = machine.layout;
    this.plan = machine.layout.plan;
    for (const { population, at, carried, carriedRows } of this.layout.populations) {
      if (carriedRows > 0)
        this.rows.set(ringName(population), {
          offset: carried,
          n: carriedRows * population.n,
          slow: false,
          held: false,
        });
      for (const [variable, offset] of Object.entries(at)) {
        const slow = population.kind === "neurons" && population.model.state[variable]?.slow === true;
        const row = { offset, n: population.n, slow, held: variable === HELD };
        this.rows.set(`${population.name}.${variable}`, row);
      }
    }
    for (const { projection, traces, paid, release } of this.layout.projections) {
      for (const [name, offset] of Object.entries(release))
        this.rows.set(`${projection.name}.${name}`, {
          offset,
          n: projection.from.n,
          slow: false,
          held: false,
        });
      for (const { name, of } of projection.rule?.traces ?? []) {
        const { n } = of === "pre" ? projection.from : projection.to;
        this.rows.set(`${projection.name}.${name}`, { offset: traces[name]!, n, slow: false, held: false });
      }
      for (const [name, offset] of Object.entries(paid))
        this.rows.set(`${projection.name}.${name}`, { offset, n: projection.to.n, slow: false, held: false });
    }
  }

  /** State and weights as a network starts with, and the lists of its connectors. @param weights - see drawWeights */
  initialize(weights: Float32Array): void {
    const { f32, i32, u8, lane, master } = this.machine;
    const { imageSize } = this.layout;
    for (const { population, at, row } of this.layout.populations) {
      if (population.kind === "input") continue;
      for (const variable of population.variables) {
        const start = population.start[variable]!;
        const from = (master + at[variable]!) / 4;
        f32.fill(start[start.length - 1]!, from, from + row);
        f32.set(start, from);
      }
      const held = (master + at[HELD]!) / 4;
      i32.fill(FOR_EVER, held + population.n, held + row);
    }
    for (const { projection, release } of this.layout.projections)
      for (const [row, start] of Object.entries(projection.synapse.release?.variables ?? {})) {
        const from = (master + release[row]!) / 4;
        f32.fill(start, from, from + roundUp(projection.from.n, ROW));
      }
    u8.copyWithin(lane, master, master + imageSize);
    for (const { projection, start, post, place, stride } of this.layout.projections) {
      const { connections, delays } = projection;
      if (!connections && !delays) continue;
      const lists = delays ? scheduleOf(projection) : { ...connections!, place: connections!.shared };
      i32.set(lists.start, start / 4);
      i32.set(lists.post, post / 4);
      if (!lists.place) continue;
      const { n } = projection.to;
      // rows of all pairs are rounded up
      const pads = connections ? 0 : stride / 4 - n;
      i32.set(
        lists.place.map((at) => at + pads * Math.floor(at / n)),
        place / 4,
      );
    }
    for (const { name, weightsAt, places, weights: kind } of this.plan.projections) {
      if (kind === "stored") this.write(`${name}.w`, weights.subarray(weightsAt, weightsAt + places), 0);
    }
  }

  /** @param now - steps that the sample has moved; the caller has settled the lane */
  read(name: string, now: number): Float32Array<ArrayBuffer> {
    const row = this.rows.get(name);
    if (!row) return this.readWeights(name);
    const at = (this.machine.lane + row.offset) / 4;
    if (!row.held) return this.machine.f32.slice(at, at + row.n) as Float32Array<ArrayBuffer>;
    return Float32Array.from(this.machine.i32.subarray(at, at + row.n), (until) => Math.max(0, until - now));
  }

  write(name: string, values: Float32Array, now: number): void {
    const row = this.rows.get(name);
    const { f32, i32, lane } = this.machine;
    if (!row) this.writeWeights(name, values);
    else if (row.held)
      i32.set(
        Int32Array.from(values, (steps) => now + steps),
        (lane + row.offset) / 4,
      );
    else f32.set(values, (lane + row.offset) / 4);
    if (row?.slow) f32.set(values, (this.machine.master + row.offset) / 4);
  }

  /** Slow variables outlive the sample: from the lane to the master image, or back. */
  copySlow(to: "master" | "lane"): void {
    const { u8, lane, master } = this.machine;
    const [source, target] = to === "master" ? [lane, master] : [master, lane];
    for (const { offset, n, slow } of this.rows.values()) {
      if (slow) u8.copyWithin(target + offset, source + offset, source + offset + 4 * n);
    }
  }

  /** Puts past spikes, shape `[history, words]`, into the slots before the lane's first. */
  writeLists({ lists }: Lane, words: Uint32Array): void {
    const { i32 } = this.machine;
    for (const [p, { n, at, stride, counts }] of lists.entries()) {
      const { spikesAt } = this.plan.populations[p]!;
      for (let slot = 0; slot < this.plan.history; slot++) {
        let count = 0;
        for (let k = 0; k < n; k++) {
          if (isSpiking(words, slot * this.plan.words + spikesAt, k))
            i32[(at + slot * stride) / 4 + count++] = k;
        }
        i32[counts + slot] = count;
      }
    }
  }

  /** Puts samples of a batch in places for them, from `place` on. @param bytes - see `areBytes` */
  fill(batch: SampleBatch, first: number, samples: number, place: number, bytes: boolean): void {
    const { i32, f32, u8 } = this.machine;
    const { group, populations } = this.layout;
    for (let k = 0; k < samples; k++) i32[group.clocks / 4 + place + k] = batch.clocks[first + k]!;
    for (const [p, { population }] of populations.entries()) {
      if (population.kind !== "input") continue;
      const { name, n } = population;
      const at = group.inputs[p]! + place * n * (bytes ? 1 : 4);
      const values = batch.inputs[name]!.subarray(first * n, (first + samples) * n);
      if (bytes) u8.set(values, at);
      else if (values instanceof Float32Array) f32.set(values, at / 4);
      else for (let k = 0; k < values.length; k++) f32[at / 4 + k] = LEVEL[values[k]!]!;
    }
  }

  /** Whether all inputs of a batch are bytes: then they lie as such in their places, else as f32. */
  areBytes(batch: SampleBatch): boolean {
    return this.layout.populations.every(
      ({ population: { kind, name } }) => kind !== "input" || batch.inputs[name] instanceof Uint8Array,
    );
  }

  private rowsOf(name: string) {
    const [owner = "", variable = ""] = name.split(".");
    const place = this.layout.projections.find(({ projection }) => projection.name === owner)!;
    const { from, to, connections, places } = place.projection;
    const at = (weightsOf(place, this.machine.lane) + (place.eligibility[variable] ?? 0)) / 4;
    // one row for each presynaptic neuron, or all of them in one
    return connections
      ? { at, rows: 1, length: places, step: places }
      : { at, rows: from.n, length: to.n, step: place.stride / 4 };
  }

  private readWeights(name: string): Float32Array<ArrayBuffer> {
    const { at, rows, length, step } = this.rowsOf(name);
    const values = new Float32Array(rows * length);
    for (let i = 0; i < rows; i++)
      values.set(this.machine.f32.subarray(at + i * step, at + i * step + length), i * length);
    return values;
  }

  private writeWeights(name: string, values: Float32Array): void {
    const { at, rows, length, step } = this.rowsOf(name);
    for (let i = 0; i < rows; i++)
      this.machine.f32.set(values.subarray(i * length, (i + 1) * length), at + i * step);
  }
}
