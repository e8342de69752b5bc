// The example triplet-lab: every weight is the sum over pairs and triplets of its spikes, and only frequent pairs gain.
import { expect, test } from "vitest";
import { tripletLab } from "../../examples/tripletLab";
import { trainsOf, withEngine } from "../testGoldens";

/** The paper's parameters, written here once more: the rule's own are under test. */
const [TAU_PLUS, TAU_MINUS, TAU_X, TAU_Y] = [16.8, 33.7, 101, 125];
const [A2_PLUS, A3_PLUS, A2_MINUS, A3_MINUS] = [5e-10, 6.2e-3, 7e-3, 2.3e-4];

/** The sum of what is left at a time of all spikes before it. */
const left = (train: readonly number[], t: number, tau: number) =>
  train.filter((s) => s < t).reduce((sum, s) => sum + Math.exp((s - t) / tau), 0);

/** A weight of 0.2 after all spikes, those of one step together: what each reads is from before it. */
function after(pre: readonly number[], post: readonly number[]): number {
  const gains = post.map((t) => left(pre, t, TAU_PLUS) * (A2_PLUS + A3_PLUS * left(post, t, TAU_Y)));
  const losses = pre.map((t) => left(post, t, TAU_MINUS) * (A2_MINUS + A3_MINUS * left(pre, t, TAU_X)));
  const sum = (x: readonly number[]) => x.reduce((all, one) => all + one, 0);
  return 0.2 + sum(gains) - sum(losses);
}

test.each(["reference", "event"] as const)("weights are those of the formula on %s", async (name) => {
  for (const [side, ms] of [
    ["rare", 1600],
    ["often", 300],
  ] as const) {
    const w = await withEngine(name, tripletLab, {}, async (engine) => {
      const spikes = await engine.run([{ do: "run", steps: ms / tripletLab.dt, learn: true }]);
      const of = (population: string, n: number) =>
        trainsOf(spikes, population, n).map((train) => train.map((k) => k * tripletLab.dt));
      const [post] = of(`${side}_neuron`, 1);
      const expected = of(`${side}_inputs`, 24).map((pre) => after(pre, post!));
      const got = Array.from(await engine.read(`${side}_learn.w`));
      return { got, expected };
    });
    for (const [k, weight] of w.got.entries()) expect(Math.abs(weight - w.expected[k]!)).toBeLessThan(1e-6); // f32: 6e-8 a change, and the traces' own
    // inputs that come before: without a postsynaptic spike just before, they gain next to nothing
    if (side === "rare") expect(Math.max(...w.got)).toBeLessThan(0.2005);
    else expect(Math.max(...w.got)).toBeGreaterThan(0.26);
    expect(Math.min(...w.got)).toBeLessThan(0.19); // those that come after lose on both sides
  }
});
