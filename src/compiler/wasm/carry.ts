// The kernel of a population whose spikes carry a number.
import { namesIn } from "../../lang/tree";
import { TIME } from "../planned";
import { at, type FunctionSource, i32, type Local, op } from "./assembler";
import { toWasm } from "./expression";
import { type Context, load, nameOf, ofPopulation, valuesOf } from "./kernelScope";
import type { NeuronLayout } from "./layout";

/** carry(lane, constants, j, t) -> what the spike of neuron j carries, from its state as it fires. Four are computed. */
export function carry(layout: NeuronLayout, context: Context): FunctionSource {
  const { population } = layout;
  const tree = population.carries!;
  return {
    name: nameOf("carry", population),
    params: ["i32", "i32", "i32", "f32"],
    result: "f32",
    body: (f) => {
      const [base, constants, j, t] = f.params as Local[];
      const [address, time] = [f.local("i32"), f.local("v128")];
      const { x, code: loading } = load(layout, f, address.get, namesIn(tree));
      const scope = {
        ...ofPopulation(population, context),
        f,
        constantsAt: constants!.get,
        names: { ...valuesOf(x), [TIME]: time.get },
      };
      const { scratch } = context.layout;
      const mine = op("i32.add", base!.get, op("i32.shl", op("i32.and", j!.get, i32(3)), i32(2)));
      return [
        time.set(op("f32x4.splat", t!.get)),
        address.set(op("i32.add", base!.get, op("i32.shl", op("i32.and", j!.get, i32(-4)), i32(2)))),
        loading,
        at("v128.store", scratch, base!.get, toWasm(tree, scope)),
        at("f32.load", scratch, mine),
      ];
    },
  };
}
