// The example fi-curve: every neuron's interval has a closed form.
import { expect, test } from "vitest";
import { CURRENTS, fiCurve } from "../../examples/fiCurve";
import { runFor } from "./testMeasures";

const R_M = 0.1; // GOhm
const RISE = 15; // mV from rest to threshold

test.each(["reference", "event"] as const)(
  "each neuron keeps its analytic interval, those below 150 pA fire never, on %s",
  async (name) => {
    const { neurons } = await runFor(name, fiCurve, 200);
    for (const [k, current] of CURRENTS.entries()) {
      const train = neurons![k]!;
      const drive = R_M * current;
      if (drive <= RISE) {
        expect(train).toEqual([]);
        continue;
      }
      const exact = 2 + 20 * Math.log(drive / (drive - RISE)); // tau_refrac + tau_m ln(...)
      const measured = (train.at(-1)! - train[0]!) / (train.length - 1);
      // a spike falls on the first step past the threshold: the interval is up to dt too long, never too short
      expect(measured).toBeGreaterThan(exact - 0.001);
      expect(measured).toBeLessThan(exact + fiCurve.dt + 0.001);
    }
  },
);
