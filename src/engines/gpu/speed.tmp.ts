import { test } from "vitest";
import { mnistRate } from "../../examples/mnistRate";
import { digits, open } from "./testPresent";

const doc = {
  ...mnistRate,
  populations: {
    ...mnistRate.populations,
    features: { ...mnistRate.populations.features!, shape: [20, 20] },
  },
} as typeof mnistRate;
test("speed", async () => {
  const runs = Number(process.env.RUNS ?? 5);
  const rows = [
    ["stepped", 1, true, 12],
    ["fused", 1, true, 24],
    ["fused", 16, true, 32],
    ["fused", 64, true, 64],
    ["stepped", 1, false, 12],
    ["fused", 1, false, 64],
  ] as const;
  const only = process.env.ONLY?.split(",").map(Number);
  const engines = new Map();
  for (const way of ["stepped", "fused"] as const) engines.set(way, await open(way, doc));
  const out = rows.map(() => [] as number[]);
  for (let r = -1; r < runs; r++) {
    for (const [i, [way, minibatch, learn, count]] of rows.entries()) {
      if (only && !only.includes(i)) continue;
      const b = await digits(0, count, { learn, minibatch, spikesFrom: count });
      const t = performance.now();
      await engines.get(way).present(b);
      const rate = count / ((performance.now() - t) / 1000);
      if (r >= 0) out[i]!.push(rate);
    }
  }
  for (const [i, [way, minibatch, learn, count]] of rows.entries()) {
    const s = out[i]!.sort((a, b) => a - b);
    if (s.length)
      console.log(
        `${way} minibatch ${minibatch} ${learn ? "learning" : "testing"} (${count}): median ${s[s.length >> 1]!.toFixed(1)} [${s[0]!.toFixed(1)}..${s.at(-1)!.toFixed(1)}] images/s`,
      );
  }
  for (const e of engines.values()) e.dispose();
});
