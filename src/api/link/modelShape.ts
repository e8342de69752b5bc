// The form of models that a document carries. Their texts are equations: read as such, and as nothing else.
import type { OwnModels } from "../../core/document";
import type { EncoderDescription } from "../../core/encoder";
import type { NeuronDescription, NeuronInput, ParamSet, StateVariable } from "../../core/neuron";
import { INTEGRATORS } from "../../core/neuron";
import type { Param } from "../../core/params";
import { type RuleDescription, type SumDescription, TRACES_OF, type TraceDescription } from "../../core/rule";
import type { Receptor, ReleaseDescription, SynapseDescription } from "../../core/synapse";
import { LIMITS } from "../../lang/parse";
import { fields, flag, number, oneOf, pair, record, type Shape, text } from "./shape";

/** Models of a kind that a document may carry. Chosen: more than any network is made of. */
const MOST_MODELS = 32;
const MOST_NAMES = 64;
const LONGEST_UNIT = 32;

const equation = text(LIMITS.characters);
const about = text(LIMITS.characters);
const unit = text(LONGEST_UNIT);
const name = text(64);
const either =
  <T>(other: Shape<T>): Shape<string | T> =>
  (value, path) =>
    typeof value === "string" ? equation(value, path) : other(value, path);
const eachReceptor = fields<Readonly<Record<Receptor, string>>>({ exc: equation, inh: equation }, {});

const param = fields<Param>({ value: number, unit, about }, { min: number, max: number });
const common = { name, about, source: about, params: record(param, MOST_NAMES) };

const variable = fields<StateVariable>({ init: either(number), unit, about }, { slow: flag });
const neuron = fields<NeuronDescription>(
  {
    ...common,
    state: record(variable, MOST_NAMES),
    equations: equation,
    threshold: equation,
    reset: equation,
  },
  {
    sets: record(fields<ParamSet>({ about, params: record(number, MOST_NAMES) }, {}), MOST_NAMES),
    inputs: record(fields<NeuronInput>({ unit, about }, {}), MOST_NAMES),
    integrator: oneOf(...INTEGRATORS),
    refractory: equation,
    carries: equation,
  },
);

type ReleaseState = ReleaseDescription["state"][string];
const release = fields<ReleaseDescription>(
  {
    state: record(fields<ReleaseState>({ init: number, about }, {}), MOST_NAMES),
    equations: equation,
    onSpike: equation,
  },
  {},
);
type SynapseState = NonNullable<SynapseDescription["state"]>[string];
const synapse = fields<SynapseDescription>(
  { ...common, unit, post: record(unit, MOST_NAMES), onSpike: either(eachReceptor) },
  {
    state: record(fields<SynapseState>({ unit, about }, {}), MOST_NAMES),
    equations: equation,
    output: record(either(eachReceptor), MOST_NAMES),
    reads: record(unit, MOST_NAMES),
    release,
    gain: equation,
  },
);

const trace = fields<TraceDescription>(
  { of: oneOf(...TRACES_OF), about },
  { tau: equation, onSpike: equation, onReward: equation },
);
const rule = fields<RuleDescription>(
  { ...common, traces: record(trace, MOST_NAMES) },
  {
    sums: record(fields<SumDescription>({ value: equation, about }, {}), MOST_NAMES),
    onPre: equation,
    onPost: equation,
    onReward: equation,
    drift: equation,
    bounds: pair(either(number)),
  },
);

const encoder = fields<EncoderDescription>({ ...common, spike: equation }, {});

/** Texts become trees of the equation language when the document is checked, and can name nothing outside of them. */
export const ownModels = fields<OwnModels>(
  {},
  {
    neurons: record(neuron, MOST_MODELS),
    synapses: record(synapse, MOST_MODELS),
    rules: record(rule, MOST_MODELS),
    encoders: record(encoder, MOST_MODELS),
  },
);
