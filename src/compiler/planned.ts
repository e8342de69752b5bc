// What a plan is: which neuron, weight and spike lies where, and every tree that an engine has to run.
import type { NetworkDocument } from "../core/document";
import type { EncoderModel } from "../core/encoder";
import type { NeuronModel } from "../core/neuron";
import type { NormalizationModel } from "../core/normalization";
import type { RuleModel } from "../core/rule";
import type { SynapseModel } from "../core/synapse";
import type { TeacherModel } from "../core/teacher";
import type { Node } from "../lang/tree";
import type { LinearSystem } from "./linearSystem";
import type { Connections } from "./runs";
import type { Let } from "./stepping";

/** Names that trees may use beside their own: the step's length and the sample's, in ms, and a population's size. */
export const STEP_MS = "dt";
export const SAMPLE_MS = "sample_ms";
export const SIZE = "n_neurons";
/** ms since the sample began: known only while it runs, so in no `Env`. */
export const TIME = "t";

/** Parameters in base units, dt, sample_ms and what follows from them: all that a tree needs besides state and t. */
export type Env = Readonly<Record<string, number>>;

/** A variable and the tree of its next value. */
export interface Update {
  readonly variable: string;
  readonly tree: Node;
}

export interface Placed {
  readonly name: string;
  readonly n: number;
  /** u32 words of one step's spikes, and where they start within a step */
  readonly words: number;
  readonly spikesAt: number;
  readonly env: Env;
}

export interface InputPlan extends Placed {
  readonly kind: "input";
  readonly encoder: EncoderModel;
  /** stream of its random numbers */
  readonly stream: number;
}

export interface NeuronPlan extends Placed {
  readonly kind: "neurons";
  /** with the state of the synapses that end on it */
  readonly model: NeuronModel;
  /** stream of its random numbers */
  readonly stream: number;
  readonly variables: readonly string[];
  /** values of the fast variables where a sample begins, shape `[n]` each */
  readonly start: Readonly<Record<string, Float32Array>>;
  /** those of them that are not the same for all neurons, as far as can be told */
  readonly drawn: readonly string[];
  /** equations that can be stepped over any time at once; null if they cannot */
  readonly system: LinearSystem | null;
  /** values of a step that its trees read, in order */
  readonly lets: readonly Let[];
  /** once a step; with `slow` once a learning sample */
  readonly steps: readonly Update[];
  readonly slow: readonly Update[];
  readonly resets: readonly Update[];
  /** resets of slow variables, while learning only */
  readonly slowResets: readonly Update[];
  /** whole steps after a spike in which a neuron cannot spike, and its `held` variables stand still */
  readonly refractory: Node;
  readonly held: readonly string[];
  /** what a spike counts, from the state before the resets; null: 1 */
  readonly carries: Node | null;
  /** neurons in a row of whom one at most spikes in a step: 1 where they do not compete, n where all do */
  readonly rivals: number;
}

/** Whether each of a population's spikes carries a number. */
export function isGraded(population: PopulationPlan): boolean {
  return population.kind === "neurons" && population.carries !== null;
}

export type PopulationPlan = InputPlan | NeuronPlan;

export interface TracePlan {
  readonly name: string;
  readonly of: "pre" | "post";
  /** null: it stays until the sample ends */
  readonly decay: Update | null;
  readonly onSpike: Update;
}

/** A number for each synapse, at the place of its weight, that statements change as they do the weight. */
export interface EligibilityPlan {
  readonly name: string;
  readonly decay: Update | null;
}

/** A number for each postsynaptic neuron that rewards change. */
export interface PaidPlan extends EligibilityPlan {
  readonly onReward: Update;
}

/** Short-term plasticity over a projection: what its presynaptic neurons have to release. */
export interface ReleasePlan {
  /** rows of the presynaptic neurons, and where each starts in a sample */
  readonly variables: Readonly<Record<string, number>>;
  /** once a step */
  readonly steps: readonly Update[];
  /** where a spike arrives, in order */
  readonly onSpike: readonly Update[];
  /** what it counts; kept, times what it carries, in the row `RELEASED` until the next one */
  readonly gain: Node;
}

export interface ProjectionPlan {
  readonly name: string;
  readonly from: PopulationPlan;
  readonly to: NeuronPlan;
  /** steps from a spike to its arrival, the longest where every synapse has its own */
  readonly delaySteps: number;
  /** steps of each synapse, at the place of its weight; null: `delaySteps` for all */
  readonly delays: Uint16Array | null;
  readonly env: Env;
  /** what `arriving`, the signed sum of the weights of this step's spikes, does to the postsynaptic neuron */
  readonly synapse: {
    readonly model: SynapseModel;
    readonly env: Env;
    readonly receive: Update;
    /** what `arriving` is multiplied by, over time; null: 1 */
    readonly gain: Node | null;
    /** short-term plasticity, in place of the gain; its synapses are listed, as are those of spikes that carry a number */
    readonly release: ReleasePlan | null;
  };
  readonly sign: 1 | -1;
  /** false: no synapse from a neuron to the one of its own index */
  readonly self: boolean;
  /** null: every pair, but for those of one index without `self` */
  readonly connections: Connections | null;
  /** how many there are: pairs, or what the connector says */
  readonly synapses: number;
  /** `uniform`: one weight for all, in `env.weight`; `stored`: `[pre, post]`, or as `connections` have them */
  readonly weights: "uniform" | "stored";
  /** how many weights there are where they are stored */
  readonly places: number;
  /** index of its first weight among all stored weights */
  readonly weightsAt: number;
  readonly stream: number;
  readonly rule: RulePlan | null;
  /** of weights that change while it runs: those that synapses share do not */
  readonly normalization: { readonly model: NormalizationModel; readonly env: Env } | null;
}

export interface RulePlan {
  readonly model: RuleModel;
  readonly env: Env;
  /** of spikes on either side */
  readonly traces: readonly TracePlan[];
  readonly eligibility: readonly EligibilityPlan[];
  readonly paid: readonly PaidPlan[];
  /** the weight after `dt`, from it and from what eligibility and payment were before */
  readonly drift: Update | null;
  /** over the presynaptic neurons, of traces as they stand before a step's spikes */
  readonly sums: readonly { readonly name: string; readonly tree: Node }[];
  /** of w and eligibility, one after the other */
  readonly onPre: readonly Update[];
  readonly onPost: readonly Update[];
  readonly onReward: readonly Update[];
  readonly bounds: readonly [Node, Node] | null;
}

/** Whether synapses change between spikes: they have an eligibility, or weights that drift. */
export function movesAlone({ eligibility, paid, drift }: RulePlan): boolean {
  return eligibility.length > 0 || paid.length > 0 || drift !== null;
}

/** Whether a reward changes anything. */
export function hearsRewards({ rule }: ProjectionPlan): boolean {
  return rule !== null && (rule.onReward.length > 0 || rule.paid.length > 0);
}

/** What gives the neurons of the readout their rewards. */
export interface TeacherPlan {
  readonly model: TeacherModel;
  readonly env: Env;
  readonly totals: readonly { readonly name: string; readonly by: "sum" | "max"; readonly tree: Node }[];
  readonly reward: Node;
}

export interface Plan {
  readonly document: NetworkDocument;
  /** steps that `dt` in the equations stands for */
  readonly leap: number;
  readonly populations: readonly PopulationPlan[];
  readonly projections: readonly ProjectionPlan[];
  readonly readout: NeuronPlan | null;
  /** whose spikes are counted in every sample, and at which of the `outputs` counts they begin */
  readonly counted: readonly { readonly population: NeuronPlan; readonly at: number }[];
  readonly outputs: number;
  readonly teacher: TeacherPlan | null;
  /** steps of one sample, its rest included */
  readonly sampleSteps: number;
  /** steps after which the inputs of a sample are silent; Infinity without a rest */
  readonly shownSteps: number;
  /** samples that can learn from the same weights */
  readonly minibatch: number;
  /** spikes of the readout after which a sample ends; Infinity: never */
  readonly until: { readonly train: number; readonly test: number };
  /** steps that a spike must stay readable */
  readonly history: number;
  /** u32 words of all spikes of one step, and number of all stored weights */
  readonly words: number;
  readonly weights: number;
}

/** Whether one neuron at most spikes in a step, one in each of several places, or any number. */
export function competitionOf({ rivals, n }: NeuronPlan): "all" | "places" | "none" {
  return rivals === 1 ? "none" : rivals === n ? "all" : "places";
}
