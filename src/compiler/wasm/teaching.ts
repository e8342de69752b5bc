// The kernel of a teacher: rewards for all neurons of the readout, from their state and which of them should answer.
import { TARGET } from "../../core/teacher";
import { namesIn } from "../../lang/tree";
import type { Env, Plan } from "../planned";
import { at, type Code, type FunctionSource, f32x4, i32, type Local, lane, loop, op } from "./assembler";
import { toWasm, type WasmScope } from "./expression";
import { type Context, load, valuesOf } from "./kernelScope";
import { firstLanes } from "./lanes";
import { layoutOf, type NeuronLayout } from "./layout";

/** teach(lane, constants): the row of rewards, from the row of targets and the neurons' variables. */
export function teachKernels(context: Context): FunctionSource[] {
  const { plan, layout } = context;
  const { teacher, readout } = plan;
  if (!teacher || !readout) return [];
  const place = layoutOf(layout, readout) as NeuronLayout;
  const envOf = (p: Plan): Env => p.teacher!.env;
  const teach: FunctionSource = {
    name: "teach",
    params: ["i32", "i32"],
    body: (f) => {
      const [base, constants] = f.params as Local[];
      const [j, address, target] = [f.local("i32"), f.local("i32"), f.local("v128")];
      const read = namesIn(teacher.reward);
      for (const { tree } of teacher.totals) namesIn(tree, read);
      const { x, code: loading } = load(place, f, address.get, read);
      const totals = teacher.totals.map((total) => ({ ...total, sum: f.local("v128") }));
      const scope: WasmScope = {
        constants: context.constants,
        owner: "teacher",
        env: teacher.env,
        envOf,
        f,
        constantsAt: constants!.get,
        names: {
          ...valuesOf(x),
          [TARGET]: target.get,
          ...Object.fromEntries(totals.map(({ name, sum }) => [name, sum.get])),
        },
      };
      /** four neurons each, those at the end with others that do not count */
      const walk = (body: (tail: Code | null) => Code): Code => {
        const whole = readout.n & ~3;
        const visit: Code = [
          address.set(op("i32.add", base!.get, j.get)),
          loading,
          target.set(at("v128.load", layout.target, address.get)),
        ];
        return [
          loop(j, i32(0), i32(4 * whole), 16, [visit, body(null)]),
          whole === readout.n ? [] : [j.set(i32(4 * whole)), visit, body(firstLanes(readout.n - whole))],
        ];
      };
      const neutral = { sum: 0, max: Number.NEGATIVE_INFINITY };
      return [
        totals.map(({ sum, by }) => sum.set(f32x4(neutral[by]))),
        walk((tail) =>
          totals.map(({ sum, by, tree }) => {
            const value = toWasm(tree, scope);
            const counted = tail ? op("v128.bitselect", value, f32x4(neutral[by]), tail) : value;
            return sum.set(op(by === "sum" ? "f32x4.add" : "f32x4.max", sum.get, counted));
          }),
        ),
        totals.map(({ sum, by }) => sum.set(op("f32x4.splat", across(by, sum.get)))),
        walk((tail) => {
          const reward = toWasm(teacher.reward, scope);
          return at("v128.store", layout.reward, address.get, tail ? op("v128.and", reward, tail) : reward);
        }),
      ];
    },
  };
  return [teach];
}

const across = (by: "sum" | "max", x: Code): Code =>
  [0, 1, 2, 3]
    .map((k) => lane("f32x4.extract_lane", k, x))
    .reduce((a, b) => op(by === "sum" ? "f32.add" : "f32.max", a, b));
