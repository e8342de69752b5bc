// Brunel's network in its four regimes against Brian 2: rate, irregularity and synchrony on the same connections, on the event
// engine. Scaled down as scripts/golden/brunel.py says.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { brunelIn, REGIMES, type Regime } from "../examples/brunel";
import golden from "./golden/brunel.json";
import { trainsOf, withEngine } from "./testGoldens";

const [EXC, INH] = golden.sizes as [number, number];

/** The example as Brian has it, whose jumps are there when it looks for spikes a step later: see brunel.py. */
function asBrian(regime: Regime, seed: number, weight = golden.weight): NetworkDocument {
  const { populations, projections, ...others } = brunelIn(regime, seed);
  const v_thresh = golden.params.v_thresh * Math.exp(golden.dt / golden.params.tau_m); // jumps have decayed by exp(-dt/tau_m)
  return {
    ...others,
    presentation: { duration: golden.duration },
    populations: Object.fromEntries(
      Object.entries(populations).map(([name, one]) => [
        name,
        { ...one, params: { ...one.params, v_thresh } },
      ]),
    ),
    projections: Object.fromEntries(
      Object.entries(projections).map(([name, one]) => {
        const delay = golden.delay + golden.dt; // our spikes are one step earlier, too
        return [name, { ...one, delay, weight: one.from === "exc" ? weight : one.weight }];
      }),
    ),
  };
}

test("the example has the golden's sizes, parameters, connections and regimes", () => {
  const { g } = golden.regimes.asynchronous_irregular;
  const { models, populations, projections, dt } = brunelIn("asynchronous_irregular");
  expect(REGIMES).toEqual(
    Object.fromEntries(Object.entries(golden.regimes).map(([name, { g, drive }]) => [name, { g, drive }])),
  );
  expect(Object.values(populations).map(({ shape }) => shape[0])).toEqual(golden.sizes);
  const params = Object.entries(models!.neurons!.lif_driven!.params).map(
    ([name, { value }]) => [name, value] as const,
  );
  expect(Object.fromEntries(params)).toMatchObject(golden.params);
  expect(Object.fromEntries(params).rate).toBe(2000 * golden.threshold_rate * golden.p * EXC); // Hz, at a drive of 2
  expect(dt).toBe(golden.dt);
  for (const { connector, weight, delay, from } of Object.values(projections)) {
    expect(connector).toEqual({ name: "fixed_probability", p: golden.p });
    expect([weight, delay]).toEqual([(from === "exc" ? 1 : g) * golden.weight, golden.delay]);
  }
});

/** As the golden has them: Hz, mean CV of intervals, and the spread over the mean of spikes per ms, once it has settled. */
async function statistics(regime: Regime, seed: number, weight?: number) {
  const { dt, settle, duration } = golden;
  const all = await withEngine("event", asBrian(regime, seed, weight), {}, async (engine) => {
    const spikes = await engine.run([{ do: "run", steps: duration / dt, learn: false }]);
    return [...trainsOf(spikes, "exc", EXC), ...trainsOf(spikes, "inh", INH)];
  });
  const late = all.map((train) => train.filter((step) => step * dt >= settle));
  const activity = new Float64Array(duration - settle);
  for (const step of late.flat()) activity[Math.floor(step * dt - settle + 1e-9)]!++;
  const cvs = late
    .filter((train) => train.length >= 5)
    .map((train) =>
      spread(
        train.slice(1).map((step, k) => step - train[k]!),
        1,
      ),
    );
  return {
    rate: late.flat().length / all.length / ((duration - settle) / 1000),
    cv: mean(cvs),
    synchrony: spread(activity),
  };
}

const mean = (x: ArrayLike<number>) => Array.from(x).reduce((a, b) => a + b, 0) / x.length;
/** Standard deviation over the mean; `fewer`: 1 for that of a sample. */
function spread(x: ArrayLike<number>, fewer = 0): number {
  const middle = mean(x);
  const squares = mean(Array.from(x, (value) => (value - middle) ** 2));
  return Math.sqrt((squares * x.length) / (x.length - fewer)) / middle;
}

/** Means, over the golden's first networks, of how far ours are from Brian's on the same connections. */
async function differences(regime: Regime, networks: number, weight?: number) {
  const sum = { rate: 0, cv: 0, synchrony: 0 };
  for (const expected of golden.regimes[regime].seeds.slice(0, networks)) {
    const got = await statistics(regime, expected.seed, weight);
    sum.rate += (got.rate - expected.rate) / networks;
    sum.cv += (got.cv - expected.cv) / networks;
    sum.synchrony += (got.synchrony - expected.synchrony) / networks;
  }
  return sum;
}

/**
 * Hz: three standard errors of a mean of three, where one network's rate differs by 1.1, 1.4, 1.2 and 0.7 Hz between the engines
 * (measured over six to ten networks; chaos, and another draw of the outside input).
 */
const RATE_WITHIN: Readonly<Record<Regime, number>> = {
  synchronous_regular: 1.9,
  synchronous_irregular_fast: 2.4,
  synchronous_irregular_slow: 2.1,
  asynchronous_irregular: 1.2,
};

describe.each(Object.keys(golden.regimes) as Regime[])("%s", (regime) => {
  test("has Brian's rate, irregularity and synchrony", async () => {
    const { rate, cv, synchrony } = await differences(regime, 3);
    expect(Math.abs(rate), "rate").toBeLessThan(RATE_WITHIN[regime]);
    // within what Brian's ten networks differ by among themselves, two standard deviations
    const { seeds } = golden.regimes[regime];
    const apart = (all: number[]) => 2 * spread(all, 1) * mean(all);
    expect(Math.abs(cv), "cv").toBeLessThan(apart(seeds.map((one) => one.cv)));
    expect(Math.abs(synchrony), "synchrony").toBeLessThan(apart(seeds.map((one) => one.synchrony)));
  });
});

test("with excitation stronger by 5 %, the asynchronous network's rate is another", async () => {
  const { rate } = await differences("asynchronous_irregular", 2, golden.weight * 1.05);
  expect(rate).toBeGreaterThan(2 * RATE_WITHIN.asynchronous_irregular); // measured: 6 Hz more
});
