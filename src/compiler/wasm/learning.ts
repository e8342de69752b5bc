// Kernels of a learning rule and a normalisation: traces, and what a spike on either side does to the weights.
import { REWARD } from "../../core/rule";
import { make, type Node, namesIn } from "../../lang/tree";
import {
  type Env,
  movesAlone,
  type PaidPlan,
  type ProjectionPlan,
  type RulePlan,
  TIME,
  type TracePlan,
  type Update,
} from "../planned";
import {
  at,
  type Code,
  type FunctionScope,
  type FunctionSource,
  f32x4,
  i32,
  type Local,
  lane,
  laneAt,
  loop,
  op,
} from "./assembler";
import { toWasm, type WasmScope } from "./expression";
import { type Context, nameOf, ofProjection } from "./kernelScope";
import { firstLanes } from "./lanes";
import { type ProjectionLayout, ROW, roundUp } from "./layout";

const ruleEnv = (q: ProjectionPlan): Env => q.rule!.env;
const four = (x: Code): Code => op("i32.shl", x, i32(2));
const sumOf = (...x: Code[]): Code => x.reduce((a, b) => op("i32.add", a, b));

export function learningKernels(layout: ProjectionLayout, context: Context): FunctionSource[] {
  const { projection } = layout;
  const kernels: FunctionSource[] = [];
  const { rule, normalization, connections } = projection;
  if (rule) {
    for (const trace of rule.traces)
      if (trace.decay) kernels.push(decay(layout, trace, trace.decay, context));
    for (const side of ["pre", "post"] as const) {
      const traces = rule.traces.filter(({ of }) => of === side);
      if (traces.length > 0) kernels.push(bump(layout, side, traces, context));
    }
    for (const trace of rule.paid) if (trace.decay) kernels.push(decay(layout, trace, trace.decay, context));
    for (const { name, tree } of rule.sums) kernels.push(addUp(layout, name, tree, context));
    for (const event of EVENTS) {
      if (rule[event].length === 0 || movesAlone(rule)) continue;
      if (connections) kernels.push(learnOne(layout, context, event));
      else if (event !== "onPost") kernels.push(learnRow(layout, context, event));
      if (!connections && event !== "onPre") kernels.push(learnColumn(layout, context, event));
    }
  }
  if (normalization && !connections) kernels.push(normalizeColumn(layout, context));
  return kernels;
}

type Values = Readonly<Record<string, Code>>;

const EVENTS = ["onPre", "onPost", "onReward"] as const;
type Event = (typeof EVENTS)[number];

export function ruleScope(
  layout: ProjectionLayout,
  context: Context,
  f: FunctionScope,
  constantsAt: Code,
  names: Values,
): WasmScope {
  return { ...ofProjection(layout.projection, "rule", context, ruleEnv), f, constantsAt, names };
}

const rowOf = ({ projection }: ProjectionLayout, trace: TracePlan | PaidPlan): number =>
  roundUp(("of" in trace && trace.of === "pre" ? projection.from : projection.to).n, ROW);

/** decay_x(lane, constants): the trace of all neurons, by the steps that the constants stand for. */
function decay(
  layout: ProjectionLayout,
  trace: TracePlan | PaidPlan,
  update: Update,
  context: Context,
): FunctionSource {
  return {
    name: nameOf(`decay_${trace.name}`, layout.projection),
    params: ["i32", "i32"],
    body: (f) => {
      const [base, constants] = f.params as Local[];
      const [j, address, x] = [f.local("i32"), f.local("i32"), f.local("v128")];
      const offset = layout.traces[trace.name] ?? layout.paid[trace.name]!;
      const scope = ruleScope(layout, context, f, constants!.get, { [trace.name]: x.get });
      return loop(j, i32(0), i32(4 * rowOf(layout, trace)), 16, [
        address.set(op("i32.add", base!.get, j.get)),
        x.set(at("v128.load", offset, address.get)),
        at("v128.store", offset, address.get, toWasm(update.tree, scope)),
      ]);
    },
  };
}

/** bump_side(lane, constants, list, count, t): the side's traces of the neurons listed, by one spike at time t. */
function bump(
  layout: ProjectionLayout,
  side: "pre" | "post",
  traces: readonly TracePlan[],
  context: Context,
): FunctionSource {
  return {
    name: nameOf(`bump_${side}`, layout.projection),
    params: ["i32", "i32", "i32", "i32", "f32"],
    body: (f) => {
      const [base, constants, list, count, t] = f.params as Local[];
      const [k, address, end] = [f.local("i32"), f.local("i32"), f.local("i32")];
      const before = traces.map(({ name, onSpike }) => ({
        name,
        onSpike,
        offset: layout.traces[name]!,
        x: f.local("v128"),
      }));
      const values = Object.fromEntries(before.map(({ name, x }) => [name, x.get]));
      const names = { ...values, [TIME]: op("f32x4.splat", t!.get) };
      const scope = ruleScope(layout, context, f, constants!.get, names);
      return [
        end.set(op("i32.add", list!.get, four(count!.get))),
        loop(k, list!.get, end.get, 4, [
          address.set(op("i32.add", base!.get, four(at("i32.load", 0, k.get)))),
          before.map(({ offset, x }) => x.set(at("v128.load32_splat", offset, address.get))),
          before.map(({ onSpike, offset }) =>
            at("f32.store", offset, address.get, lane("f32x4.extract_lane", 0, toWasm(onSpike.tree, scope))),
          ),
        ]),
      ];
    },
  };
}

/** sum_s(lane, constants) -> the sum over all presynaptic neurons. */
function addUp(layout: ProjectionLayout, name: string, tree: Node, context: Context): FunctionSource {
  const { n } = layout.projection.from;
  return {
    name: nameOf(`sum_${name}`, layout.projection),
    params: ["i32", "i32"],
    result: "f32",
    body: (f) => {
      const [base, constants] = f.params as Local[];
      const [i, address, sum] = [f.local("i32"), f.local("i32"), f.local("v128")];
      const traces = Object.fromEntries(
        Object.entries(layout.traces).map(([trace, offset]) => [trace, at("v128.load", offset, address.get)]),
      );
      const value = toWasm(tree, ruleScope(layout, context, f, constants!.get, traces));
      const add = (term: Code): Code => sum.set(op("f32x4.add", sum.get, term));
      const whole = n & ~3;
      return [
        loop(i, i32(0), i32(4 * whole), 16, [address.set(op("i32.add", base!.get, i.get)), add(value)]),
        n === whole
          ? []
          : [
              address.set(op("i32.add", base!.get, i32(4 * whole))),
              add(op("v128.and", value, firstLanes(n - whole))),
            ],
        total(sum.get),
      ];
    },
  };
}

const total = (sum: Code): Code =>
  [0, 1, 2, 3].map((k) => lane("f32x4.extract_lane", k, sum)).reduce((a, b) => op("f32.add", a, b));

/** The weight after the updates, within its bounds; one that is not finite stays so. */
function updated(w: Local, updates: readonly Update[], rule: RulePlan, scope: WasmScope): Code {
  return updates.map(({ tree }) => w.set(bounded(toWasm(tree, scope), rule, scope)));
}

export function bounded(value: Code, rule: RulePlan, scope: WasmScope): Code {
  if (!rule.bounds) return value;
  const [low, high] = rule.bounds.map((bound) => toWasm(bound, { ...scope, names: {} })) as [Code, Code];
  return op("f32x4.min", op("f32x4.max", value, low), high); // both pass NaN on
}

/** Values of the traces, sums and rewards that the updates name: one neuron's, or those of four in a row. */
function valuesOf(
  { projection, traces }: ProjectionLayout,
  { layout: { reward } }: Context,
  updates: readonly Update[],
  addressOf: (side: "pre" | "post") => { readonly address: Code; readonly one: boolean },
  sums: readonly Local[],
): Record<string, Code> {
  const used = new Set<string>();
  for (const { tree } of updates) namesIn(tree, used);
  const values: Record<string, Code> = {};
  for (const { name, of } of projection.rule!.traces) {
    if (!used.has(name)) continue;
    const { address, one } = addressOf(of);
    values[name] = at(one ? "v128.load32_splat" : "v128.load", traces[name]!, address);
  }
  if (used.has(REWARD)) {
    const { address, one } = addressOf("post");
    values[REWARD] = at(one ? "v128.load32_splat" : "v128.load", reward, address);
  }
  for (const [k, { name }] of projection.rule!.sums.entries()) values[name] = op("f32x4.splat", sums[k]!.get);
  return values;
}

export const sumParams = ({ projection }: ProjectionLayout) =>
  projection.rule!.sums.map(() => "f32" as const);
/** 1 if some weight that was written is not finite. */
export const faultIn = (check: Local): Code => op("v128.any_true", op("f32x4.ne", check.get, f32x4(0)));
export const note = (check: Local, w: Local): Code =>
  check.set(op("f32x4.add", check.get, op("f32x4.sub", w.get, w.get)));

/** learn_row_onX(lane, constants, i, from, to, ...sums) -> fault: the weights from neuron i; columns from..to, in bytes. */
function learnRow(layout: ProjectionLayout, context: Context, event: Event): FunctionSource {
  const { projection, weights, stride } = layout;
  const rule = projection.rule!;
  return {
    name: nameOf(`learn_row_${event}`, projection),
    params: ["i32", "i32", "i32", "i32", "i32", ...sumParams(layout)],
    result: "i32",
    body: (f) => {
      const [base, constants, i, from, to, ...sums] = f.params as Local[];
      const [j, row, w, check] = [f.local("i32"), f.local("i32"), f.local("v128"), f.local("v128")];
      const own = f.local("f32");
      const addressOf = (side: "pre" | "post") =>
        side === "pre"
          ? { address: op("i32.add", base!.get, four(i!.get)), one: true }
          : { address: op("i32.add", base!.get, j.get), one: false };
      const values = valuesOf(layout, context, rule[event], addressOf, sums);
      const scope = ruleScope(layout, context, f, constants!.get, { ...values, w: w.get });
      const mine = sumOf(row.get, four(i!.get));
      return [
        row.set(sumOf(base!.get, i32(weights), op("i32.mul", i!.get, i32(stride)))),
        keepsOwn(layout) ? own.set(at("f32.load", 0, mine)) : [],
        loop(j, from!.get, to!.get, 16, [
          w.set(at("v128.load", 0, op("i32.add", row.get, j.get))),
          updated(w, rule[event], rule, scope),
          note(check, w),
          at("v128.store", 0, op("i32.add", row.get, j.get), w.get),
        ]),
        keepsOwn(layout) ? at("f32.store", 0, mine, own.get) : [],
        faultIn(check),
      ];
    },
  };
}

/** learn_column_onX(lane, constants, j, ...sums) -> fault: the weights onto neuron j, four rows at a time. */
function learnColumn(layout: ProjectionLayout, context: Context, event: Event): FunctionSource {
  const { projection, weights, stride } = layout;
  const rule = projection.rule!;
  return {
    name: nameOf(`learn_column_${event}`, projection),
    params: ["i32", "i32", "i32", ...sumParams(layout)],
    result: "i32",
    body: (f) => {
      const [base, constants, j, ...sums] = f.params as Local[];
      const [address, check] = [f.local("i32"), f.local("v128")];
      const own = f.local("f32");
      const addressOf = (side: "pre" | "post") =>
        side === "post"
          ? { address: op("i32.add", base!.get, four(j!.get)), one: true }
          : { address: address.get, one: false };
      const values = valuesOf(layout, context, rule[event], addressOf, sums);
      const mine = sumOf(base!.get, i32(weights), op("i32.mul", j!.get, i32(stride + 4)));
      const walk = eachOfColumn(layout, f, base!.get, j!.get);
      const scope = ruleScope(layout, context, f, constants!.get, { ...values, w: walk.w.get });
      return [
        keepsOwn(layout) ? own.set(at("f32.load", 0, mine)) : [],
        walk.from((k) => [
          address.set(op("i32.add", base!.get, k)),
          updated(walk.w, rule[event], rule, scope),
          note(check, walk.w),
        ]),
        keepsOwn(layout) ? at("f32.store", 0, mine, own.get) : [],
        faultIn(check),
      ];
    },
  };
}

/** A neuron has no synapse to the one of its index: its place among the weights must stay as it is. */
function keepsOwn({ projection: { self } }: ProjectionLayout): boolean {
  return !self;
}

/** Loads four weights of a column at a time, runs `body` on them, stores them; the row's 4 i in bytes is given. */
function eachOfColumn(
  { projection, weights, stride }: ProjectionLayout,
  f: FunctionScope,
  base: Code,
  j: Code,
) {
  const [k, row, w] = [f.local("i32"), f.local("i32"), f.local("v128")];
  const { n } = projection.from;
  const lanes = [0, 1, 2, 3];
  // offsets reach over the four rows: one address serves them all
  const loadLane = (others: Code, v: number): Code =>
    laneAt("v128.load32_lane", v, v * stride, row.get, others);
  const storeLane = (v: number): Code => laneAt("v128.store32_lane", v, v * stride, row.get, w.get);
  const pass = (body: (k: Code) => Code, count: number, store: boolean): Code => [
    w.set(lanes.slice(0, count).reduce<Code>(loadLane, f32x4(0))),
    body(k.get),
    store ? lanes.slice(0, count).map(storeLane) : [],
  ];
  const whole = n & ~3;
  return {
    w,
    from: (body: (k: Code) => Code, { store = true, tail = body } = {}): Code => [
      row.set(sumOf(base, i32(weights), four(j))),
      loop(k, i32(0), i32(4 * whole), 16, [
        pass(body, 4, store),
        row.set(op("i32.add", row.get, i32(4 * stride))),
      ]),
      n === whole ? [] : pass(tail, n - whole, store),
    ],
  };
}

/** learn_one_onX(lane, constants, address, i, j, ...sums) -> fault: one synapse, by its weight's address. */
function learnOne(layout: ProjectionLayout, context: Context, event: Event): FunctionSource {
  const { projection } = layout;
  const rule = projection.rule!;
  return {
    name: nameOf(`learn_one_${event}`, projection),
    params: ["i32", "i32", "i32", "i32", "i32", ...sumParams(layout)],
    result: "i32",
    body: (f) => {
      const [base, constants, address, i, j, ...sums] = f.params as Local[];
      const [w, check] = [f.local("v128"), f.local("v128")];
      const addressOf = (side: "pre" | "post") => ({
        address: op("i32.add", base!.get, four((side === "pre" ? i! : j!).get)),
        one: true,
      });
      const values = valuesOf(layout, context, rule[event], addressOf, sums);
      const scope = ruleScope(layout, context, f, constants!.get, { ...values, w: w.get });
      return [
        w.set(at("v128.load32_splat", 0, address!.get)),
        updated(w, rule[event], rule, scope),
        note(check, w),
        laneAt("v128.store32_lane", 0, 0, address!.get, w.get),
        faultIn(check),
      ];
    },
  };
}

/** normalize_column(lane, constants, j) -> fault. */
function normalizeColumn(layout: ProjectionLayout, context: Context): FunctionSource {
  const { projection } = layout;
  const { model } = projection.normalization!;
  const owned = ofProjection(projection, "normalization", context, (q) => q.normalization!.env);
  return {
    name: nameOf("normalize_column", projection),
    params: ["i32", "i32", "i32"],
    result: "i32",
    body: (f) => {
      const [base, constants, j] = f.params as Local[];
      const [sum, factor] = [f.local("v128"), f.local("v128")];
      const scope = { ...owned, f, constantsAt: constants!.get };
      const walk = eachOfColumn(layout, f, base!.get, j!.get);
      const measure = toWasm(model.trees.measure, { ...scope, names: { w: walk.w.get } });
      const add = (term: Code): Code => sum.set(op("f32x4.add", sum.get, term));
      const tail = () => add(op("v128.and", measure, firstLanes(projection.from.n & 3)));
      const scale = walk.from(() => walk.w.set(op("f32x4.mul", walk.w.get, factor.get)));
      const isZero = toWasm(make.binary("<=", make.call("abs", make.name("sum")), make.number(0)), {
        ...scope,
        names: { sum: sum.get },
      });
      return [
        walk.from(() => add(measure), { store: false, tail }),
        sum.set(op("f32x4.splat", total(sum.get))),
        [op("v128.any_true", isZero), 0x04, 0x40, i32(0), 0x0f, 0x0b],
        factor.set(toWasm(model.trees.factor, { ...scope, names: { sum: sum.get } })),
        scale,
        op("v128.any_true", op("f32x4.ne", op("f32x4.sub", sum.get, sum.get), f32x4(0))),
      ];
    },
  };
}
