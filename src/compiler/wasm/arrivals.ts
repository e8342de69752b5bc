// Kernels that carry spikes: they add up, for each postsynaptic neuron, the weights of the spikes that arrive.
import {
  at,
  type Code,
  type FunctionSource,
  f32x4,
  i32,
  type Local,
  loop,
  op,
  when,
  whilst,
} from "./assembler";

const four = (x: Code): Code => op("i32.shl", x, i32(2));

/**
 * gather(list, count, weights, stride, sums, end): sums[j] = the sum of w[i][j] over the neurons i of the list, in
 * its order, for the columns up to `end` bytes. Whole rows of weights are read, 16 columns to a turn; nothing is
 * written before a column's sum is complete.
 */
function gather(name: string, vectors: number): FunctionSource {
  return {
    name,
    params: ["i32", "i32", "i32", "i32", "i32", "i32"],
    body: ({ params, local }) => {
      const [list, count, weights, stride, sums, end] = params as Local[];
      const [column, k, stop, row] = [local("i32"), local("i32"), local("i32"), local("i32")];
      const acc = Array.from({ length: vectors }, () => local("v128"));
      const address = op("i32.add", op("i32.mul", at("i32.load", 0, k.get), stride!.get), column.get);
      return [
        stop.set(op("i32.add", list!.get, four(count!.get))),
        loop(column, weights!.get, op("i32.add", weights!.get, end!.get), 16 * vectors, [
          acc.map((sum) => sum.set(f32x4(0))),
          loop(k, list!.get, stop.get, 4, [
            row.set(address),
            acc.map((sum, v) => sum.set(op("f32x4.add", sum.get, at("v128.load", 16 * v, row.get)))),
          ]),
          row.set(op("i32.add", sums!.get, op("i32.sub", column.get, weights!.get))),
          acc.map((sum, v) => at("v128.store", 16 * v, row.get, sum.get)),
        ]),
      ];
    },
  };
}

/** Rows of a multiple of 32, 80 or 16 numbers: the more columns to a turn, the less each list is read again. */
export const GATHERS: readonly FunctionSource[] = [
  gather("gather_16", 4),
  gather("gather_32", 8),
  gather("gather_80", 20),
];

/** The widest gather that fits a row of `row` numbers. */
export const gatherFor = (row: number): string =>
  row % 80 === 0 ? "gather_80" : row % 32 === 0 ? "gather_32" : "gather_16";

/**
 * carry_all(flags, rows, weights, stride, sums, end): the same where every synapse is computed with, spike or not, as
 * a clocked engine does: flags are f32, 1 for a neuron that spikes and else 0.
 */
export const CARRY_ALL: FunctionSource = {
  name: "carry_all",
  params: ["i32", "i32", "i32", "i32", "i32", "i32"],
  body: ({ params, local }) => {
    const [flags, rows, weights, stride, sums, end] = params as Local[];
    const [column, i, row, flag] = [local("i32"), local("i32"), local("i32"), local("v128")];
    const acc = Array.from({ length: 4 }, () => local("v128"));
    return loop(column, i32(0), end!.get, 64, [
      acc.map((sum) => sum.set(f32x4(0))),
      row.set(op("i32.add", weights!.get, column.get)),
      loop(i, i32(0), four(rows!.get), 4, [
        flag.set(at("v128.load32_splat", 0, op("i32.add", flags!.get, i.get))),
        acc.map((sum, v) =>
          sum.set(op("f32x4.add", sum.get, op("f32x4.mul", flag.get, at("v128.load", 16 * v, row.get)))),
        ),
        row.set(op("i32.add", row.get, stride!.get)),
      ]),
      row.set(op("i32.add", sums!.get, column.get)),
      acc.map((sum, v) => at("v128.store", 16 * v, row.get, sum.get)),
    ]);
  },
};

/** widen(from, to, end): u16 as u32, at addresses from `to` on; up to three numbers past `end` are written, too. */
export const WIDEN: FunctionSource = {
  name: "widen",
  params: ["i32", "i32", "i32"],
  body: ({ params, local }) => {
    const [from, to, end] = params as Local[];
    const [address, source] = [local("i32"), local("i32")];
    return [
      source.set(from!.get),
      loop(address, to!.get, end!.get, 16, [
        at("v128.store", 0, address.get, at("v128.load16x4_u", 0, source.get)),
        source.set(op("i32.add", source.get, i32(8))),
      ]),
    ];
  },
};

/**
 * scatter(list, count, starts, posts, places, weights, weight, sums, due, shift): sums[j] += w over the listed synapses
 * of the neurons in the list, and due[j >> shift] = 1. `weights` 0: w is `weight` for each; else that is a factor.
 * `places` 0: the weights lie as the synapses are listed.
 */
export const SCATTER: FunctionSource = {
  name: "scatter",
  params: ["i32", "i32", "i32", "i32", "i32", "i32", "f32", "i32", "i32", "i32"],
  result: "i32",
  body: ({ params, local }) => {
    const [list, count, starts, posts, places, weights, weight, sums, due, shift] = params as Local[];
    const [k, end, synapse, stop, j, at0, done] = Array.from({ length: 7 }, () => local("i32")) as [
      Local,
      Local,
      Local,
      Local,
      Local,
      Local,
      Local,
    ];
    const w = local("f32");
    const walk = (read: Code): Code =>
      loop(synapse, at("i32.load", 0, at0.get), stop.get, 1, [
        j.set(at("i32.load", 0, op("i32.add", posts!.get, four(synapse.get)))),
        read,
        at0.set(op("i32.add", sums!.get, four(j.get))),
        at("f32.store", 0, at0.get, op("f32.add", at("f32.load", 0, at0.get), w.get)),
        at("i32.store8", 0, op("i32.add", due!.get, op("i32.shr_u", j.get, shift!.get)), i32(1)),
      ]);
    const read = (place: Code): Code =>
      w.set(op("f32.mul", at("f32.load", 0, op("i32.add", weights!.get, four(place))), weight!.get));
    return [
      w.set(weight!.get),
      end.set(op("i32.add", list!.get, four(count!.get))),
      loop(k, list!.get, end.get, 4, [
        at0.set(op("i32.add", starts!.get, four(at("i32.load", 0, k.get)))),
        stop.set(at("i32.load", 4, at0.get)),
        done.set(op("i32.add", done.get, op("i32.sub", stop.get, at("i32.load", 0, at0.get)))),
        // one loop for each kind: the tests do not belong inside
        when(
          weights!.get,
          when(
            places!.get,
            walk(read(at("i32.load", 0, op("i32.add", places!.get, four(synapse.get))))),
            walk(read(synapse.get)),
          ),
          walk([]),
        ),
      ]),
      done.get,
    ];
  },
};

/**
 * carry_runs(list, count, starts, posts, places, weights, sums, span, gain) -> synapses carried: for each run of the
 * neurons in the list, `span` weights in a row, times the gain, are added to as many sums in a row.
 */
export const CARRY_RUNS: FunctionSource = {
  name: "carry_runs",
  params: ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32", "f32"],
  result: "i32",
  body: ({ params, local }) => {
    const [list, count, starts, posts, places, weights, sums, span, gain] = params as Local[];
    const factor = local("v128");
    const [k, end, run, stop, sum, weight, last, done] = Array.from({ length: 8 }, () => local("i32")) as [
      Local,
      Local,
      Local,
      Local,
      Local,
      Local,
      Local,
      Local,
    ];
    const addressIn = (numbers: Local, base: Local): Code =>
      op("i32.add", base.get, four(at("i32.load", 0, op("i32.add", numbers.get, run.get))));
    const add = (vectors: number): Code =>
      Array.from({ length: vectors }, (_, v) =>
        at(
          "v128.store",
          16 * v,
          sum.get,
          op(
            "f32x4.add",
            at("v128.load", 16 * v, sum.get),
            op("f32x4.mul", at("v128.load", 16 * v, weight.get), factor.get),
          ),
        ),
      );
    const whole = (step: number) => op("i32.and", four(span!.get), i32(-step));
    const upTo = (step: number, body: Code): Code => [
      last.set(
        op(
          "i32.add",
          op("i32.add", four(at("i32.load", 0, op("i32.add", posts!.get, run.get))), sums!.get),
          whole(step),
        ),
      ),
      whilst(op("i32.lt_u", sum.get, last.get), [
        body,
        sum.set(op("i32.add", sum.get, i32(step))),
        weight.set(op("i32.add", weight.get, i32(step))),
      ]),
    ];
    const one = at(
      "f32.store",
      0,
      sum.get,
      op("f32.add", at("f32.load", 0, sum.get), op("f32.mul", at("f32.load", 0, weight.get), gain!.get)),
    );
    return [
      factor.set(op("f32x4.splat", gain!.get)),
      end.set(op("i32.add", list!.get, four(count!.get))),
      loop(k, list!.get, end.get, 4, [
        stop.set(op("i32.add", starts!.get, four(at("i32.load", 0, k.get)))),
        run.set(at("i32.load", 0, stop.get)),
        stop.set(at("i32.load", 4, stop.get)),
        done.set(op("i32.add", done.get, op("i32.mul", op("i32.sub", stop.get, run.get), span!.get))),
        stop.set(four(stop.get)),
        loop(run, four(run.get), stop.get, 4, [
          sum.set(addressIn(posts!, sums!)),
          weight.set(addressIn(places!, weights!)),
          upTo(64, add(4)),
          upTo(16, add(1)),
          upTo(4, one),
        ]),
      ]),
      done.get,
    ];
  },
};

/** all_finite(from, to) -> 1 if every number between the addresses is finite. */
export const ALL_FINITE: FunctionSource = {
  name: "all_finite",
  params: ["i32", "i32"],
  result: "i32",
  body: ({ params, local }) => {
    const [from, to] = params as Local[];
    const [i, x, sum] = [local("i32"), local("v128"), local("v128")];
    return [
      loop(i, from!.get, to!.get, 16, [
        x.set(at("v128.load", 0, i.get)),
        sum.set(op("f32x4.add", sum.get, op("f32x4.sub", x.get, x.get))), // 0, or NaN for ever
      ]),
      op("i32.eqz", op("v128.any_true", op("f32x4.ne", sum.get, f32x4(0)))),
    ];
  },
};
