// The example fitzhugh-step: silent until its current begins, then on the limit cycle.
import { expect, test } from "vitest";
import type { NetworkDocument } from "../../core/document";
import type { ParamValues } from "../../core/params";
import { fitzhughStep } from "../../examples/fitzhughStep";

import { intervals, mean, runFor } from "./testMeasures";

/** ms: scipy's solve_ivp on the same equations, rtol 1e-10, upward crossings of v = 1; and the first of them. */
const [PERIOD, FIRST] = [39.4744, 2.7465];

/** The example with other parameters. */
function withParams(params: ParamValues): NetworkDocument {
  const { neuron } = fitzhughStep.populations;
  return { ...fitzhughStep, populations: { neuron: { ...neuron!, params } } };
}

test.each(["reference", "event"] as const)(
  "it fires first when the current begins, with the period of the limit cycle, on %s",
  async (name) => {
    const begin = name === "event" ? 500 : 100; // steps at rest are long on the others
    const { neuron } = await runFor(name, withParams({ t_on: begin }), begin + 240);
    const [train] = neuron!;
    expect(Math.abs(train![0]! - begin - FIRST)).toBeLessThan(0.2); // a step for the spike, one for the start of the current
    const settled = intervals(train!).slice(1);
    expect(settled).toHaveLength(4);
    expect(Math.abs(mean(settled) - PERIOD)).toBeLessThan(fitzhughStep.dt / 4 + 0.001); // each end on a step
  },
);

test.each([0.3, 1.5])("%f pA are beside the limit cycle: silent after 150 ms", async (current) => {
  const { neuron } = await runFor("event", withParams({ i_step: current, t_on: 100 }), 900);
  expect(neuron![0]!.filter((t) => t > 250)).toEqual([]);
});
