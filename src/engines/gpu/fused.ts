// The fused schedule: a sample is one workgroup of one dispatch, and many samples run at once. For networks that fit.
import type { SampleBatch } from "../engine";
import { writeClock } from "./buffers";
import { whileAlive } from "./device";
import {
  countReadout,
  explainFault,
  faultOf,
  type Network,
  readRanges,
  slotsFrom,
  writeCount,
  writePast,
} from "./network";
import type { Pace } from "./pace";
import { dispatch, dispatchEncoders, type FusedPipelines } from "./pipelines";
import type { ClockEntry } from "./schedule";

/** Postsynaptic neurons of one workgroup that replays a minibatch. Chosen: each repeats the traces of all inputs. */
const REPLAY_SHARE = { software: 256, hardware: 32 } as const;

/** Samples `first` to `last` - 1 of a batch. @returns words of all steps, shape `[steps, plan.words]` */
export async function presentFused(
  network: Network,
  batch: SampleBatch,
  first: number,
  last: number,
  pace: Pace,
): Promise<Uint32Array<ArrayBuffer>> {
  const { plan, cursor, device } = network;
  const pipelines = await whileAlive(device, network.pipelines.fused!());
  const words = new Uint32Array((last - first) * plan.sampleSteps * plan.words);
  for (let done = first; done < last; ) {
    const start = performance.now();
    const fitting = Math.floor(pace.steps / batch.minibatch) * batch.minibatch;
    const end = Math.min(last, done + (batch.learn ? Math.max(batch.minibatch, fitting) : pace.steps));
    submit(network, pipelines, batch, done, end);
    const shown = await readSamples(network, end - done);
    cursor.clock = (batch.clocks[end - 1]! + plan.sampleSteps) >>> 0;
    cursor.since = plan.sampleSteps;
    if (shown === null) return explainFault(network, batch.learn && batch.minibatch === 1 ? 0 : end - done);
    words.set(shown, (done - first) * plan.sampleSteps * plan.words);
    network.spikesOfSample = countReadout(
      network,
      shown,
      (end - done - 1) * plan.sampleSteps,
      plan.sampleSteps,
    );
    writeCount(network, network.spikesOfSample);
    pace.record(end - done, performance.now() - start);
    done = end;
  }
  const past = new Uint32Array((plan.history + plan.sampleSteps) * plan.words);
  past.set(words.subarray(-plan.sampleSteps * plan.words), plan.history * plan.words);
  writePast(network, past);
  return words;
}

/** Samples that see the same weights, from `first` on, numbered within one submit. */
interface Group {
  readonly first: number;
  readonly count: number;
  readonly entry: number;
}

function submit(
  network: Network,
  fused: FusedPipelines,
  batch: SampleBatch,
  first: number,
  last: number,
): void {
  const { device, software, buffers, pipelines, memory, plan } = network;
  const count = last - first;
  const together = batch.learn ? batch.minibatch : count;
  const sequential = batch.learn && together === 1;
  const sampleSlots = plan.history + plan.sampleSteps;
  const entryOf = (sample: number, more: Partial<ClockEntry>): ClockEntry => ({
    step: batch.clocks[first + sample]! >>> 0,
    slot: memory.slots + sample * sampleSlots + plan.history,
    count: plan.sampleSteps,
    learn: 0,
    sample,
    times: memory.timesAt,
    lane: 0,
    label: 0,
    ...more,
  });
  const entries = Array.from({ length: count }, (_, sample) =>
    entryOf(sample, { learn: sequential ? 2 : batch.learn ? 1 : 0 }),
  );
  const groups: Group[] = [];
  for (let at = 0; at < count && !sequential; at += together) {
    const size = Math.min(together, count - at);
    groups.push({ first: at, count: size, entry: entries.length });
    entries.push(entryOf(at, { count: size, learn: batch.learn ? 1 : 0, lane: batch.learn ? 1 : 0 }));
  }
  writeClock(device, buffers, entries);
  uploadValues(network, batch, first, count);

  const encoder = device.createCommandEncoder({ label: "samples" });
  const pass = encoder.beginComputePass({ label: "samples" });
  for (let sample = 0; sample < count; sample++) {
    dispatch(pass, pipelines, pipelines.beginInputs, sample);
    dispatchEncoders(pass, pipelines, sample, plan.sampleSteps);
  }
  for (let sample = 0; sample < count && sequential; sample++) {
    dispatch(pass, pipelines, fused.simulate, sample, 1);
    dispatch(pass, pipelines, pipelines.end, sample);
  }
  const widest = Math.max(1, ...plan.projections.map(({ to }) => to.n));
  const shares = Math.min(memory.lanes, Math.ceil(widest / REPLAY_SHARE[software ? "software" : "hardware"]));
  for (const group of groups) {
    dispatch(pass, pipelines, fused.simulate, group.entry, group.count);
    if (!batch.learn) continue;
    dispatch(pass, pipelines, fused.replay, group.entry, shares);
    dispatch(pass, pipelines, fused.endMinibatch, group.entry);
  }
  pass.end();
  device.queue.submit([encoder.finish()]);
}

function uploadValues(
  { device, buffers, memory, plan }: Network,
  batch: SampleBatch,
  first: number,
  count: number,
): void {
  if (memory.inputLength === 0) return;
  const values = new Float32Array(count * memory.inputLength);
  for (const { kind, name, n } of plan.populations) {
    if (kind !== "input") continue;
    const given = batch.inputs[name]!;
    const scale = given instanceof Uint8Array ? 255 : 1;
    for (let sample = 0; sample < count; sample++) {
      const at = sample * memory.inputLength + memory.inputAt[name]!;
      const from = (first + sample) * n;
      for (let k = 0; k < n; k++) values[at + k] = given[from + k]! / scale;
    }
  }
  device.queue.writeBuffer(buffers.inputs, memory.valuesAt * 4, values);
}

/** Words of the steps of all samples of a submit; null after a fault. */
async function readSamples(network: Network, count: number): Promise<Uint32Array<ArrayBuffer> | null> {
  const { memory, plan } = network;
  const sampleSlots = plan.history + plan.sampleSteps;
  const samples = Array.from({ length: count }, (_, k) =>
    slotsFrom(network, memory.slots + k * sampleSlots + plan.history, plan.sampleSteps),
  );
  const words = new Uint32Array(await readRanges(network, [faultOf(network), ...samples]));
  return words[0] === 0 ? words.slice(1) : null;
}
