// Kernels of a population: advance its neurons, reset those that spike, tell whether silence stays silent.
import { make, namesIn } from "../../lang/tree";
import { HELD } from "../memory";
import {
  competitionOf,
  type Env,
  isGraded,
  type NeuronPlan,
  type Plan,
  type ProjectionPlan,
  TIME,
  type Update,
} from "../planned";
import { isListed } from "../schedule";
import {
  at,
  type Code,
  type FunctionSource,
  f32,
  f32x4,
  i32,
  i32x4,
  type Local,
  loop,
  op,
  when,
  whilst,
} from "./assembler";
import { carry } from "./carry";
import { drawsOf } from "./draws";
import { type Hoist, hoisted, toWasm, type WasmScope } from "./expression";
import { type Context, load, nameOf, ofPopulation, ofProjection, valuesOf } from "./kernelScope";
import { LAST_BIT, type NeuronLayout } from "./layout";
import { outlookOf } from "./outlook";
import { compete } from "./places";

/** What arrives is added where its bit is set; projections in the plan's order. */
export function incomingOf(population: NeuronPlan, plan: Plan): ProjectionPlan[] {
  return plan.projections.filter(({ to }) => to === population);
}

export function neuronKernels(layout: NeuronLayout, context: Context): FunctionSource[] {
  const kernels = [advance(layout, context), spike(layout, context)];
  if (layout.population.slow.length > 0) kernels.push(advanceSlow(layout, context));
  if (outlookOf(layout.population)) kernels.push(mayFire(layout, context));
  if (isGraded(layout.population)) kernels.push(carry(layout, context));
  if (competitionOf(layout.population) === "places") kernels.push(compete(layout, context));
  return kernels;
}

/**
 * advance(lane, constants, from, to, step, t, arrived, found, clock) -> found: neurons of rows from..to, in bytes. Those that
 * cross their threshold are listed after the `found` before them; where they compete, the best is kept; where they do
 * so in places, `compete` looks for them afterwards.
 */
function advance(layout: NeuronLayout, context: Context): FunctionSource {
  const { population } = layout;
  const incoming = incomingOf(population, context.plan);
  return {
    name: nameOf("advance", population),
    params: ["i32", "i32", "i32", "i32", "i32", "f32", "i32", "i32", "i32"],
    result: "i32",
    body: (f) => {
      const [base, constants, from, to, step, t, arrived, found, clock] = f.params as Local[];
      const [j, address, bits, index] = [f.local("i32"), f.local("i32"), f.local("i32"), f.local("i32")];
      const [held, crosses, time] = [f.local("v128"), f.local("v128"), f.local("v128")];
      const changed = new Set([
        ...population.steps.map(({ variable }) => variable),
        ...incoming.map(({ synapse }) => synapse.receive.variable),
      ]);
      const read = new Set(changed);
      for (const { tree } of [...population.lets, ...population.steps]) namesIn(tree, read);
      for (const { synapse } of incoming) namesIn(synapse.receive.tree, read);
      namesIn(population.model.trees.margin, read);
      const { x, code: loading } = load(layout, f, address!.get, read);
      const owned = { ...ofPopulation(population, context), f, constantsAt: constants!.get };
      const draws = drawsOf(population, context.plan.document.seed, f, clock!.get);
      const lets = population.lets.map(({ name, tree }) => ({ name, tree, local: f.local("v128") }));
      const values = Object.fromEntries(lets.map(({ name, local }) => [name, local.get]));
      const names = { ...valuesOf(x), ...draws.names, ...values, [TIME]: time!.get };
      const hoist: Hoist = { uniform: new Set([TIME]), values: new Map() };
      const scope: WasmScope = { ...owned, names, hoist };

      const named = lets.map(({ tree, local }) => local.set(toWasm(tree, scope)));
      const next = population.steps.map(({ variable, tree }) => {
        const y = f.local("v128");
        return { variable, y, compute: y.set(toWasm(tree, scope)) };
      });
      const holds = population.model.refractory !== undefined;
      const before = population.held
        .filter((variable) => holds && changed.has(variable))
        .map((variable) => ({ variable, x: f.local("v128") }));
      const receive = incoming.map((projection, bit): Code => {
        const { arriving } = context.layout.projections[context.plan.projections.indexOf(projection)]!;
        const select = (q: ProjectionPlan) => ({ ...q.to.env, ...q.synapse.env });
        const sum = at("v128.load", arriving, address!.get);
        // what listed synapses bring has been multiplied when it came
        const gain = isListed(projection) ? null : projection.synapse.gain;
        const factor =
          gain &&
          toWasm(gain, {
            ...ofProjection(projection, "synapse", context, select),
            f,
            constantsAt: constants!.get,
            hoist,
            names: { [TIME]: time!.get },
          });
        const w = factor ? op("f32x4.mul", sum, factor) : sum;
        const value = toWasm(projection.synapse.receive.tree, {
          ...ofProjection(projection, "synapse", context, select),
          f,
          constantsAt: constants!.get,
          hoist,
          names: { ...names, w: projection.sign > 0 ? w : op("f32x4.neg", w) },
        });
        const clear = isListed(projection) ? at("v128.store", arriving, address!.get, f32x4(0)) : [];
        return when(op("i32.and", arrived!.get, i32(1 << Math.min(bit, LAST_BIT))), [
          x[projection.synapse.receive.variable]!.set(value),
          clear,
        ]);
      });
      const free = (mask: Code): Code => (holds ? op("v128.andnot", mask, held!.get) : mask);
      const settle = before.map(({ variable, x: old }) =>
        x[variable]!.set(op("v128.bitselect", old.get, x[variable]!.get, held!.get)),
      );
      const margin = f.local("v128");
      const one = competitionOf(population) === "all";
      const best = f.local("f32");
      const own = f.local("f32");
      const slot = one ? base!.get : op("i32.add", base!.get, op("i32.shl", found!.get, i32(2)));
      const note: Code = [
        at("i32.store", layout.crossing, slot, index!.get),
        at("f32.store", layout.margins, slot, own.get),
        found!.set(one ? i32(1) : op("i32.add", found!.get, i32(1))),
        one ? best.set(own.get) : [],
      ];
      const lanesOf = op("i32.add", base!.get, op("i32.shl", op("i32.ctz", bits!.get), i32(2)));
      const each: Code = [
        index!.set(op("i32.add", op("i32.shr_u", j!.get, i32(2)), op("i32.ctz", bits!.get))),
        own.set(at("f32.load", context.layout.scratch, lanesOf)),
        when(
          op(
            "i32.and",
            op("i32.lt_u", index!.get, i32(population.n)),
            one ? op("f32.gt", own.get, best.get) : i32(1),
          ),
          note,
        ),
        bits!.set(op("i32.and", bits!.get, op("i32.sub", bits!.get, i32(1)))),
      ];
      // of neurons that compete only one that is further above its threshold than those before is looked at
      const ahead = one ? op("f32x4.gt", margin.get, op("f32x4.splat", best.get)) : crosses!.get;
      const collect: Code = [
        margin.set(toWasm(population.model.trees.margin, scope)),
        bits!.set(op("i32x4.bitmask", op("v128.and", crosses!.get, ahead))),
        when(bits!.get, [
          at("v128.store", context.layout.scratch, base!.get, margin.get),
          whilst(bits!.get, each),
        ]),
      ];
      const inPlaces = competitionOf(population) === "places";
      const crossing = free(toWasm(population.model.trees.threshold, scope));
      // all code is there by now, so that all of what it shares is known
      return [
        time!.set(op("f32x4.splat", t!.get)),
        hoisted(hoist),
        one ? best.set(op("select", at("f32.load", layout.margins, base!.get), f32(-1), found!.get)) : [],
        loop(j!, from!.get, to!.get, 16, [
          address!.set(op("i32.add", base!.get, j!.get)),
          loading,
          holds
            ? [
                held!.set(
                  op(
                    "i32x4.gt_s",
                    at("v128.load", layout.at[HELD]!, address!.get),
                    op("i32x4.splat", step!.get),
                  ),
                ),
                before.map(({ variable, x: old }) => old.set(x[variable]!.get)),
              ]
            : [],
          draws.draw(op("i32.shr_u", j!.get, i32(2))),
          named,
          next.map(({ compute }) => compute),
          next.map(({ variable, y }) => x[variable]!.set(y.get)),
          receive,
          settle,
          [...changed].map((variable) =>
            at("v128.store", layout.at[variable]!, address!.get, x[variable]!.get),
          ),
          inPlaces ? [] : [crosses!.set(crossing), when(op("v128.any_true", crosses!.get), collect)],
        ]),
        inPlaces ? i32(1) : found!.get,
      ];
    },
  };
}

/** spike(lane, constants, j, learn, clock): resets neuron j. Four are computed, one is changed. */
function spike(layout: NeuronLayout, context: Context): FunctionSource {
  const { population } = layout;
  return {
    name: nameOf("spike", population),
    params: ["i32", "i32", "i32", "i32", "i32"],
    body: (f) => {
      const [base, constants, j, learn, clock] = f.params as Local[];
      const [address, mine] = [f.local("i32"), f.local("v128")];
      const updates = [...population.resets, ...population.slowResets];
      const read = new Set(updates.map(({ variable }) => variable));
      for (const { tree } of updates) namesIn(tree, read);
      const { x, code: loading } = load(layout, f, address.get, read);
      const draws = drawsOf(population, context.plan.document.seed, f, clock!.get);
      const scope = {
        ...ofPopulation(population, context),
        f,
        constantsAt: constants!.get,
        names: { ...valuesOf(x), ...draws.names },
      };
      const apply = (some: readonly Update[]): Code => [
        some.map(({ variable, tree }) =>
          x[variable]!.set(op("v128.bitselect", toWasm(tree, scope), x[variable]!.get, mine.get)),
        ),
        [...new Set(some.map(({ variable }) => variable))].map((variable) =>
          at("v128.store", layout.at[variable]!, address.get, x[variable]!.get),
        ),
      ];
      return [
        address.set(op("i32.add", base!.get, op("i32.shl", op("i32.and", j!.get, i32(-4)), i32(2)))),
        mine.set(op("i32x4.eq", i32x4(0, 1, 2, 3), op("i32x4.splat", op("i32.and", j!.get, i32(3))))),
        loading,
        draws.draw(op("i32.and", j!.get, i32(-4))),
        apply(population.resets),
        population.slowResets.length > 0 ? when(learn!.get, apply(population.slowResets)) : [],
      ];
    },
  };
}

/** advance_slow(image, constants, from, to): the slow variables of the rows from..to, in bytes, by one sample. */
function advanceSlow(layout: NeuronLayout, context: Context): FunctionSource {
  const { population } = layout;
  return {
    name: nameOf("advance_slow", population),
    params: ["i32", "i32", "i32", "i32"],
    body: (f) => {
      const [base, constants, from, to] = f.params as Local[];
      const [j, address] = [f.local("i32"), f.local("i32")];
      const read = new Set<string>();
      for (const { tree } of population.slow) namesIn(tree, read);
      const { x, code: loading } = load(layout, f, address.get, read);
      const scope = {
        ...ofPopulation(population, context),
        f,
        constantsAt: constants!.get,
        names: valuesOf(x),
      };
      const next = population.slow.map(({ variable, tree }) => {
        const y = f.local("v128");
        return {
          compute: y.set(toWasm(tree, scope)),
          store: at("v128.store", layout.at[variable]!, address.get, y.get),
        };
      });
      return loop(j, from!.get, to!.get, 16, [
        address.set(op("i32.add", base!.get, j.get)),
        loading,
        next.map(({ compute }) => compute),
        next.map(({ store }) => store),
      ]);
    },
  };
}

/** may_fire(lane, constants, from, to) -> 1 if some neuron there may cross its threshold in silence. */
function mayFire(layout: NeuronLayout, context: Context): FunctionSource {
  const { population } = layout;
  const index = context.plan.populations.indexOf(population);
  const { ceiling } = outlookOf(population)!;
  // Leaps have no use for it, and it takes long to compute.
  const envOf = (plan: Plan): Env => {
    const own = plan.populations[index] as NeuronPlan;
    return plan.leap === 1 ? { ...own.env, ...outlookOf(own)?.entries } : own.env;
  };
  const entries = ["limit", "least", "largest", "gain"].flatMap((kind) =>
    population.variables.map((variable) => [`${kind}.${variable}`, 0] as const),
  );
  const env: Env = { ...population.env, ...Object.fromEntries(entries), slack: 0 };
  return {
    name: nameOf("may_fire", population),
    params: ["i32", "i32", "i32", "i32"],
    result: "i32",
    body: (f) => {
      const [base, constants, from, to] = f.params as Local[];
      const [j, address, any] = [f.local("i32"), f.local("i32"), f.local("v128")];
      const { x, code: loading } = load(layout, f, address.get, namesIn(ceiling));
      const scope: WasmScope = {
        constants: context.constants,
        owner: `${population.name} outlook`,
        env,
        envOf,
        f,
        constantsAt: constants!.get,
        names: valuesOf(x),
      };
      const above = toWasm(make.binary(">=", ceiling, make.number(0)), scope);
      return [
        loop(j, from!.get, to!.get, 16, [
          address.set(op("i32.add", base!.get, j.get)),
          loading,
          any.set(op("v128.or", any.get, above)),
        ]),
        op("v128.any_true", any.get),
      ];
    },
  };
}
