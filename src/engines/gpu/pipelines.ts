// Kernels -> pipelines on a device, with the one layout of buffers that all of them share.
import type { EncodeKernel, FusedProgram, Kernel, Program } from "../../compiler/kernels";
import { type Buffers, CLOCK_BYTES, ENTRY_BYTES } from "./buffers";

export interface Prepared<K extends Kernel = Kernel> {
  readonly kernel: K;
  readonly pipeline: GPUComputePipeline;
}

type Stage = "begin" | "step" | "learn" | "count" | "end" | "reward";
type FusedStage = Exclude<keyof FusedProgram, "begin">;
export type FusedPipelines = Readonly<Record<FusedStage, readonly Prepared[]>>;

export interface Pipelines extends Readonly<Record<Stage, readonly Prepared[]>> {
  readonly bindings: GPUBindGroup;
  readonly encode: readonly Prepared<EncodeKernel>[];
  /** what of `begin` the fused schedule runs before the encoders */
  readonly beginInputs: readonly Prepared[];
  /** made when first asked for: who only runs commands does not wait for them */
  readonly fused: (() => Promise<FusedPipelines>) | null;
}

/** Bindings of shaders/lib/memory.wgsl after the clock. */
const BINDINGS = ["constants", "state", "weights", "spikes", "inputs", "synapses"] as const;
const TYPES: Readonly<Record<(typeof BINDINGS)[number], GPUBufferBindingType>> = {
  constants: "uniform",
  state: "storage",
  weights: "storage",
  spikes: "storage",
  inputs: "read-only-storage",
  synapses: "read-only-storage",
};

export async function preparePipelines(
  device: GPUDevice,
  buffers: Buffers,
  program: Program,
): Promise<Pipelines> {
  const label = "network";
  const visibility = GPUShaderStage.COMPUTE;
  const clock = { type: "uniform", hasDynamicOffset: true, minBindingSize: CLOCK_BYTES } as const;
  const layout = device.createBindGroupLayout({
    label,
    entries: [
      { binding: 0, visibility, buffer: clock },
      ...BINDINGS.map((name, k) => ({ binding: k + 1, visibility, buffer: { type: TYPES[name] } })),
    ],
  });
  const bindings = device.createBindGroup({
    label,
    layout,
    entries: [
      { binding: 0, resource: { buffer: buffers.clock, size: CLOCK_BYTES } },
      ...BINDINGS.map((name, k) => ({ binding: k + 1, resource: { buffer: buffers[name] } })),
    ],
  });
  const pipelineLayout = device.createPipelineLayout({ label, bindGroupLayouts: [layout] });
  const prepare = async <K extends Kernel>(kernels: readonly K[]): Promise<Prepared<K>[]> =>
    Promise.all(
      kernels.map(async (kernel) => {
        const module = device.createShaderModule({ label: kernel.label, code: kernel.code });
        const compute = { module, entryPoint: kernel.entryPoint };
        const pipeline = await device.createComputePipelineAsync({
          label: kernel.label,
          layout: pipelineLayout,
          compute,
        });
        return { kernel, pipeline };
      }),
    );
  const { fused } = program;
  const [begin, encode, step, learn, count, end, reward] = await Promise.all([
    prepare(program.begin),
    prepare(program.encode),
    prepare(program.step),
    prepare(program.learn),
    prepare(program.count),
    prepare(program.end),
    prepare(program.reward),
  ]);
  const prepareFused = async ({ simulate, replay, endMinibatch }: FusedProgram): Promise<FusedPipelines> => ({
    simulate: await prepare([simulate]),
    replay: await prepare(replay),
    endMinibatch: await prepare(endMinibatch),
  });
  let prepared: Promise<FusedPipelines> | undefined;
  const beginInputs = begin.filter(({ kernel }) => fused?.begin.includes(kernel));
  return {
    bindings,
    begin,
    encode,
    step,
    learn,
    count,
    end,
    reward,
    beginInputs,
    fused:
      fused &&
      (() => {
        prepared ??= prepareFused(fused);
        return prepared;
      }),
  };
}

/** Puts kernels into a pass, all of which see one clock entry. `groups`: in place of their own workgroups. */
export function dispatch(
  pass: GPUComputePassEncoder,
  { bindings }: Pipelines,
  kernels: readonly Prepared[],
  entry: number,
  groups?: number,
): void {
  pass.setBindGroup(0, bindings, [entry * ENTRY_BYTES]);
  for (const { kernel, pipeline } of kernels) {
    pass.setPipeline(pipeline);
    if (groups === undefined) pass.dispatchWorkgroups(...kernel.workgroups);
    else pass.dispatchWorkgroups(groups);
  }
}

/** The encoders, for all of `steps` from an entry's on. */
export function dispatchEncoders(
  pass: GPUComputePassEncoder,
  pipelines: Pipelines,
  entry: number,
  steps: number,
): void {
  for (const encoder of pipelines.encode)
    dispatch(pass, pipelines, [encoder], entry, Math.ceil((encoder.kernel.wordsAStep * steps) / 64));
}
