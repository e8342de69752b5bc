// The random numbers of four neurons in a step, as locals that their trees read.
import { drawName } from "../../lang/draws";
import { FIRST_DRAW } from "../../util/random";
import type { NeuronPlan } from "../planned";
import { type Code, type FunctionScope, i32x4, type Local, op } from "./assembler";
import { type DrawLocals, uniformQuad } from "./functions";

export interface DrawCode {
  /** computes them, for neurons `first` to `first + 3` */
  readonly draw: (first: Code) => Code;
  readonly names: Readonly<Record<string, Code>>;
}

/** @param clock - number of the step, an i32 */
export function drawsOf(
  { model, stream }: NeuronPlan,
  seed: number,
  f: FunctionScope,
  clock: Code,
): DrawCode {
  const scratch = Object.fromEntries(
    model.draws > 0 ? [..."pqrs"].map((name) => [name, f.local("v128")]) : [],
  ) as Pick<DrawLocals, "p" | "q" | "r" | "s">;
  const quads = Array.from({ length: Math.ceil(model.draws / 4) }, () => {
    const words = [f.local("v128"), f.local("v128"), f.local("v128"), f.local("v128")] as const;
    const [a, b, c, d]: readonly Local[] = words;
    return { words, locals: { ...scratch, a: a!, b: b!, c: c!, d: d! } };
  });
  const names = Array.from(
    { length: model.draws },
    (_, k) => [drawName(k), quads[k >> 2]!.words[k & 3]!.get] as const,
  );
  return {
    draw: (first) =>
      quads.map(({ locals }, k) =>
        uniformQuad(
          seed,
          stream,
          {
            first: op("i32x4.add", op("i32x4.splat", first), i32x4(0, 1, 2, 3)),
            step: op("i32x4.splat", clock),
            last: FIRST_DRAW + k,
          },
          locals,
        ),
      ),
    names: Object.fromEntries(names),
  };
}
