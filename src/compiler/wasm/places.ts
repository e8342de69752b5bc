// The kernel of a population that competes in places: of the neurons of each, the one furthest above its threshold.
import { namesIn } from "../../lang/tree";
import { HELD } from "../memory";
import { TIME } from "../planned";
import {
  at,
  type Code,
  type FunctionSource,
  f32x4,
  i32,
  i32x4,
  type Local,
  lane,
  loop,
  op,
  when,
} from "./assembler";
import { drawsOf } from "./draws";
import { type Hoist, hoisted, toWasm, type WasmScope } from "./expression";
import { type Context, load, nameOf, ofPopulation, valuesOf } from "./kernelScope";
import { firstLanes } from "./lanes";
import type { NeuronLayout } from "./layout";

const four = (x: Code): Code => op("i32.shl", x, i32(2));
const NOBODY = -1;

/**
 * compete(lane, constants, step, t, clock) -> found: lists the best neuron of each place where some cross their threshold,
 * the first of several that are as far above it. All of them have been advanced to this step.
 */
export function compete(layout: NeuronLayout, context: Context): FunctionSource {
  const { population } = layout;
  const { rivals, n, model } = population;
  return {
    name: nameOf("compete", population),
    params: ["i32", "i32", "i32", "f32", "i32"],
    result: "i32",
    body: (f) => {
      const [base, constants, step, t, clock] = f.params as Local[];
      const [first, k, address, found] = [f.local("i32"), f.local("i32"), f.local("i32"), f.local("i32")];
      const [time, margin, best, winners, index, better] = Array.from({ length: 6 }, () =>
        f.local("v128"),
      ) as [Local, Local, Local, Local, Local, Local];
      const [winner, above] = [f.local("i32"), f.local("f32")];
      const read = namesIn(model.trees.margin);
      const { x, code: loading } = load(layout, f, address.get, read);
      const hoist: Hoist = { uniform: new Set([TIME]), values: new Map() };
      const draws = drawsOf(population, context.plan.document.seed, f, clock!.get);
      const scope: WasmScope = {
        ...ofPopulation(population, context),
        f,
        constantsAt: constants!.get,
        names: { ...valuesOf(x), ...draws.names, [TIME]: time.get },
        hoist,
      };
      const held = op(
        "i32x4.gt_s",
        at("v128.load", layout.at[HELD]!, address.get),
        op("i32x4.splat", step!.get),
      );
      const isFree = model.refractory === undefined ? null : op("v128.not", held);
      // a neuron crosses its threshold where its margin is above 0, or not below it where the threshold says '>='
      const least =
        model.trees.threshold.kind === "binary" && model.trees.threshold.op === ">=" ? -1.2e-38 : 0;
      const pass = (tail: Code | null): Code => [
        loading,
        draws.draw(op("i32.shr_u", op("i32.sub", address.get, base!.get), i32(2))),
        margin.set(toWasm(model.trees.margin, scope)),
        better.set(op("f32x4.gt", margin.get, best.get)),
        when(op("v128.any_true", better.get), [
          [isFree, tail].map((mask) => (mask ? better.set(op("v128.and", better.get, mask)) : [])),
          index.set(
            op(
              "i32x4.add",
              op("i32x4.splat", op("i32.shr_u", op("i32.sub", address.get, base!.get), i32(2))),
              i32x4(0, 1, 2, 3),
            ),
          ),
          best.set(op("v128.bitselect", margin.get, best.get, better.get)),
          winners.set(op("v128.bitselect", index.get, winners.get, better.get)),
        ]),
      ];
      const whole = rivals & ~3;
      const tail = firstLanes(rivals - whole);
      // the best of the four, the lowest index of several
      const decide = [0, 1, 2, 3].map((v): Code => {
        const [theirs, who] = [
          lane("f32x4.extract_lane", v, best.get),
          lane("i32x4.extract_lane", v, winners.get),
        ];
        if (v === 0) return [above.set(theirs), winner.set(who)];
        const ahead = op(
          "i32.or",
          op("f32.gt", theirs, above.get),
          op("i32.and", op("f32.eq", theirs, above.get), op("i32.lt_u", who, winner.get)),
        );
        return when(ahead, [above.set(theirs), winner.set(who)]);
      });
      const walk: Code = [
        loop(k, i32(0), i32(4 * whole), 16, [
          address.set(op("i32.add", op("i32.add", base!.get, first.get), k.get)),
          pass(null),
        ]),
        whole === rivals
          ? []
          : [address.set(op("i32.add", base!.get, op("i32.add", first.get, i32(4 * whole)))), pass(tail)],
      ];
      return [
        time.set(op("f32x4.splat", t!.get)),
        hoisted(hoist),
        loop(first, i32(0), i32(4 * n), 4 * rivals, [
          best.set(f32x4(least)),
          winners.set(i32x4(NOBODY)),
          walk,
          decide,
          when(op("i32.ne", winner.get, i32(NOBODY)), [
            at("i32.store", layout.crossing, op("i32.add", base!.get, four(found.get)), winner.get),
            found.set(op("i32.add", found.get, i32(1))),
          ]),
        ]),
        found.get,
      ];
    },
  };
}
