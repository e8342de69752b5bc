// The example izhikevich-zoo: each kind by the intervals that it is named for.
import { expect, test } from "vitest";
import { izhikevichZoo, KINDS } from "../../examples/izhikevichZoo";
import { ENGINES } from "../testEngines";
import { intervals, mean, runFor, spread } from "./testMeasures";

/** From an independent computation with steps of 0.001 ms: spikes in the first 300 ms. */
const SPIKES = { rs: 8, ib: 12, ch: 28, fs: 42, lts: 26, tc: 87, rz: 60 };

test.each(ENGINES)("seven kinds fire as they are called, on %s", async (name) => {
  const { zoo } = await runFor(name, izhikevichZoo, 300);
  const of = (kind: (typeof KINDS)[number]) => intervals(zoo![KINDS.indexOf(kind)]!);
  // resolution: a step of 0.1 ms shifts each spike by up to that, one spike in 30 of the fastest
  for (const [k, kind] of KINDS.entries())
    expect(Math.abs(zoo![k]!.length - SPIKES[kind]), kind).toBeLessThanOrEqual(Math.ceil(SPIKES[kind] / 30));
  expect(of("rs").at(-1)! / of("rs")[0]!).toBeGreaterThan(1.8); // it tires
  expect(
    of("ib")
      .slice(0, 2)
      .every((gap) => gap < 5),
  ).toBe(true); // a burst at first,
  expect(Math.min(...of("ib").slice(3))).toBeGreaterThan(25); // then single spikes
  const chattering = of("ch").slice(7); // bursts again and again, 40 times apart what lies within
  expect(Math.max(...chattering) / Math.min(...chattering)).toBeGreaterThan(15);
  const fast = of("fs").slice(5);
  expect(spread(fast) / mean(fast)).toBeLessThan(0.015); // fast and steady: a gap of 7.4 ms falls on steps of 0.1
  expect(of("lts").at(-1)! / of("lts")[0]!).toBeGreaterThan(3.5); // fast, and it tires
});
