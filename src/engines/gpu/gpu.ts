// The WebGPU engine, stepped schedule: a few kernels a time step, many steps in one compute pass.
import { generateKernels, type Kernel } from "../../compiler/kernels";
import { type ArrayPlace, stateArrays, weightArrays } from "../../compiler/memory";
import { canRetune, type Plan, planNetwork } from "../../compiler/plan";
import { drawWeights } from "../../compiler/weights";
import { evaluateConstants } from "../../compiler/wgsl";
import { evaluate } from "../../lang/evaluate";
import { EngineError } from "../../util/errors";
import { checkCommands, countSteps, type Engine, noSuchArray, notFinite, splitSpikes } from "../engine";
import { createBuffers, readBack } from "./buffers";
import { type Device, whileAlive } from "./device";
import { Pace } from "./pace";
import { type Batch, type Cursor, cutIntoBatches } from "./schedule";

/** u32s of a clock entry, and the distance between entries that dynamic offsets ask for. */
const ENTRY_BYTES = 256;
/** Clock entries and samples that one submit may hold. Chosen: ten samples of 100 steps and more. */
const ENTRIES = 2048;
const SAMPLES = 64;

/**
 * Builds the GPU engine for a plan on an open device, which the engine then owns.
 * @throws {EngineError} "too-large" if the network does not fit the device
 */
export async function createGpu(initial: Plan, { device, label, software }: Device): Promise<Engine> {
  let plan = initial;
  const program = generateKernels(plan);
  const { memory } = program;
  const places = stateArrays(plan);
  const weightPlaces = weightArrays(plan);
  const buffers = await createBuffers(device, {
    clock: ENTRIES * ENTRY_BYTES,
    state: memory.stateWithScratch * 4,
    weights: Math.max(1, plan.weights) * 4,
    spikes: (memory.slots * plan.words + 1) * 4,
    inputs: Math.max(1, SAMPLES * memory.inputLength) * 4,
  });
  const layout = device.createBindGroupLayout({
    label: "network",
    entries: [
      {
        binding: 0,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type: "uniform", hasDynamicOffset: true, minBindingSize: 20 },
      },
      { binding: 1, visibility: GPUShaderStage.COMPUTE, buffer: { type: "uniform" } },
      ...[2, 3, 4].map((binding) => ({
        binding,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type: "storage" as const },
      })),
      { binding: 5, visibility: GPUShaderStage.COMPUTE, buffer: { type: "read-only-storage" } },
    ],
  });
  const bindings = device.createBindGroup({
    label: "network",
    layout,
    entries: [
      { binding: 0, resource: { buffer: buffers.clock, size: 20 } },
      { binding: 1, resource: { buffer: buffers.constants } },
      { binding: 2, resource: { buffer: buffers.state } },
      { binding: 3, resource: { buffer: buffers.weights } },
      { binding: 4, resource: { buffer: buffers.spikes } },
      { binding: 5, resource: { buffer: buffers.inputs } },
    ],
  });
  const pipelineLayout = device.createPipelineLayout({ label: "network", bindGroupLayouts: [layout] });
  const prepare = async <K extends Kernel>(kernels: readonly K[]) =>
    Promise.all(
      kernels.map(async (kernel) => {
        const module = device.createShaderModule({ label: kernel.label, code: kernel.code });
        const compute = { module, entryPoint: kernel.entryPoint };
        return {
          kernel,
          pipeline: await device.createComputePipelineAsync({
            label: kernel.label,
            layout: pipelineLayout,
            compute,
          }),
        };
      }),
    );
  type Prepared<K extends Kernel = Kernel> = Awaited<ReturnType<typeof prepare<K>>>;
  const [begin, encode, step, learn, end] = await whileAlive(
    device,
    Promise.all([
      prepare(program.begin),
      prepare(program.encode),
      prepare(program.step),
      prepare(program.learn),
      prepare(program.end),
    ]),
  );

  const cursor: Cursor = { slot: 0, clock: 0 };
  const pace = new Pace(Math.min(ENTRIES / 2, memory.slots - 2 * plan.history));
  device.queue.writeBuffer(buffers.constants, 0, evaluateConstants(program.constants, plan));
  device.queue.writeBuffer(buffers.weights, 0, drawWeights(plan));
  setSlowState();

  /** Slow variables start once; fast ones at every `begin`, but a run may come without one. */
  function setSlowState(): void {
    for (const population of plan.populations) {
      if (population.kind === "input") continue;
      for (const variable of population.variables) {
        const value = evaluate(population.model.trees.init[variable]!, {
          lookup: (name) => population.env[name]!,
        });
        const { at, length } = placeOf(`${population.name}.${variable}`);
        device.queue.writeBuffer(buffers.state, at * 4, new Float32Array(length).fill(value));
      }
    }
  }

  function placeOf(name: string): ArrayPlace {
    const place = places.find((candidate) => candidate.name === name);
    if (!place) throw noSuchArray(name, [...places, ...weightPlaces]);
    return place;
  }

  function locate(name: string): { buffer: GPUBuffer; at: number; length: number } {
    const weight = weightPlaces.find((candidate) => candidate.name === name);
    return weight ? { buffer: buffers.weights, ...weight } : { buffer: buffers.state, ...placeOf(name) };
  }

  function dispatch(pass: GPUComputePassEncoder, kernels: Prepared, entry: number): void {
    pass.setBindGroup(0, bindings, [entry * ENTRY_BYTES]);
    for (const { kernel, pipeline } of kernels) {
      pass.setPipeline(pipeline);
      pass.dispatchWorkgroups(...kernel.workgroups);
    }
  }

  function upload(batch: Batch): void {
    const clock = new Uint32Array((batch.entries.length * ENTRY_BYTES) / 4);
    for (const [i, { step: time, slot, count, learn: learning, sample }] of batch.entries.entries()) {
      clock.set([time, slot, count, Number(learning), sample], (i * ENTRY_BYTES) / 4);
    }
    device.queue.writeBuffer(buffers.clock, 0, clock);
    if (batch.begins.length === 0 || memory.inputLength === 0) return;
    const values = new Float32Array(batch.begins.length * memory.inputLength);
    for (const [i, { inputs }] of batch.begins.entries()) {
      for (const [name, at] of Object.entries(memory.inputAt))
        values.set(inputs[name]!, i * memory.inputLength + at);
    }
    device.queue.writeBuffer(buffers.inputs, 0, values);
  }

  function submit(batch: Batch): void {
    upload(batch);
    const encoder = device.createCommandEncoder({ label: "batch" });
    const pass = encoder.beginComputePass({ label: "batch" });
    for (const action of batch.actions) {
      if (action.do === "begin") dispatch(pass, begin, action.entry);
      else if (action.do === "end") dispatch(pass, end, action.entry);
      else {
        pass.setBindGroup(0, bindings, [action.entry * ENTRY_BYTES]);
        for (const { kernel, pipeline } of encode) {
          pass.setPipeline(pipeline);
          pass.dispatchWorkgroups(Math.ceil((kernel.wordsAStep * action.steps) / 64));
        }
        for (let k = 0; k < action.steps; k++) {
          dispatch(pass, step, action.entry + k);
          if (action.learn) dispatch(pass, learn, action.entry + k);
        }
      }
    }
    pass.end();
    device.queue.submit([encoder.finish()]);
  }

  /** Runs one submit and puts its spikes, step after step, into `words` from step `done` on. */
  async function runBatch(batch: Batch, words: Uint32Array, done: number): Promise<void> {
    submit(batch);
    const length = memory.slots * plan.words + 1;
    const ring = new Uint32Array(await whileAlive(device, readBack(device, buffers.spikes, 0, length * 4)));
    if (ring[length - 1] !== 0) await explainFault();
    for (const [k, slot] of batch.slots.entries()) {
      words.set(ring.subarray(slot * plan.words, (slot + 1) * plan.words), (done + k) * plan.words);
    }
  }

  /** Finds which number is none any more, and says so. */
  async function explainFault(): Promise<never> {
    device.queue.writeBuffer(buffers.spikes, memory.slots * plan.words * 4, new Uint32Array(1));
    for (const { name } of [...places, ...weightPlaces]) {
      const values = await read(name);
      const bad = values.findIndex((value) => !Number.isFinite(value));
      if (bad >= 0) throw notFinite(name, bad, values[bad]!, cursor.clock);
    }
    throw new EngineError(
      "not-finite",
      `A number became infinite or undefined by step ${cursor.clock}, and was gone after it.`,
    );
  }

  async function read(name: string): Promise<Float32Array<ArrayBuffer>> {
    const { buffer, at, length } = locate(name);
    return new Float32Array(await whileAlive(device, readBack(device, buffer, at * 4, length * 4)));
  }

  /** The `history` steps before the cursor, oldest first. */
  function pastSlots(): number[] {
    return Array.from(
      { length: plan.history },
      (_, i) => (cursor.slot + memory.slots - plan.history + i) % memory.slots,
    );
  }

  return {
    name: "gpu",
    device: label,
    software,
    get plan() {
      return plan;
    },
    async run(commands) {
      checkCommands(commands, plan);
      const steps = countSteps(commands);
      const words = new Uint32Array(steps * plan.words);
      let done = 0;
      const capacity = () => ({
        steps: pace.steps,
        samples: SAMPLES,
        slots: memory.slots,
        history: plan.history,
      });
      for (const batch of cutIntoBatches(commands, cursor, capacity)) {
        const start = performance.now();
        await runBatch(batch, words, done);
        pace.record(batch.slots.length, performance.now() - start);
        done += batch.slots.length;
      }
      return splitSpikes(plan, steps, words);
    },
    read,
    async write(name, values) {
      const { buffer, at, length } = locate(name);
      if (values.length !== length)
        throw new EngineError("stopped", `${name} has ${length} values, got ${values.length}.`);
      device.queue.writeBuffer(buffer, at * 4, new Float32Array(values));
    },
    retune(document) {
      if (!canRetune(plan.document, document))
        throw new EngineError("stopped", "this change needs the network to be rebuilt.");
      plan = planNetwork(document);
      device.queue.writeBuffer(buffers.constants, 0, evaluateConstants(program.constants, plan));
    },
    async snapshot() {
      const arrays: Record<string, Float32Array<ArrayBuffer>> = {};
      for (const { name } of [...places, ...weightPlaces]) arrays[name] = await read(name);
      const ring = new Uint32Array(
        await whileAlive(device, readBack(device, buffers.spikes, 0, memory.slots * plan.words * 4)),
      );
      const spikes = pastSlots().flatMap((slot) => [
        ...ring.subarray(slot * plan.words, (slot + 1) * plan.words),
      ]);
      return { arrays, spikes: new Uint32Array(spikes), clock: cursor.clock };
    },
    async restore(snapshot) {
      for (const [name, values] of Object.entries(snapshot.arrays)) {
        const { buffer, at } = locate(name);
        device.queue.writeBuffer(buffer, at * 4, new Float32Array(values));
      }
      cursor.clock = snapshot.clock;
      for (const [i, slot] of pastSlots().entries()) {
        const step = snapshot.spikes.slice(i * plan.words, (i + 1) * plan.words);
        device.queue.writeBuffer(buffers.spikes, slot * plan.words * 4, step);
      }
    },
    dispose() {
      device.destroy();
    },
  };
}
