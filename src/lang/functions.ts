// The functions an equation may call: how many arguments, how units pass through, and the f64 meaning.

export interface LangFunction {
  readonly arity: number;
  /**
   * plain: 1 -> 1; same: all arguments and the result share a unit; root: halves the unit's exponents; choice: the
   * first argument is a comparison, the others and the result share a unit
   */
  readonly units: "plain" | "same" | "root" | "choice";
  readonly evaluate: (...args: number[]) => number;
}

export const FUNCTIONS: Readonly<Record<string, LangFunction>> = {
  exp: { arity: 1, units: "plain", evaluate: Math.exp },
  /** (e^x - 1) / x, 1 at 0: the share of a slope that a relaxation leaves; also in rates of Hodgkin-Huxley gates */
  exprel: { arity: 1, units: "plain", evaluate: (x) => (x === 0 ? 1 : Math.expm1(x) / x) },
  log: { arity: 1, units: "plain", evaluate: Math.log },
  /** radians */
  sin: { arity: 1, units: "plain", evaluate: Math.sin },
  cos: { arity: 1, units: "plain", evaluate: Math.cos },
  /** the largest whole number that is not above */
  floor: { arity: 1, units: "plain", evaluate: Math.floor },
  tanh: { arity: 1, units: "plain", evaluate: Math.tanh },
  sqrt: { arity: 1, units: "root", evaluate: Math.sqrt },
  abs: { arity: 1, units: "same", evaluate: Math.abs },
  min: { arity: 2, units: "same", evaluate: Math.min },
  max: { arity: 2, units: "same", evaluate: Math.max },
  /** the second where the first holds, else the third */
  where: { arity: 3, units: "choice", evaluate: (holds, a, b) => (holds !== 0 ? a! : b!) },
};

/** `rand()`: a uniform number in [0, 1) from the counter-based generator; the engine supplies it. */
export const RAND = "rand";
/** `randn()`: a normal number of mean 0 and deviation 1; see draws.ts. */
export const RANDN = "randn";
/** What draws: no argument, a plain number. */
export const DRAWING: ReadonlySet<string> = new Set([RAND, RANDN]);
