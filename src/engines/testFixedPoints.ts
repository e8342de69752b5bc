// For the conformance test: where neurons rest, from their papers' formulas, written here once more by hand and apart from
// the model files. Of each the slope of v, mV/ms, with all else long at rest at that v.

type Numbers = Readonly<Record<string, number>>;

/** The lowest v at which the slope passes 0 downwards: a rest from which small pushes along v come back. */
export function fixedPoint(neuron: string, params: Numbers): { v: number; n: number } {
  const slope = (v: number): number => SLOPES[neuron]!(v, params);
  let low = -100;
  while (!(slope(low) > 0 && slope(low + 0.05) <= 0)) {
    low += 0.05;
    if (low > 50) throw new Error(`${neuron} has no rest under ${JSON.stringify(params)}`);
  }
  let high = low + 0.05;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return { v: low, n: potassiumOf(low, params) };
}

const { exp, tanh } = Math;
/** x / (exp(x / s) - 1), s at 0: how the rates of channels' gates are written. */
const linoid = (x: number, s: number) => (Math.abs(x) < 1e-9 ? s : x / (exp(x / s) - 1));
const open = (alpha: number, beta: number) => alpha / (alpha + beta);

/** Share of Morris and Lecar's potassium channels that is open. */
const potassiumOf = (v: number, { v_3 = 2, v_4 = 30 }: Numbers) => (1 + tanh((v - v_3) / v_4)) / 2;

const SLOPES: Readonly<Record<string, (v: number, params: Numbers) => number>> = {
  eif: (v, { i_ext }) => (-65 - v + 3.48 * exp((v + 59.9) / 3.48) + 0.1 * i_ext!) / 10,
  izhikevich: (v, { i_ext }) => 0.04 * v * v + (5 - 0.2) * v + 140 + i_ext!,
  fitzhugh_nagumo: (v, { i_ext }) => v - v ** 3 / 3 - (v + 0.7) / 0.8 + i_ext!,
  morris_lecar(v, params) {
    const { g_ca = 4.4, i_ext } = params;
    const m = (1 + tanh((v + 1.2) / 18)) / 2;
    const leak = 2 * (-60 - v);
    return (leak + g_ca * m * (120 - v) + 8 * potassiumOf(v, params) * (-84 - v) + i_ext!) / 20;
  },
  hodgkin_huxley(v, { i_ext }) {
    const x = v + 65;
    const m = open(0.1 * linoid(25 - x, 10), 4 * exp(-x / 18));
    const h = open(0.07 * exp(-x / 20), 1 / (exp((30 - x) / 10) + 1));
    const n = open(0.01 * linoid(10 - x, 10), 0.125 * exp(-x / 80));
    return 0.3 * (-54.4 - v) + 120 * m ** 3 * h * (50 - v) + 36 * n ** 4 * (-77 - v) + i_ext!;
  },
  traub_miles(v, { i_ext }) {
    const x = v + 63;
    const m = open(0.32 * linoid(13 - x, 4), 0.28 * linoid(x - 40, 5));
    const h = open(0.128 * exp((17 - x) / 18), 4 / (1 + exp((40 - x) / 5)));
    const n = open(0.032 * linoid(15 - x, 5), 0.5 * exp((10 - x) / 40));
    const channels = 20_000 * m ** 3 * h * (50 - v) + 6000 * n ** 4 * (-90 - v);
    return (10 * (-65 - v) + channels + i_ext!) / 200;
  },
};
