// What a learning rule is: traces of spikes, and what a spike on either side does to the weight between.
import { requireUnit } from "../lang/check";
import { parseExpression, parseStatements } from "../lang/parse";
import { type Node, namesIn, type Statement } from "../lang/tree";
import { MS, ONE, type Unit } from "../lang/units";
import { ModelError } from "../util/errors";
import { requireEntries, requireForm } from "./form";
import { checkStatements } from "./neuron";
import { type Params, requireName, requireSymbol, unitsOfParams } from "./params";

export interface TraceDescription {
  /** whose spikes it remembers */
  readonly of: "pre" | "post";
  /** ms: between spikes the trace decays as dx/dt = -x/tau; absent: it stays until the sample ends */
  readonly tau?: string;
  /**
   * what a spike does to it; `x += 1` if absent (all spikes count), `x = 1` for the nearest only. May use `t`, ms since
   * the sample began when it spiked, and traces of the same side as they stood before that spike
   */
  readonly onSpike?: string;
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
  /** statements on w, at a spike of the pre- or postsynaptic neuron; traces stand as before that spike */
  readonly onPre?: string;
  readonly onPost?: string;
  /**
   * At the end of a learning sample, for each postsynaptic neuron whose `reward` is not 0 (see TeacherDescription);
   * traces then count all spikes of the sample
   */
  readonly onReward?: string;
  /** names of the parameters, or numbers, between which w stays */
  readonly bounds?: readonly [string | number, string | number];
}

export interface RuleModel extends RuleDescription {
  readonly kind: "rule";
  readonly trees: {
    readonly traces: Readonly<
      Record<string, { readonly derivative: Node | null; readonly onSpike: Statement }>
    >;
    readonly sums: Readonly<Record<string, Node>>;
    readonly onPre: readonly Statement[];
    readonly onPost: readonly Statement[];
    readonly onReward: readonly Statement[];
    readonly bounds: readonly [Node, Node] | null;
  };
}

/** What pays for a neuron's part in a sample. */
export const REWARD = "reward";

/** Checks a learning rule and parses its texts. Weights in a rule are plain numbers. */
export function defineRule(description: RuleDescription): RuleModel {
  requireForm(description, "rule", {
    traces: "record",
    sums: "record?",
    onPre: "text?",
    onPost: "text?",
    onReward: "text?",
  });
  requireEntries(description.traces, `${description.name}.traces`, "{ of, about }");
  requireEntries(description.sums, `${description.name}.sums`, "{ value, about }");
  const { name } = description;
  requireName(name, "rule.name");
  const params = unitsOfParams(description.params, name, ["w", REWARD]);
  const traces: Record<string, { derivative: Node | null; onSpike: Statement }> = {};
  const units: Record<string, Unit> = { ...params, w: ONE };
  const ofSide = (side: "pre" | "post"): Record<string, Unit> =>
    Object.fromEntries(
      Object.entries(description.traces)
        .filter(([, { of }]) => of === side)
        .map(([trace]) => [trace, ONE]),
    );
  for (const [trace, { of, tau, onSpike }] of Object.entries(description.traces)) {
    const path = `${name}.traces.${trace}`;
    requireSymbol(trace, `${name}.traces`, ["w", REWARD]);
    if (Object.hasOwn(params, trace)) throw new ModelError(path, "is also a parameter. Rename one.");
    if (of !== "pre" && of !== "post")
      throw new ModelError(`${path}.of`, `'pre' or 'post' is expected, got '${String(of)}'.`);
    if (tau !== undefined) {
      const scope = { path: `${path}.tau`, text: tau, units: params };
      requireUnit(parseExpression(tau, scope.path), MS, scope, "tau");
    }
    const text = onSpike ?? `${trace} += 1`;
    const [statement, ...more] = parseStatements(text, `${path}.onSpike`);
    if (!statement || more.length > 0)
      throw new ModelError(`${path}.onSpike`, `one statement is expected, got '${text}'.`);
    checkStatements(
      [statement],
      { [trace]: ONE },
      { path: `${path}.onSpike`, text, units: { ...params, ...ofSide(of), t: MS } },
    );
    const derivative = tau === undefined ? null : parseExpression(`-${trace}/(${tau})`, path);
    traces[trace] = { derivative, onSpike: statement };
    units[trace] = ONE;
  }
  const sums: Record<string, Node> = {};
  for (const [sum, { value }] of Object.entries(description.sums ?? {})) {
    const path = `${name}.sums.${sum}`;
    requireSymbol(sum, `${name}.sums`, ["w", REWARD, ...Object.keys(description.traces)]);
    if (Object.hasOwn(params, sum)) throw new ModelError(path, "is also a parameter. Rename one.");
    sums[sum] = parseExpression(value, path);
    requireUnit(sums[sum], ONE, { path, text: value, units: { ...params, ...ofSide("pre") } }, "A sum");
    units[sum] = ONE;
  }
  const parseEvent = (event: "onPre" | "onPost" | "onReward"): Statement[] => {
    const text = description[event] ?? "";
    const path = `${name}, ${event}`;
    const statements = parseStatements(text, path);
    const known = event === "onReward" ? { ...units, [REWARD]: ONE } : units;
    checkStatements(statements, { w: ONE }, { path, text, units: known });
    return statements;
  };
  const onPre = parseEvent("onPre");
  const onPost = parseEvent("onPost");
  const onReward = parseEvent("onReward");
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
    trees: { traces, sums, onPre, onPost, onReward, bounds: bounds ? [bounds[0]!, bounds[1]!] : null },
  };
}
