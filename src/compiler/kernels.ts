// Plan -> the WGSL kernels of the stepped schedule, with what each needs to be dispatched.
import { type GpuMemory, placeOnGpu } from "./memory";
import type { InputPlan, NeuronPlan, Plan } from "./plan";
import {
  beginRegion,
  encodeRegion,
  LEARN_BLOCK,
  learnRegion,
  neuronRegion,
  normalizeRegion,
  slowRegion,
  tracesOf,
  tracesRegion,
} from "./regions";
import { entryPointOf, fillShader, type ShaderName } from "./shaders";
import { type Constant, Constants } from "./wgsl";

export interface Kernel {
  /** `population/kernel`, the label of its GPU objects */
  readonly label: string;
  readonly shader: ShaderName;
  readonly entryPoint: string;
  readonly code: string;
  readonly workgroups: readonly [x: number, y: number];
}

/** An encoder runs once for many steps: its workgroups depend on how many. */
export interface EncodeKernel extends Kernel {
  readonly wordsAStep: number;
}

/** Every kernel of a network, in the order in which a sample runs them. */
export interface Program {
  readonly memory: GpuMemory;
  readonly constants: readonly Constant[];
  readonly begin: readonly Kernel[];
  readonly encode: readonly EncodeKernel[];
  /** every step */
  readonly step: readonly Kernel[];
  /** every step while learning, after `step` */
  readonly learn: readonly Kernel[];
  readonly end: readonly Kernel[];
}

const WORKGROUP = 64;

/** Generates all kernels of a plan. Everything that a user wrote is a tree by now. */
export function generateKernels(plan: Plan): Program {
  const memory = placeOnGpu(plan);
  const constants = new Constants();
  const context = { plan, memory, constants };
  const memoryRegion = [
    `const SLOTS = ${memory.slots}u;`,
    `const STRIDE = ${plan.words}u;`,
    `const HISTORY = ${plan.history}u;`,
  ].join("\n");
  const kernel = (owner: string, shader: ShaderName, model: string, x: number, y = 1): Kernel => ({
    label: `${owner}/${shader}`,
    shader,
    entryPoint: entryPointOf(shader),
    code: fillShader(shader, { memory: memoryRegion, model }),
    workgroups: [x, y],
  });
  const groups = (n: number) => Math.ceil(n / WORKGROUP);

  const inputs = plan.populations.filter(
    (population): population is InputPlan => population.kind === "input",
  );
  const neurons = plan.populations.filter(
    (population): population is NeuronPlan => population.kind === "neurons",
  );
  const plastic = plan.projections.filter(({ rule }) => rule !== null);
  const traced = plan.populations.filter((population) => tracesOf(population, plan).length > 0);

  return {
    memory,
    begin: plan.populations.map((p) => kernel(p.name, "begin_sample", beginRegion(p, context), groups(p.n))),
    encode: inputs.map((p) => ({
      ...kernel(p.name, "encode", encodeRegion(p, context), 1),
      wordsAStep: p.words,
    })),
    step: neurons.flatMap((p) => {
      const model = neuronRegion(p, context);
      const step = kernel(p.name, "step_neurons", model, groups(p.n));
      const emit =
        p.winners === null
          ? kernel(p.name, "emit_spikes", model, groups(p.words))
          : kernel(p.name, "compete", model, 1);
      return [step, emit];
    }),
    learn: [
      ...traced.map((p) => kernel(p.name, "update_traces", tracesRegion(p, context), groups(p.n))),
      ...plastic.map((q) =>
        kernel(
          q.name,
          "learn",
          learnRegion(q, context),
          groups(q.to.n),
          Math.ceil(q.from.words / LEARN_BLOCK),
        ),
      ),
    ],
    end: [
      ...neurons
        .filter(({ slow }) => slow.length > 0)
        .map((p) => kernel(p.name, "end_sample", slowRegion(p, context), groups(p.n))),
      ...plan.projections
        .filter(({ normalization }) => normalization !== null)
        .map((q) => kernel(q.name, "normalize", normalizeRegion(q, context), groups(q.to.n))),
    ],
    constants: constants.all,
  };
}
