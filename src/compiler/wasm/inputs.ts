// Kernels of an input: from the values of a sample to lists of spikes, four steps at a time.
import { RAND } from "../../lang/functions";
import { countCalls, make, type Node, namesIn } from "../../lang/tree";
import { VALUE } from "../memory";
import { TIME } from "../planned";
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
  when,
} from "./assembler";
import { toWasm, type WasmScope } from "./expression";
import { type DrawLocals, uniformQuad } from "./functions";
import { type Context, nameOf } from "./kernelScope";
import type { InputLayout } from "./layout";

/** True if spikes are drawn: otherwise a value alone decides when its neuron spikes. */
export function isRandom({ population }: InputLayout): boolean {
  return countCalls(population.encoder.trees.spike, RAND) > 0;
}

export function inputKernels(layout: InputLayout, context: Context): FunctionSource[] {
  return [findAwake(layout, context), encode(layout, context)];
}

/** What must exceed a draw for a spike, if the condition is just that and does not depend on time. */
function boundOf(tree: Node): Node | null {
  const isBound =
    tree.kind === "binary" && tree.op === "<" && tree.left.kind === "call" && tree.left.fn === RAND;
  return isBound && !namesIn(tree.right).has(TIME) ? tree.right : null;
}

function scopeOf(
  layout: InputLayout,
  { plan, constants }: Context,
  f: FunctionScope,
  constantsAt: Code,
  names: Readonly<Record<string, Code>>,
): WasmScope {
  const index = plan.populations.indexOf(layout.population);
  const { name: owner, env } = layout.population;
  return {
    constants,
    owner,
    env,
    envOf: (p) => p.populations[index]!.env,
    names,
    f,
    constantsAt,
    exact: true,
  };
}

/** find_awake(lane, constants) -> how many quads of inputs can spike at all, listed at `quads`. */
function findAwake(layout: InputLayout, context: Context): FunctionSource {
  const { population } = layout;
  return {
    name: nameOf("find_awake", population),
    params: ["i32", "i32"],
    result: "i32",
    body: (f) => {
      const [base, constants] = f.params as Local[];
      const [j, found] = [f.local("i32"), f.local("i32")];
      const value = at("v128.load", layout.at[VALUE]!, op("i32.add", base!.get, j.get));
      const scope = scopeOf(layout, context, f, constants!.get, { [VALUE]: value });
      const bound = boundOf(population.encoder.trees.spike);
      const note: Code = [
        at(
          "i32.store",
          layout.quads,
          op("i32.add", base!.get, op("i32.shl", found.get, i32(2))),
          op("i32.shr_u", j.get, i32(4)),
        ),
        found.set(op("i32.add", found.get, i32(1))),
      ];
      const awake = bound && toWasm(make.binary(">", bound, make.number(0)), scope);
      return [
        loop(j, i32(0), i32(4 * population.n), 16, awake ? when(op("v128.any_true", awake), note) : note),
        found.get,
      ];
    },
  };
}

/**
 * encode(lane, constants, quads, clock, slot, counts, steps): lists of spikes of `steps` steps, from the slot at that
 * address on; random numbers as at step counter `clock`.
 */
function encode(layout: InputLayout, context: Context): FunctionSource {
  const { population, stride } = layout;
  return {
    name: nameOf("encode", population),
    params: ["i32", "i32", "i32", "i32", "i32", "i32", "i32"],
    body: (f) => {
      const [base, constants, quads, clock, slot, counts, steps] = f.params as Local[];
      const [g, k, quad, bits, index] = Array.from({ length: 5 }, () => f.local("i32")) as [
        Local,
        Local,
        Local,
        Local,
        Local,
      ];
      const ends = Array.from({ length: 4 }, () => f.local("i32"));
      const [clocks, times] = [f.local("v128"), f.local("v128")];
      const locals = Object.fromEntries(
        [..."abcdpqrs"].map((name) => [name, f.local("v128")]),
      ) as unknown as DrawLocals;
      const random = isRandom(layout);
      const u = [locals.a, locals.b, locals.c, locals.d];
      const start = (step: number): Code =>
        op("i32.add", slot!.get, op("i32.mul", op("i32.add", g.get, i32(step)), i32(stride)));

      const neuron = (n: number): Code => {
        const value = at(
          "v128.load32_splat",
          layout.at[VALUE]! + 4 * n,
          op("i32.add", base!.get, op("i32.shl", quad.get, i32(4))),
        );
        const names = { [VALUE]: value, [TIME]: times.get, ...(random ? { [RAND]: u[n]!.get } : {}) };
        const condition = toWasm(
          population.encoder.trees.spike,
          scopeOf(layout, context, f, constants!.get, names),
        );
        const add = (step: number): Code => [
          at("i32.store", 0, ends[step]!.get, index.get),
          ends[step]!.set(
            op(
              "i32.add",
              ends[step]!.get,
              step <= 2
                ? op("i32.and", op("i32.shl", bits.get, i32(2 - step)), i32(4))
                : op("i32.and", op("i32.shr_u", bits.get, i32(1)), i32(4)),
            ),
          ),
        ];
        const spiking: Code = [
          index.set(op("i32.add", op("i32.shl", quad.get, i32(2)), i32(n))),
          bits.set(op("i32x4.bitmask", condition)),
          [0, 1, 2, 3].map(add),
        ];
        // the last quad may overhang
        return (population.n & 3) > n || (population.n & 3) === 0
          ? spiking
          : when(op("i32.lt_u", quad.get, i32(population.n >> 2)), spiking);
      };

      return loop(g, i32(0), steps!.get, 4, [
        ends.map((end, step) => end.set(start(step))),
        clocks.set(op("i32x4.add", op("i32x4.splat", op("i32.add", clock!.get, g.get)), i32x4(0, 1, 2, 3))),
        times.set(
          at("v128.load", context.layout.times, op("i32.add", base!.get, op("i32.shl", g.get, i32(2)))),
        ),
        loop(k, i32(0), quads!.get, 1, [
          quad.set(at("i32.load", layout.quads, op("i32.add", base!.get, op("i32.shl", k.get, i32(2))))),
          random
            ? uniformQuad(
                context.plan.document.seed,
                population.stream,
                { first: op("i32x4.splat", quad.get), step: clocks.get, last: 0 },
                locals,
              )
            : [],
          [0, 1, 2, 3].map(neuron),
        ]),
        ends.map((end, step) =>
          at(
            "i32.store",
            4 * step,
            op("i32.add", counts!.get, op("i32.shl", g.get, i32(2))),
            op("i32.shr_u", op("i32.sub", end.get, start(step)), i32(2)),
          ),
        ),
      ]);
    },
  };
}

/**
 * encode_levels(bytes, n, starts, steps, slot, counts, stride): the same where each of 256 levels has its steps, those
 * from `starts[level]` to `starts[level + 1]` of `steps`; counts must be 0 before. Sixteen zero bytes are passed over
 * at once where level 0 is silent.
 */
export const ENCODE_LEVELS: FunctionSource = {
  name: "encode_levels",
  params: ["i32", "i32", "i32", "i32", "i32", "i32", "i32"],
  body: ({ params, local }) => {
    const [bytes, n, starts, steps, slot, counts, stride] = params as Local[];
    const [block, i, end, k, stop, step, level, count] = Array.from({ length: 8 }, () => local("i32")) as [
      Local,
      Local,
      Local,
      Local,
      Local,
      Local,
      Local,
      Local,
    ];
    const four = (x: Code): Code => op("i32.shl", x, i32(2));
    const counter = op("i32.add", counts!.get, four(step.get));
    const emit: Code = [
      step.set(at("i32.load", 0, op("i32.add", steps!.get, four(k.get)))),
      count.set(at("i32.load", 0, counter)),
      at(
        "i32.store",
        0,
        op("i32.add", op("i32.add", slot!.get, op("i32.mul", step.get, stride!.get)), four(count.get)),
        i.get,
      ),
      at("i32.store", 0, counter, op("i32.add", count.get, i32(1))),
    ];
    const each: Code = [
      level.set(op("i32.add", starts!.get, four(at("i32.load8_u", 0, op("i32.add", bytes!.get, i.get))))),
      stop.set(at("i32.load", 4, level.get)),
      loop(k, at("i32.load", 0, level.get), stop.get, 1, emit),
    ];
    const silent = op(
      "i32.and",
      op("i32.eqz", op("v128.any_true", at("v128.load", 0, op("i32.add", bytes!.get, block.get)))),
      op("i32.eq", at("i32.load", 0, starts!.get), at("i32.load", 4, starts!.get)),
    );
    return loop(block, i32(0), n!.get, 16, [
      when(op("i32.eqz", silent), [
        end.set(
          op(
            "select",
            op("i32.add", block.get, i32(16)),
            n!.get,
            op("i32.lt_u", op("i32.add", block.get, i32(16)), n!.get),
          ),
        ),
        loop(i, block.get, end.get, 1, each),
      ]),
    ]);
  },
};

/** levels(bytes, table, values, n): the value that each byte stands for. Rows are as long as n rounded up to 16. */
export const LEVELS: FunctionSource = {
  name: "levels",
  params: ["i32", "i32", "i32", "i32"],
  body: ({ params, local }) => {
    const [bytes, table, values, n] = params as Local[];
    const i = local("i32");
    const byte = at("i32.load8_u", 0, op("i32.add", bytes!.get, i.get));
    return loop(i, i32(0), n!.get, 1, [
      at(
        "f32.store",
        0,
        op("i32.add", values!.get, op("i32.shl", i.get, i32(2))),
        at("f32.load", 0, op("i32.add", table!.get, op("i32.shl", byte, i32(2)))),
      ),
    ]);
  },
};
