// Derivative -> the tree of the variable's value one step later.
import { isNumber, linearIn, multiply } from "../lang/linear";
import { print } from "../lang/print";
import { make, type Node, namesIn } from "../lang/tree";
import { ModelError } from "../util/errors";

/**
 * One step of `dx/dt = tree` as a tree over the same names and `step` (the name of the step's length in ms).
 * Exact where the equation is linear in x and everything else stands still during the step:
 * `x' = x E + offset (E - 1) / slope` with `E = exp(slope step)` (exponential Euler otherwise). Written with
 * exprel(z) = (e^z - 1) / z, so that a slope may be 0, as that of a neuron without a leak. Where the slope changes
 * from step to step the same is `x' = x + dx/dt step exprel(slope step)`, with one function less to compute.
 *
 * @param isConstant - whether a name's value stays
 * @throws {ModelError} if the equation is not linear in its own variable
 */
export function integrate(
  variable: string,
  derivative: Node,
  step: string,
  path: string,
  isConstant: (name: string) => boolean = () => true,
): Node {
  const parts = linearIn(derivative, variable);
  if (!parts) {
    const text = `d${variable}/dt = ${print(derivative)}`;
    throw new ModelError(
      path,
      `'${text}' is not linear in ${variable}. Only linear equations can be integrated so far.`,
    );
  }
  const { slope, offset } = parts;
  const x = make.name(variable);
  const h = make.name(step);
  if (isNumber(slope, 0)) return make.binary("+", x, multiply(offset, h));
  const exponent = multiply(slope, h);
  const decayed = make.binary("*", x, make.call("exp", exponent));
  if (isNumber(offset, 0)) return decayed;
  const gain = make.binary("*", h, make.call("exprel", exponent));
  if (![...namesIn(slope)].every(isConstant)) return make.binary("+", x, make.binary("*", derivative, gain));
  return make.binary("+", decayed, make.binary("*", offset, gain));
}
