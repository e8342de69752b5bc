// Kernels of short-term plasticity: what presynaptic neurons have to release recovers, and a spike takes of it.
import type { ProjectionPlan, Update } from "../planned";
import { RELEASED } from "../release";
import {
  at,
  type Code,
  type FunctionScope,
  type FunctionSource,
  i32,
  i32x4,
  type Local,
  loop,
  op,
} from "./assembler";
import { toWasm, type WasmScope } from "./expression";
import { type Context, nameOf, ofProjection } from "./kernelScope";
import { type ProjectionLayout, ROW, roundUp } from "./layout";

export function releaseKernels(layout: ProjectionLayout, context: Context): FunctionSource[] {
  return layout.projection.synapse.release ? [recover(layout, context), releaseSpike(layout, context)] : [];
}

const synapseEnv = (q: ProjectionPlan) => q.synapse.env;

/** Rows at an address, as locals; the trees that set them, one after the other or all from the old ones. */
function rowsOf(
  { projection, release }: ProjectionLayout,
  context: Context,
  f: FunctionScope,
  constants: Code,
  address: Code,
) {
  const locals = Object.fromEntries(
    Object.keys(projection.synapse.release!.variables).map((row) => [row, f.local("v128")]),
  );
  const names = Object.fromEntries(Object.entries(locals).map(([row, local]) => [row, local.get]));
  const scope: WasmScope = {
    ...ofProjection(projection, "synapse", context, synapseEnv),
    f,
    constantsAt: constants,
    names,
  };
  const loading = Object.entries(locals).map(([row, local]) =>
    local.set(at("v128.load", release[row]!, address)),
  );
  const codeOf = ({ tree }: Update): Code => toWasm(tree, scope);
  return { locals, scope, loading, codeOf };
}

/** recover(lane, constants): all presynaptic neurons, by the steps that the constants stand for. */
function recover(layout: ProjectionLayout, context: Context): FunctionSource {
  const { projection, release } = layout;
  return {
    name: nameOf("recover", projection),
    params: ["i32", "i32"],
    body: (f) => {
      const [base, constants] = f.params as Local[];
      const [j, address] = [f.local("i32"), f.local("i32")];
      const { loading, codeOf } = rowsOf(layout, context, f, constants!.get, address.get);
      const { steps } = projection.synapse.release!;
      return loop(j, i32(0), i32(4 * roundUp(projection.from.n, ROW)), 16, [
        address.set(op("i32.add", base!.get, j.get)),
        loading,
        // each names itself alone
        steps.map((update) => at("v128.store", release[update.variable]!, address.get, codeOf(update))),
      ]);
    },
  };
}

/** release_spike(lane, constants, i): a spike of neuron i arrives. Four are computed, one is changed. */
function releaseSpike(layout: ProjectionLayout, context: Context): FunctionSource {
  const { projection, release } = layout;
  return {
    name: nameOf("release_spike", projection),
    params: ["i32", "i32", "i32"],
    body: (f) => {
      const [base, constants, i] = f.params as Local[];
      const [address, mine] = [f.local("i32"), f.local("v128")];
      const { locals, scope, loading, codeOf } = rowsOf(layout, context, f, constants!.get, address.get);
      const { onSpike, gain } = projection.synapse.release!;
      const old = at("v128.load", release[RELEASED]!, address.get);
      return [
        address.set(op("i32.add", base!.get, op("i32.shl", op("i32.and", i!.get, i32(-4)), i32(2)))),
        mine.set(op("i32x4.eq", i32x4(0, 1, 2, 3), op("i32x4.splat", op("i32.and", i!.get, i32(3))))),
        loading,
        onSpike.map((update) => {
          const local = locals[update.variable]!;
          return local.set(op("v128.bitselect", codeOf(update), local.get, mine.get));
        }),
        Object.entries(locals).map(([row, local]) => at("v128.store", release[row]!, address.get, local.get)),
        at(
          "v128.store",
          release[RELEASED]!,
          address.get,
          op("v128.bitselect", toWasm(gain, scope), old, mine.get),
        ),
      ];
    },
  };
}
