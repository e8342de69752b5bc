// Plan -> the WGSL kernels of both schedules, with what each needs to be dispatched.

import { type Constant, Constants } from "./constants";
import { eligibilityRegion, payRegion } from "./eligibilityRegion";
import { fusedRegion, laneRegion, minibatchRegion, replayRegion } from "./fused";
import { type GpuMemory, mostPaid, placeOnGpu } from "./memory";
import {
  competitionOf,
  hearsRewards,
  type InputPlan,
  isGraded,
  movesAlone,
  type NeuronPlan,
  type Plan,
  type ProjectionPlan,
} from "./planned";
import { LEARN_BLOCK, learnRegion, normalizeRegion, releaseRegion } from "./projectionRegions";
import { tracesOf } from "./regionScope";
import {
  beginRegion,
  carryRegion,
  encodeRegion,
  memoryRegion,
  neuronRegion,
  readoutRegion,
  slowRegion,
  teachRegion,
  tracesRegion,
} from "./regions";
import { entryPointOf, fillShader, type ShaderName } from "./shaders";

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
  /** every step, last: where samples end by spikes */
  readonly count: readonly Kernel[];
  readonly end: readonly Kernel[];
  /** at a command that rewards; none where no one hears it */
  readonly reward: readonly Kernel[];
  readonly fused: FusedProgram | null;
}

/** The fused schedule's own kernels. Their number of workgroups is that of samples, or for `replay` free. */
export interface FusedProgram {
  /** what of `begin` comes before the encoders: the input populations' */
  readonly begin: readonly Kernel[];
  readonly simulate: Kernel;
  /** after a minibatch; none without anything that learns or is normalised */
  readonly replay: readonly Kernel[];
  readonly endMinibatch: readonly Kernel[];
}

/** All kernels of a program, each once. */
export function allKernels(program: Program): Kernel[] {
  const { begin, encode, step, learn, count, end, reward, fused } = program;
  const own = fused ? [fused.simulate, ...fused.replay, ...fused.endMinibatch] : [];
  return [...new Set([...begin, ...encode, ...step, ...learn, ...count, ...end, ...reward, ...own])];
}

const WORKGROUP = 64;
/** Blocks of synapses onto a neuron, of all presynaptic ones, that invocations share. */
const synapseGroups = ({ from }: ProjectionPlan): number => Math.ceil(from.words / LEARN_BLOCK);

/**
 * Generates all kernels of a plan. Everything that a user wrote is a tree by now.
 * @param invocations - of a workgroup of the fused schedule: on a CPU, where each waits for the others at a cost, few
 */
export function generateKernels(plan: Plan, invocations = 128): Program {
  const memory = placeOnGpu(plan);
  const constants = new Constants();
  const context = { plan, memory, constants, invocations };
  const regions = { memory: memoryRegion(context) };
  const kernel = (owner: string, shader: ShaderName, model: string, x: number, y = 1): Kernel => ({
    label: `${owner}/${shader}`,
    shader,
    entryPoint: entryPointOf(shader),
    code: fillShader(shader, { ...regions, model }),
    workgroups: [x, y],
  });
  const inLanes = (owner: string, shader: ShaderName, model: string, x = 1): Kernel => ({
    ...kernel(owner, shader, model, x),
    code: fillShader(shader, { ...regions, lane: laneRegion(context), model }),
  });
  const groups = (n: number) => Math.ceil(n / WORKGROUP);

  const inputs = plan.populations.filter(
    (population): population is InputPlan => population.kind === "input",
  );
  const neurons = plan.populations.filter(
    (population): population is NeuronPlan => population.kind === "neurons",
  );
  const learning = plan.projections.filter(({ rule }) => rule !== null);
  const plastic = learning.filter(({ rule }) => !movesAlone(rule!));
  const moving = learning.filter(({ rule }) => movesAlone(rule!));
  const scaled = plan.projections.filter(({ normalization }) => normalization !== null);
  const releasing = plan.projections.filter(({ synapse }) => synapse.release);
  const traced = plan.populations.filter((population) => tracesOf(population, plan).length > 0);
  const begin = plan.populations.map((p) =>
    kernel(p.name, "begin_sample", beginRegion(p, context), groups(p.n)),
  );
  const ofMoving = (q: ProjectionPlan, shader: ShaderName) =>
    kernel(q.name, shader, eligibilityRegion(q, context), groups(q.to.n), synapseGroups(q));
  const ofPaid = (q: ProjectionPlan, shader: ShaderName) =>
    kernel(q.name, shader, eligibilityRegion(q, context), groups(q.to.n));
  const rewarded = learning.filter(hearsRewards).map((q) => ({
    q,
    kernels: !movesAlone(q.rule!)
      ? [kernel(q.name, "learn_rewards", learnRegion(q, context), groups(q.to.n), synapseGroups(q))]
      : [
          ...(q.rule!.onReward.length > 0 ? [ofMoving(q, "reward_synapses")] : []),
          ...(q.rule!.paid.length > 0 ? [ofPaid(q, "collect_rewards")] : []),
        ],
  }));
  const endsBySpikes = Number.isFinite(Math.min(plan.until.train, plan.until.test));
  const fused = (): FusedProgram => ({
    begin: begin.filter((_, k) => plan.populations[k]!.kind === "input"),
    simulate: inLanes("network", "fused", fusedRegion(context)),
    replay: plastic.length + scaled.length > 0 ? [inLanes("network", "replay", replayRegion(context))] : [],
    endMinibatch: neurons
      .filter(({ model }) => Object.values(model.state).some(({ slow }) => slow))
      .map((p) => inLanes(p.name, "end_minibatch", minibatchRegion(p, context), groups(p.n))),
  });

  return {
    memory,
    begin: [...begin, ...moving.map((q) => ofMoving(q, "forget_synapses"))],
    encode: inputs.map((p) => ({
      ...kernel(p.name, "encode", encodeRegion(p, context), 1),
      wordsAStep: p.words,
    })),
    step: [
      ...releasing.map((q) => kernel(q.name, "release", releaseRegion(q, context), groups(q.from.n))),
      ...neurons.flatMap((p) => {
        const model = neuronRegion(p, context);
        const step = kernel(p.name, "step_neurons", model, groups(p.n));
        const emit =
          competitionOf(p) === "all"
            ? kernel(p.name, "compete", model, 1)
            : kernel(p.name, "emit_spikes", model, groups(p.words));
        const carry = isGraded(p) ? [kernel(p.name, "carry", carryRegion(p, context), groups(p.n))] : [];
        return [step, ...carry, emit];
      }),
    ],
    learn: [
      ...traced.map((p) => kernel(p.name, "update_traces", tracesRegion(p, context), groups(p.n))),
      ...plastic.map((q) =>
        kernel(q.name, "learn", learnRegion(q, context), groups(q.to.n), synapseGroups(q)),
      ),
      ...moving.map((q) => ofMoving(q, "learn_synapses")),
      ...moving.filter(({ rule }) => rule!.paid.length > 0).map((q) => ofPaid(q, "fade_rewards")),
    ],
    count: endsBySpikes ? [kernel("network", "count_spikes", readoutRegion(context), 1)] : [],
    end: [
      ...(plan.teacher && plan.readout
        ? [kernel("network", "teach", teachRegion(plan.teacher, plan.readout, context), 1)]
        : []),
      ...rewarded.flatMap(({ q, kernels }) => (plan.teacher && q.to === plan.readout ? kernels : [])),
      ...neurons
        .filter(({ slow }) => slow.length > 0)
        .map((p) => kernel(p.name, "end_sample", slowRegion(p, context), groups(p.n))),
      ...scaled.map((q) => kernel(q.name, "normalize", normalizeRegion(q, context), groups(q.to.n))),
    ],
    reward:
      rewarded.length === 0
        ? []
        : [
            kernel("network", "pay", payRegion(plan, context), groups(mostPaid(plan))),
            ...rewarded.flatMap(({ kernels }) => kernels),
          ],
    fused: memory.lanes > 0 ? fused() : null,
    constants: constants.all,
  };
}
