// Learning rules against Brian 2: the weight after lists of spikes on both sides, on every engine.
import { describe, expect, test } from "vitest";
import golden from "./golden/stdp.json";
import { ENGINES } from "./testEngines";
import { inputsOf, network, relay, withEngine } from "./testGoldens";

type Numbers = Readonly<Record<string, number>>;
type Name = (typeof ENGINES)[number];

/** Spikes a step later than in the golden: the first ones may be in step 1. */
const LATER = 2;

/** The weight between two neurons that spike in the given steps. */
async function weightAfter(
  name: Name,
  rule: string,
  params: Numbers,
  { pre, post }: { pre: readonly number[]; post: readonly number[] },
): Promise<number> {
  const { dt, w_start } = golden;
  const trains = { pre: pre.map((step) => step + LATER), post: post.map((step) => step + LATER) };
  const steps = Math.max(...trains.pre, ...trains.post) + 2;
  const parts = [
    relay("pre", trains.pre, dt),
    relay("post", trains.post, dt),
    {
      populations: {},
      projections: {
        pair: {
          from: "pre",
          to: "post",
          synapse: "delta",
          receptor: "exc",
          connector: { name: "all_to_all" },
          weight: w_start,
          learn: { name: rule, params },
        },
      },
    } as const,
  ];
  const before = (train: readonly number[]) => train.map((step) => step - 1);
  const inputs = inputsOf({ pre_drive: before(trains.pre), post_drive: before(trains.post) });
  return withEngine(name, network(dt, steps * dt, parts), inputs, async (engine) => {
    await engine.run([{ do: "run", steps, learn: true }]);
    return (await engine.read("pair.w"))[0]!;
  });
}

/** What a golden's rule is called here. */
const OURS: Readonly<Record<string, string>> = { stdp: "stdp", stdp_bounded: "stdp" };
const rules = golden.rules.filter(({ rule }) => Object.hasOwn(OURS, rule));
const STDP: Numbers = Object.fromEntries(Object.entries({ ...golden.rules[0]!.params }));

/** The GPU's software driver takes long for a step: there only what is over within 150 steps. */
const isShort = ({ pre, post }: { pre: readonly number[]; post: readonly number[] }) =>
  Math.max(...pre, ...post) < 150;

describe.each(ENGINES)("on %s", (name) => {
  test.each(rules)("$rule: the weight after every protocol", async ({ rule, params: given, w }) => {
    const params: Numbers = { ...STDP, ...given };
    for (const [k, protocol] of golden.protocols.entries()) {
      if (name === "gpu" && !isShort(protocol)) continue;
      const got = await weightAfter(name, OURS[rule]!, params, protocol);
      // f32: traces decay to within 4 * 2^-24 * tau/dt of 1, and each of up to 40 spikes adds a_plus times that
      const largest = Math.max(params.a_plus!, params.a_minus!);
      const bound = 3e-7 + 40 * largest * 4 * 2 ** -24 * 20;
      expect(Math.abs(got - w[k]!), protocol.name).toBeLessThan(name === "reference" ? 1e-11 : bound);
    }
  });
});

test("a gain larger by 5 %, and a spike a step later, are told apart", async () => {
  const { w } = rules[0]!;
  const params = STDP;
  const protocol = golden.protocols[2]!;
  const stronger = { ...params, a_plus: params.a_plus! * 1.05 };
  const later = { ...protocol, post: protocol.post.map((step) => step + 1) };
  expect(Math.abs((await weightAfter("reference", "stdp", stronger, protocol)) - w[2]!)).toBeGreaterThan(
    1e-3,
  );
  expect(Math.abs((await weightAfter("reference", "stdp", params, later)) - w[2]!)).toBeGreaterThan(1e-3);
});
