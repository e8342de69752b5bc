// The stepped schedule: a few kernels a time step, many steps in one compute pass. It runs any network.
import { CLOCK_ENTRIES, COUNT, STEPPED_SAMPLES, VALUE } from "../../compiler/memory";
import { commandsOf, lessonOf, type SampleBatch } from "../engine";
import { copyOut, type Range, takeOut, writeClock } from "./buffers";
import { whileAlive } from "./device";
import {
  countReadout,
  explainFault,
  faultOf,
  type Network,
  rangeOf,
  readArray,
  slotsFrom,
  wordOf,
  writeArray,
  writeCount,
} from "./network";
import type { Pace } from "./pace";
import { dispatch, dispatchEncoders } from "./pipelines";
import { type Batch, type ClockEntry, cutIntoBatches, type Order } from "./schedule";

/** Steps that one submit can hold at most. */
export function mostSteps({ memory, plan }: Network): number {
  return Math.min(CLOCK_ENTRIES / 2, memory.slots - 2 * plan.history);
}

/** Runs commands and gives the words of all steps, shape `[steps, plan.words]`. */
export async function runStepped(
  network: Network,
  commands: readonly Order[],
  pace: Pace,
): Promise<Uint32Array<ArrayBuffer>> {
  const { cursor, memory, plan } = network;
  writeClasses(network, commands);
  const steps = commands.reduce((sum, order) => sum + (order.do === "run" ? order.steps : 0), 0);
  const words = new Uint32Array(steps * plan.words);
  const capacity = () => ({
    steps: pace.steps,
    samples: STEPPED_SAMPLES,
    slots: memory.slots,
    history: plan.history,
    entries: CLOCK_ENTRIES,
  });
  let done = 0;
  for (const batch of cutIntoBatches(commands, cursor, capacity)) {
    const start = performance.now();
    await runBatch(network, batch, words, done);
    pace.record(batch.slots.length, performance.now() - start);
    done += batch.slots.length;
  }
  return words;
}

/** Classes are the same for all lessons of a run. */
function writeClasses({ device, buffers, memory }: Network, commands: readonly Order[]): void {
  const lesson = commands.flatMap((order) => (order.do === "end" && order.lesson ? [order.lesson] : []))[0];
  if (lesson && memory.classAt !== null)
    device.queue.writeBuffer(buffers.state, 4 * memory.classAt, Float32Array.from(lesson.classes));
}

/** Runs one submit and puts its spikes, step after step, into `words` from step `done` on. */
async function runBatch(network: Network, batch: Batch, words: Uint32Array, done: number): Promise<void> {
  const { device, plan } = network;
  const { ranges, at } = stretchOf(network, batch.slots);
  const read = new Uint32Array(await whileAlive(device, submit(network, batch, ranges)));
  if (read[0] !== 0) await explainFault(network, 0);
  for (const [k, slot] of batch.slots.entries())
    words.set(read.subarray(at(slot), at(slot) + plan.words), (done + k) * plan.words);
  const counted = Math.max(0, batch.lastShown);
  if (batch.lastShown >= 0) network.spikesOfSample = 0;
  network.spikesOfSample += countReadout(network, words, done + counted, batch.slots.length - counted);
}

/**
 * The fault's word, and the ring from the first to the last of slots that lie in order of time.
 * @returns what to read, and where a slot's words are among them
 */
function stretchOf(network: Network, slots: readonly number[]) {
  const { plan, memory } = network;
  const first = slots[0] ?? 0;
  const since = (slot: number) => (slot - first + memory.slots) % memory.slots;
  const count = slots.length === 0 ? 0 : since(slots.at(-1)!) + 1;
  const untilEnd = Math.min(count, memory.slots - first);
  return {
    ranges: [faultOf(network), slotsFrom(network, first, untilEnd), slotsFrom(network, 0, count - untilEnd)],
    at: (slot: number) => 1 + since(slot) * plan.words,
  };
}

function upload({ device, buffers, memory, plan }: Network, batch: Batch): void {
  writeClock(device, buffers, batch.entries);
  device.queue.writeBuffer(
    buffers.inputs,
    0,
    Float32Array.from(batch.since, (steps) => steps * plan.document.dt),
  );
  if (batch.values.length === 0 || memory.inputLength === 0) return;
  const values = new Float32Array(batch.values.length * memory.inputLength);
  for (const [i, inputs] of batch.values.entries()) {
    for (const [name, at] of Object.entries(memory.inputAt))
      values.set(inputs[name]!, i * memory.inputLength + at);
  }
  device.queue.writeBuffer(buffers.inputs, memory.valuesAt * 4, values);
}

/** One list of commands, with the reading at its end. */
function submit(network: Network, batch: Batch, wanted: readonly Range[]): Promise<ArrayBuffer> {
  const { device, pipelines } = network;
  upload(network, batch);
  const encoder = device.createCommandEncoder({ label: "batch" });
  let pass: GPUComputePassEncoder | null = null;
  for (const action of batch.actions) {
    if (action.do === "show") {
      pass?.end();
      pass = null;
      show(network, encoder, action.values);
      continue;
    }
    pass ??= encoder.beginComputePass({ label: "batch" });
    if (action.do === "begin") dispatch(pass, pipelines, pipelines.begin, action.entry);
    else if (action.do !== "steps") dispatch(pass, pipelines, pipelines[action.do], action.entry);
    else {
      dispatchEncoders(pass, pipelines, action.entry, action.steps);
      for (let k = 0; k < action.steps; k++) {
        dispatch(pass, pipelines, pipelines.step, action.entry + k);
        if (action.weights) dispatch(pass, pipelines, pipelines.learn, action.entry + k);
        dispatch(pass, pipelines, pipelines.count, action.entry + k);
      }
    }
  }
  pass?.end();
  const staging = copyOut(device, encoder, wanted);
  device.queue.submit([encoder.finish()]);
  return takeOut(staging);
}

/** Other values for the inputs, in the midst of a sample; the readout's spikes are counted anew. */
function show(network: Network, encoder: GPUCommandEncoder, values: number): void {
  const { buffers, memory } = network;
  for (const [name, at] of Object.entries(memory.inputAt)) {
    const from = memory.valuesAt + values * memory.inputLength + at;
    const to = rangeOf(network, `${name}.${VALUE}`);
    encoder.copyBufferToBuffer(buffers.inputs, 4 * from, to.buffer, 4 * to.at, 4 * to.length);
  }
  encoder.clearBuffer(buffers.spikes, 4 * COUNT, 4);
}

/** Samples `first` to `last` - 1 of a batch, one after another; `present` in its plain meaning. */
export async function presentStepped(
  network: Network,
  batch: SampleBatch,
  first: number,
  last: number,
  pace: Pace,
): Promise<Uint32Array<ArrayBuffer>> {
  const { plan } = network;
  const samples = Array.from({ length: last - first }, (_, k) => commandsOf(batch, first + k, plan));
  if (!batch.learn) return runStepped(network, samples.flat(), pace);
  if (batch.minibatch <= 1)
    return runStepped(
      network,
      samples.flatMap((sample, k): Order[] => [...sample, { do: "end", lesson: lessonOf(batch, first + k) }]),
      pace,
    );
  return presentTogether(network, samples, pace);
}

/** All samples from the weights and slow variables as they are; then what their spikes change. */
async function presentTogether(
  network: Network,
  samples: readonly (readonly Order[])[],
  pace: Pace,
): Promise<Uint32Array<ArrayBuffer>> {
  const { plan } = network;
  const slow = plan.populations.flatMap((p) =>
    p.kind === "neurons"
      ? p.variables.filter((v) => p.model.state[v]!.slow).map((v) => `${p.name}.${v}`)
      : [],
  );
  const readSlow = () => Promise.all(slow.map((name) => readArray(network, name)));
  const before = await readSlow();
  const shown = [];
  for (const sample of samples) {
    const slowly = sample.map((order): Order => (order.do === "run" ? { ...order, learn: "slow" } : order));
    const words = await runStepped(network, slowly, pace);
    const changes = (await readSlow()).map((after, i) => after.map((x, n) => x - before[i]![n]!));
    for (const [i, name] of slow.entries()) writeArray(network, name, before[i]!);
    shown.push({ words, changes });
  }
  const all = new Uint32Array(samples.length * plan.sampleSteps * plan.words);
  for (const [k, { words, changes }] of shown.entries()) {
    replay(network, words);
    const now = await readSlow();
    for (const [i, name] of slow.entries())
      writeArray(
        network,
        name,
        now[i]!.map((x, n) => x + changes[i]![n]!),
      );
    await runStepped(network, [{ do: "end" }], pace);
    all.set(words, k * plan.sampleSteps * plan.words);
  }
  writeCount(network, network.spikesOfSample);
  return all;
}

/** Lets recorded spikes of one sample, shape `[steps, plan.words]`, change the weights as if they came now. */
function replay(network: Network, words: Uint32Array): void {
  const { device, buffers, pipelines, places, memory, plan, cursor } = network;
  for (const { name, rule } of plan.projections) {
    const { traces = [], paid = [], eligibility = [] } = rule ?? {};
    for (const trace of [...traces, ...paid, ...eligibility]) {
      const { length } = places.find((place) => place.name === `${name}.${trace.name}`)!;
      writeArray(network, `${name}.${trace.name}`, new Float32Array(length));
    }
  }
  writeCount(network, 0); // no step of a sample that has ended has spikes; the kernels need not stop
  const steps = words.length / Math.max(1, plan.words);
  const past = new Uint32Array((plan.history + steps) * plan.words);
  past.set(words, plan.history * plan.words);
  const most = Math.min(CLOCK_ENTRIES, memory.slots - plan.history);
  for (let first = 0; first < steps; first += most) {
    const count = Math.min(most, steps - first);
    const ring = past.slice(first * plan.words, (first + plan.history + count) * plan.words);
    device.queue.writeBuffer(buffers.spikes, wordOf(network, 0) * 4, ring);
    const entries = Array.from({ length: count }, (_, k): ClockEntry => {
      const slot = plan.history + k;
      return { step: cursor.clock, slot, count: 1, learn: 1, sample: 0, times: k, lane: 0, label: 0 };
    });
    const times = Float32Array.from({ length: count }, (_, k) => (first + k) * plan.document.dt);
    device.queue.writeBuffer(buffers.inputs, 0, times);
    writeClock(device, buffers, entries);
    const encoder = device.createCommandEncoder({ label: "replay" });
    const pass = encoder.beginComputePass({ label: "replay" });
    for (let k = 0; k < count; k++) dispatch(pass, pipelines, pipelines.learn, k);
    pass.end();
    device.queue.submit([encoder.finish()]);
    cursor.slot = (plan.history + count) % memory.slots;
  }
}
