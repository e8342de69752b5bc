// What a learning rule is: traces of spikes, and what a spike on either side does to the weight between.
import { requireUnit } from "../lang/check";
import { parseExpression, parseStatements } from "../lang/parse";
import { type Node, namesIn, type Statement } from "../lang/tree";
import { combine, MS, ONE, type Unit } from "../lang/units";
import { ModelError } from "../util/errors";
import { type Drift, splitDrift } from "./drift";
import { requireEntries, requireForm } from "./form";
import { checkStatements } from "./neuron";
import { type Params, requireName, requireSymbol, unitsOfParams } from "./params";

/** Whose memory a trace is: a number for each neuron of a side, for each synapse, or for each neuron that is rewarded. */
export const TRACES_OF = ["pre", "post", "synapse", "reward"] as const;
export type TraceOf = (typeof TRACES_OF)[number];

export interface TraceDescription {
  /**
   * `pre`, `post`: whose spikes it remembers. `synapse`: an eligibility, changed by onPre, onPost and onReward, as w is.
   * `reward`: what the postsynaptic neurons have been paid
   */
  readonly of: TraceOf;
  /** ms: between changes the trace decays as dx/dt = -x/tau; absent: it stays until the sample ends */
  readonly tau?: string;
  /**
   * what a spike does to it; `x += 1` if absent (all spikes count), `x = 1` for the nearest only. May use `t`, ms since
   * the sample began when it spiked, and traces of the same side as they stood before that spike
   */
  readonly onSpike?: string;
  /** of rewards: what a reward does to it, `d += reward` if absent; onReward sees it as it stood before */
  readonly onReward?: string;
  readonly about: string;
}

/** One number for all synapses of the projection: the sum of `value` over its presynaptic neurons. */
export interface SumDescription {
  /** of traces of presynaptic spikes, as they stand before this step's */
  readonly value: string;
  readonly about: string;
}

export interface RuleDescription {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly params: Params;
  readonly traces: Readonly<Record<string, TraceDescription>>;
  readonly sums?: Readonly<Record<string, SumDescription>>;
  /** statements on w and traces of the synapse, at a spike of the pre- or postsynaptic neuron; all others stand as before it */
  readonly onPre?: string;
  readonly onPost?: string;
  /**
   * The same at a reward that is not 0: what a teacher gives each neuron at the end of a learning sample (see
   * TeacherDescription), or what the command `reward` gives all of them. Traces stand as before the last step's spikes
   */
  readonly onReward?: string;
  /**
   * dw/dt between spikes and rewards, per ms: a sum of products of w or traces of the synapse and of rewards, and
   * parameters. It is solved exactly
   */
  readonly drift?: string;
  /** names of the parameters, or numbers, between which w stays */
  readonly bounds?: readonly [string | number, string | number];
}

export interface RuleModel extends RuleDescription {
  readonly kind: "rule";
  readonly trees: {
    readonly traces: Readonly<Record<string, TraceTrees>>;
    readonly sums: Readonly<Record<string, Node>>;
    readonly onPre: readonly Statement[];
    readonly onPost: readonly Statement[];
    readonly onReward: readonly Statement[];
    readonly drift: Drift | null;
    readonly bounds: readonly [Node, Node] | null;
  };
}

export interface TraceTrees {
  readonly tau: Node | null;
  readonly derivative: Node | null;
  /** of the synapse: none, the rule's own statements change it */
  readonly onEvent: Statement | null;
}

/** What pays for a neuron's part in a sample. */
export const REWARD = "reward";

/** Whether it remembers who is to be paid, or what was paid. */
const remembersRewards = ({ traces }: RuleDescription): boolean =>
  Object.values(traces).some(({ of }) => of === "synapse" || of === "reward");

/** Whether the rule's rewards come from a teacher only: one that remembers who is to be paid hears the command, too. */
export function needsTeacher(rule: RuleModel): boolean {
  return rule.trees.onReward.length > 0 && !remembersRewards(rule);
}

/** Checks a learning rule and parses its texts. Weights in a rule are plain numbers. */
export function defineRule(description: RuleDescription): RuleModel {
  requireForm(description, "rule", {
    traces: "record",
    sums: "record?",
    onPre: "text?",
    onPost: "text?",
    onReward: "text?",
    drift: "text?",
  });
  requireEntries(description.traces, `${description.name}.traces`, "{ of, about }");
  requireEntries(description.sums, `${description.name}.sums`, "{ value, about }");
  const { name } = description;
  requireName(name, "rule.name");
  const params = unitsOfParams(description.params, name, ["w", REWARD]);
  const traces: Record<string, TraceTrees> = {};
  const units: Record<string, Unit> = { ...params, w: ONE };
  const tracesOf = (...kinds: readonly TraceOf[]): Record<string, Unit> =>
    Object.fromEntries(
      Object.entries(description.traces)
        .filter(([, { of }]) => kinds.includes(of))
        .map(([trace]) => [trace, ONE]),
    );
  for (const [trace, { of, tau, ...on }] of Object.entries(description.traces)) {
    const path = `${name}.traces.${trace}`;
    requireSymbol(trace, `${name}.traces`, ["w", REWARD]);
    if (Object.hasOwn(params, trace)) throw new ModelError(path, "is also a parameter. Rename one.");
    if (!TRACES_OF.includes(of))
      throw new ModelError(`${path}.of`, `${TRACES_OF.join(", ")} are known, got '${String(of)}'.`);
    let rate: Node | null = null;
    if (tau !== undefined) {
      const scope = { path: `${path}.tau`, text: tau, units: params };
      rate = parseExpression(tau, scope.path);
      requireUnit(rate, MS, scope, "tau");
    }
    const event = of === "reward" ? "onReward" : "onSpike";
    const other = of === "reward" ? "onSpike" : "onReward";
    if (on[other] !== undefined || (of === "synapse" && on.onSpike !== undefined))
      throw new ModelError(
        path,
        of === "synapse"
          ? "is a trace of the synapse: onPre, onPost and onReward of the rule change it."
          : `is a trace of ${of}: it has ${event}, not ${other}.`,
      );
    let onEvent: Statement | null = null;
    if (of !== "synapse") {
      const text = on[event] ?? `${trace} += ${of === "reward" ? REWARD : "1"}`;
      const [statement, ...more] = parseStatements(text, `${path}.${event}`);
      if (!statement || more.length > 0)
        throw new ModelError(`${path}.${event}`, `one statement is expected, got '${text}'.`);
      const also: Record<string, Unit> = of === "reward" ? { [REWARD]: ONE } : { t: MS };
      checkStatements(
        [statement],
        { [trace]: ONE },
        { path: `${path}.${event}`, text, units: { ...params, ...tracesOf(of), ...also } },
      );
      onEvent = statement;
    }
    const derivative = tau === undefined ? null : parseExpression(`-${trace}/(${tau})`, path);
    traces[trace] = { tau: rate, derivative, onEvent };
    units[trace] = ONE;
  }
  const sums: Record<string, Node> = {};
  for (const [sum, { value }] of Object.entries(description.sums ?? {})) {
    const path = `${name}.sums.${sum}`;
    requireSymbol(sum, `${name}.sums`, ["w", REWARD, ...Object.keys(description.traces)]);
    if (Object.hasOwn(params, sum)) throw new ModelError(path, "is also a parameter. Rename one.");
    sums[sum] = parseExpression(value, path);
    requireUnit(sums[sum], ONE, { path, text: value, units: { ...params, ...tracesOf("pre") } }, "A sum");
    units[sum] = ONE;
  }
  const parseEvent = (event: "onPre" | "onPost" | "onReward"): Statement[] => {
    const text = description[event] ?? "";
    const path = `${name}, ${event}`;
    const statements = parseStatements(text, path);
    const known = event === "onReward" ? { ...units, [REWARD]: ONE } : units;
    checkStatements(statements, { w: ONE, ...tracesOf("synapse") }, { path, text, units: known });
    return statements;
  };
  const onPre = parseEvent("onPre");
  const onPost = parseEvent("onPost");
  const onReward = parseEvent("onReward");
  const drift = description.drift === undefined ? null : driftOf(description.drift);
  function driftOf(text: string): Drift {
    const path = `${name}, drift`;
    const tree = parseExpression(text, path);
    const scope = { path, text, units: { ...params, w: ONE, ...tracesOf("synapse", "reward") } };
    requireUnit(tree, combine(ONE, MS, -1), scope, "dw/dt");
    const memories = Object.entries(traces).filter(([trace]) => Object.hasOwn(scope.units, trace));
    return splitDrift(tree, Object.fromEntries(memories.map(([trace, { tau }]) => [trace, tau])), path);
  }
  const bounds = description.bounds?.map((bound) => {
    const [path, text] = [`${name}, bounds`, String(bound)];
    const tree = parseExpression(text, path);
    for (const used of namesIn(tree))
      if (!Object.hasOwn(params, used)) throw new ModelError(path, `'${used}' is no parameter.`);
    requireUnit(tree, ONE, { path, text, units: params }, "A weight");
    return tree;
  });
  return {
    ...description,
    kind: "rule",
    trees: { traces, sums, onPre, onPost, onReward, drift, bounds: bounds ? [bounds[0]!, bounds[1]!] : null },
  };
}
