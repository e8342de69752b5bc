// Kernels for synapses that change between spikes. Each synapse is computed up to the later of two steps: when its
// presynaptic neuron's row was, and its postsynaptic neuron's column. From there any time is one exponential away, so that
// cost follows spikes; then comes what a spike or reward does to it.
import { REWARD } from "../../core/rule";
import { make, namesIn } from "../../lang/tree";
import { canSleep } from "../dormant";
import { movesAlone, STEP_MS, type Update } from "../planned";
import {
  at,
  type Code,
  type FunctionScope,
  type FunctionSource,
  f32x4,
  i32,
  type Local,
  laneAt,
  loop,
  op,
} from "./assembler";
import { toWasm, type WasmScope } from "./expression";
import { type Context, nameOf } from "./kernelScope";
import type { ProjectionLayout } from "./layout";
import { bounded, faultIn, note, ruleScope, sumParams } from "./learning";

/** `sync`: nothing happens, the synapse is brought up to date. */
export const MOVING_EVENTS = ["sync", "onPre", "onPost", "onReward"] as const;
export type MovingEvent = (typeof MOVING_EVENTS)[number];

export function movingKernels(layout: ProjectionLayout, context: Context): FunctionSource[] {
  const { rule } = layout.projection;
  if (!rule || !movesAlone(rule)) return [];
  const happening = MOVING_EVENTS.filter((event) => event === "sync" || rule[event].length > 0);
  const kernels = layout.projection.connections
    ? happening.map((event) => moveFour(layout, context, event))
    : happening.map((event) =>
        event === "sync" || event === "onPre"
          ? moveRow(layout, context, event)
          : moveColumn(layout, context, event),
      );
  // synapses that sleep are not looked at
  if (!layout.projection.connections && canSleep(rule)) {
    if (rule.onPost.length > 0) kernels.push(moveFour(layout, context, "onPost"));
    if (rule.onReward.length > 0) kernels.push(moveRow(layout, context, "onReward"));
  }
  if (rule.paid.length > 0) kernels.push(collect(layout, context));
  return kernels;
}

const four = (x: Code): Code => op("i32.shl", x, i32(2));
const sumOf = (...x: Code[]): Code => x.reduce((a, b) => op("i32.add", a, b));

/**
 * Where a kernel finds the neurons of one side of four synapses, in bytes from a row's begin: that of the first of four in
 * a row; that of the one that all have; or each by itself.
 */
type Side = { readonly first: Code } | { readonly one: Code } | { readonly each: readonly Code[] };
type Places = Readonly<Record<"pre" | "post", Side>>;

const load = (offset: number, side: Side): Code =>
  "first" in side
    ? at("v128.load", offset, side.first)
    : "one" in side
      ? at("v128.load32_splat", offset, side.one)
      : gather(side.each.map((address) => ({ offset, address })));

/** Four numbers from where each of them is. */
const gather = (from: readonly { readonly offset: number; readonly address: Code }[]): Code =>
  from.reduce<Code>(
    (others, { offset, address }, v) => laneAt("v128.load32_lane", v, offset, address, others),
    f32x4(0),
  );

/** The weight and eligibilities of four synapses: where each is behind the weight, and the local that holds it. */
function variablesOf({ projection, eligibility }: ProjectionLayout, f: FunctionScope) {
  const names = ["w", ...projection.rule!.eligibility.map(({ name }) => name)];
  return names.map((name) => ({
    name,
    offset: name === "w" ? 0 : eligibility[name]!,
    x: f.local("v128"),
  }));
}
type Variables = ReturnType<typeof variablesOf>;

/** Brings the variables to step `now` (an f32), then lets the event happen. */
function move(
  layout: ProjectionLayout,
  context: Context,
  f: FunctionScope,
  constants: Code,
  event: MovingEvent,
  {
    variables,
    places,
    now,
    sums,
    check,
  }: {
    readonly variables: Variables;
    readonly places: Places;
    readonly now: Code;
    readonly sums: readonly Local[];
    readonly check: Local;
  },
): Code {
  const rule = layout.projection.rule!;
  const [since, dt, h] = [f.local("v128"), f.local("v128"), f.local("v128")];
  const scopeOf = (names: WasmScope["names"]): WasmScope => ruleScope(layout, context, f, constants, names);
  const own = Object.fromEntries(variables.map(({ name, x }) => [name, x.get]));
  /** what neurons were paid, so many ms after the step that all synapses were last computed at */
  const paidAfter = (ms: Code): Record<string, Code> =>
    Object.fromEntries(
      rule.paid.map(({ name, decay }) => {
        const before = load(layout.paid[name]!, places.post);
        return [name, decay ? toWasm(decay.tree, scopeOf({ [name]: before, [STEP_MS]: ms })) : before];
      }),
    );
  const assign = (updates: readonly Update[], names: Record<string, Code>): Code =>
    updates.map(({ variable, tree }) => {
      const { x } = variables.find(({ name }) => name === variable)!;
      const value = toWasm(tree, scopeOf({ ...names, ...own }));
      return x.set(variable === "w" ? bounded(value, rule, scopeOf({})) : value);
    });
  const updates = event === "sync" ? [] : rule[event];
  const used = new Set<string>();
  for (const { tree } of updates) namesIn(tree, used);
  const names: Record<string, Code> = {};
  for (const { name, of } of rule.traces)
    if (used.has(name)) names[name] = load(layout.traces[name]!, places[of]);
  if (used.has(REWARD)) names[REWARD] = load(context.layout.reward, places.post);
  for (const [k, { name }] of rule.sums.entries()) names[name] = op("f32x4.splat", sums[k]!.get);
  const later = op("f32x4.max", load(layout.computedPre, places.pre), load(layout.computedPost, places.post));
  return [
    since.set(later),
    dt.set(toWasm(make.name(STEP_MS), scopeOf({}))),
    h.set(op("f32x4.mul", op("f32x4.sub", op("f32x4.splat", now), since.get), dt.get)),
    rule.drift
      ? assign([rule.drift], {
          ...paidAfter(op("f32x4.mul", since.get, dt.get)),
          [STEP_MS]: h.get,
        })
      : [],
    assign(
      rule.eligibility.flatMap(({ decay }) => decay ?? []),
      { [STEP_MS]: h.get },
    ),
    assign(updates, { ...names, ...paidAfter(op("f32x4.mul", op("f32x4.splat", now), dt.get)) }),
    variables.map(({ x }) => note(check, x)),
  ];
}

/** move_row_e(lane, constants, i, now, ...sums) -> fault: the synapses from neuron i. */
function moveRow(layout: ProjectionLayout, context: Context, event: MovingEvent): FunctionSource {
  const { projection, weights, stride } = layout;
  return {
    name: nameOf(`move_row_${event}`, projection),
    params: ["i32", "i32", "i32", "f32", ...sumParams(layout)],
    result: "i32",
    body: (f) => {
      const [base, constants, i, now, ...sums] = f.params as Local[];
      const [j, row, address, check] = [f.local("i32"), f.local("i32"), f.local("i32"), f.local("v128")];
      const variables = variablesOf(layout, f);
      const kept = variables.map(() => f.local("f32"));
      const places: Places = {
        pre: { one: op("i32.add", base!.get, four(i!.get)) },
        post: { first: op("i32.add", base!.get, j.get) },
      };
      const mine = sumOf(row.get, four(i!.get));
      return [
        row.set(sumOf(base!.get, i32(weights), op("i32.mul", i!.get, i32(stride)))),
        keepOwn(layout, variables, kept, mine),
        loop(j, i32(0), i32(stride), 16, [
          address.set(op("i32.add", row.get, j.get)),
          variables.map(({ offset, x }) => x.set(at("v128.load", offset, address.get))),
          move(layout, context, f, constants!.get, event, {
            variables,
            places,
            now: now!.get,
            sums,
            check,
          }),
          variables.map(({ offset, x }) => at("v128.store", offset, address.get, x.get)),
        ]),
        giveOwn(layout, variables, kept, mine),
        faultIn(check),
      ];
    },
  };
}

/** move_column_e(lane, constants, j, now, ...sums) -> fault: the synapses onto neuron j, four rows at a time. */
function moveColumn(layout: ProjectionLayout, context: Context, event: MovingEvent): FunctionSource {
  const { projection, weights, stride } = layout;
  return {
    name: nameOf(`move_column_${event}`, projection),
    params: ["i32", "i32", "i32", "f32", ...sumParams(layout)],
    result: "i32",
    body: (f) => {
      const [base, constants, j, now, ...sums] = f.params as Local[];
      const [k, row, address, check] = [f.local("i32"), f.local("i32"), f.local("i32"), f.local("v128")];
      const variables = variablesOf(layout, f);
      const kept = variables.map(() => f.local("f32"));
      const places: Places = {
        pre: { first: op("i32.add", base!.get, k.get) },
        post: { one: op("i32.add", base!.get, four(j!.get)) },
      };
      const mine = sumOf(base!.get, i32(weights), op("i32.mul", j!.get, i32(stride + 4)));
      const { n } = projection.from;
      // offsets reach over the four rows: one address serves them all
      const pass = (count: number): Code => {
        const lanes = [0, 1, 2, 3].slice(0, count);
        const loadAll = (offset: number): Code =>
          gather(lanes.map((v) => ({ offset: v * stride + offset, address: address.get })));
        return [
          address.set(row.get),
          variables.map(({ offset, x }) => x.set(loadAll(offset))),
          move(layout, context, f, constants!.get, event, {
            variables,
            places,
            now: now!.get,
            sums,
            check,
          }),
          variables.map(({ offset, x }) =>
            lanes.map((v) => laneAt("v128.store32_lane", v, v * stride + offset, address.get, x.get)),
          ),
        ];
      };
      const whole = n & ~3;
      return [
        row.set(sumOf(base!.get, i32(weights), four(j!.get))),
        keepOwn(layout, variables, kept, mine),
        loop(k, i32(0), i32(4 * whole), 16, [pass(4), row.set(op("i32.add", row.get, i32(4 * stride)))]),
        n === whole ? [] : pass(n - whole),
        giveOwn(layout, variables, kept, mine),
        faultIn(check),
      ];
    },
  };
}

/**
 * move_four_e(lane, constants, w0, w1, w2, w3, i0, .., i3, j0, .., j3, now, ...sums) -> fault: four synapses, by the addresses of
 * their weights; where there are fewer, one of them stands for those that lack.
 */
function moveFour(layout: ProjectionLayout, context: Context, event: MovingEvent): FunctionSource {
  return {
    name: nameOf(`move_four_${event}`, layout.projection),
    params: [...Array<"i32">(14).fill("i32"), "f32", ...sumParams(layout)],
    result: "i32",
    body: (f) => {
      const [base, constants, ...rest] = f.params as Local[];
      const [weights, i, j] = [rest.slice(0, 4), rest.slice(4, 8), rest.slice(8, 12)];
      const [now, ...sums] = rest.slice(12);
      const check = f.local("v128");
      const variables = variablesOf(layout, f);
      // from here on addresses
      const locate = (neurons: readonly Local[]): Code =>
        neurons.map((neuron) => neuron.set(op("i32.add", base!.get, four(neuron.get))));
      const places: Places = {
        pre: { each: i.map(({ get }) => get) },
        post: { each: j.map(({ get }) => get) },
      };
      return [
        locate(i),
        locate(j),
        variables.map(({ offset, x }) => x.set(gather(weights.map(({ get }) => ({ offset, address: get }))))),
        move(layout, context, f, constants!.get, event, { variables, places, now: now!.get, sums, check }),
        variables.map(({ offset, x }) =>
          weights.map(({ get }, v) => laneAt("v128.store32_lane", v, offset, get, x.get)),
        ),
        faultIn(check),
      ];
    },
  };
}

/** A neuron has no synapse to the one of its index: its place must stay as it is. */
function keepOwn(
  { projection }: ProjectionLayout,
  variables: Variables,
  kept: readonly Local[],
  mine: Code,
): Code {
  if (projection.self) return [];
  return variables.map(({ offset }, k) => kept[k]!.set(at("f32.load", offset, mine)));
}

function giveOwn(
  { projection }: ProjectionLayout,
  variables: Variables,
  kept: readonly Local[],
  mine: Code,
): Code {
  if (projection.self) return [];
  return variables.map(({ offset }, k) => at("f32.store", offset, mine, kept[k]!.get));
}

/** collect(lane, constants): adds rewards to what the postsynaptic neurons were paid before. */
function collect(layout: ProjectionLayout, context: Context): FunctionSource {
  const { projection, stride } = layout;
  const { paid } = projection.rule!;
  return {
    name: nameOf("collect", projection),
    params: ["i32", "i32"],
    body: (f) => {
      const [base, constants] = f.params as Local[];
      const [j, address, reward] = [f.local("i32"), f.local("i32"), f.local("v128")];
      const before = paid.map(({ name, onReward }) => ({
        name,
        onReward,
        offset: layout.paid[name]!,
        x: f.local("v128"),
      }));
      const values = Object.fromEntries(before.map(({ name, x }) => [name, x.get]));
      const scope = ruleScope(layout, context, f, constants!.get, { ...values, [REWARD]: reward.get });
      const isPaid = op("f32x4.ne", reward.get, f32x4(0));
      return loop(j, i32(0), i32(stride), 16, [
        address.set(op("i32.add", base!.get, j.get)),
        reward.set(at("v128.load", context.layout.reward, address.get)),
        before.map(({ offset, x }) => x.set(at("v128.load", offset, address.get))),
        before.map(({ onReward, offset, x }) =>
          at(
            "v128.store",
            offset,
            address.get,
            op("v128.bitselect", toWasm(onReward.tree, scope), x.get, isPaid),
          ),
        ),
      ]);
    },
  };
}
