// Connectors that are drawn or listed: how many synapses, which, and in what order.
import { describe, expect, test } from "vitest";
import type { Connector } from "../core/document";
import { synapseCount } from "./checkConnector";
import { connect } from "./connections";
import { expectedByDistance, probabilityAt } from "./distance";
import { type Connections, eachSynapse } from "./runs";

const draw = (connector: Connector, pre: readonly number[], post: readonly number[], seed = 1) =>
  connect({ connector, pre, post, seed, stream: 65536 })!;

/** Pairs as they lie: they must be in order, and none twice. */
function pairsOf(connections: Connections): [number, number][] {
  const pairs: [number, number][] = [];
  let [last, disorder] = [-1, 0];
  eachSynapse(connections, (i, j, place) => {
    const key = i * 1e6 + j;
    disorder += Number(key <= last || place !== pairs.length);
    last = key;
    pairs.push([i, j]);
  });
  expect(disorder).toBe(0);
  return pairs;
}

const countsOf = (pairs: readonly (readonly [number, number])[], side: 0 | 1, n: number) => {
  const counts = new Uint32Array(n);
  for (const pair of pairs) counts[pair[side]]!++;
  return counts;
};

describe("a fixed degree", () => {
  test.each([
    ["fixed_in_degree", 1, 0],
    ["fixed_out_degree", 0, 1],
  ] as const)(
    "%s: each neuron has exactly n different partners, any as likely as another",
    (name, owner, partner) => {
      const pairs = pairsOf(draw({ name, n: 20 }, [200], [300]));
      const owners = [200, 300][owner]!;
      const others = [200, 300][partner]!;
      expect([...countsOf(pairs, owner, owners)]).toEqual(Array(owners).fill(20));
      // each other neuron is chosen by each owner with probability 20 / others: mean and binomial variance of its count
      const counts = [...countsOf(pairs, partner, others)];
      const mean = (20 * owners) / others;
      const variance = counts.reduce((sum, c) => sum + (c - mean) ** 2, 0) / others;
      const expected = mean * (1 - 20 / others);
      // a sample variance of n near-normal numbers errs by sqrt(2 / n): 4 of them
      expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / others));
      expect(Math.max(...counts.map((c) => Math.abs(c - mean)))).toBeLessThan(5 * Math.sqrt(expected));
    },
  );

  test.each(["fixed_in_degree", "fixed_out_degree"] as const)(
    "%s of all but oneself is everyone else, and of all is everyone",
    (name) => {
      const others = pairsOf(draw({ name, n: 4, self: false }, [5], [5]));
      expect(others).toHaveLength(20);
      expect(others.some(([i, j]) => i === j)).toBe(false);
      expect(pairsOf(draw({ name, n: 5 }, [5], [5]))).toHaveLength(25);
      expect(pairsOf(draw({ name, n: 0 }, [5], [5]))).toEqual([]);
    },
  );

  test("follows the seed", () => {
    const connector = { name: "fixed_in_degree", n: 3 } as const;
    expect(pairsOf(draw(connector, [50], [50], 1))).not.toEqual(pairsOf(draw(connector, [50], [50], 2)));
  });
});

/** Squares of distances between all pairs, the slow way. */
function squaredDistance(
  i: number,
  j: number,
  pre: readonly number[],
  post: readonly number[],
  wrap: boolean,
) {
  const placeOf = (n: number, shape: readonly number[]) => {
    const place: number[] = [];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place.unshift(((n % shape[axis]!) + 0.5) / shape[axis]!);
      n = Math.floor(n / shape[axis]!);
    }
    return place;
  };
  const [a, b] = [placeOf(i, pre), placeOf(j, post)];
  return a.reduce((sum, x, k) => {
    const d = Math.abs(x - b[k]!);
    return sum + Math.min(d, wrap ? 1 - d : d) ** 2;
  }, 0);
}

describe("distance", () => {
  test.each<[string, Connector & { name: "distance" }, number[], number[]]>([
    ["a gaussian on a line", { name: "distance", p: 0.7, sigma: 0.05 }, [400], [250]],
    ["a gaussian on a sheet", { name: "distance", sigma: 0.1, self: false }, [24, 24], [24, 24]],
    ["a gaussian on a torus", { name: "distance", p: 0.5, sigma: 0.2, wrap: true }, [18, 25], [20, 15]],
    [
      "a gaussian cut at a radius",
      { name: "distance", sigma: 0.3, radius: 0.2, wrap: true },
      [30, 20],
      [30, 20],
    ],
    ["a gaussian in a cube", { name: "distance", p: 0.9, sigma: 0.15 }, [8, 7, 9], [6, 8, 5]],
    [
      "a ball of chance in a cube",
      { name: "distance", p: 0.3, radius: 0.3, wrap: true },
      [7, 7, 7],
      [7, 7, 7],
    ],
  ])("%s: as many synapses at each distance as its kernel says", (_, connector, pre, post) => {
    const sizeOf = (shape: number[]) => shape.reduce((a, b) => a * b, 1);
    const connected = new Set(pairsOf(draw(connector, pre, post)).map(([i, j]) => i * 1e6 + j));
    // expected number and binomial variance in ten rings of distance, and what was drawn in each
    const rings = Array.from({ length: 10 }, () => ({ mean: 0, variance: 0, found: 0 }));
    const reach = Math.min(connector.radius ?? 9, 4 * (connector.sigma ?? 9));
    for (let i = 0; i < sizeOf(pre); i++) {
      for (let j = 0; j < sizeOf(post); j++) {
        if (connector.self === false && i === j) continue;
        const squared = squaredDistance(i, j, pre, post, connector.wrap ?? false);
        const p = probabilityAt(connector, squared);
        const ring = rings[Math.min(9, Math.floor((10 * Math.sqrt(squared)) / reach))]!;
        ring.mean += p;
        ring.variance += p * (1 - p);
        ring.found += Number(connected.has(i * 1e6 + j));
      }
    }
    // 4.5 standard deviations: one false alarm in 150,000, for 60 rings
    for (const { mean, variance, found } of rings)
      expect(Math.abs(found - mean)).toBeLessThanOrEqual(4.5 * Math.sqrt(variance) + 1e-9);
    const all = rings.reduce((sum, { mean }) => sum + mean, 0);
    // counted by classes of distance: within 2 %, where a radius cuts through the classes
    expect(Math.abs(synapseCount({ connector } as never, pre, post) / all - 1)).toBeLessThan(0.02);
  });

  test("within a radius all are connected, and none beyond it", () => {
    const pre = [9, 9];
    const pairs = pairsOf(draw({ name: "distance", radius: 1.5 / 9 }, pre, pre));
    const expected = [];
    for (let i = 0; i < 81; i++)
      for (let j = 0; j < 81; j++) {
        const [down, right] = [Math.floor(i / 9) - Math.floor(j / 9), (i % 9) - (j % 9)];
        if (down ** 2 + right ** 2 <= 1.5 ** 2) expected.push([i, j]);
      }
    expect(pairs).toEqual(expected);
    const torus = pairsOf(draw({ name: "distance", radius: 1 / 9, wrap: true, self: false }, pre, pre));
    expect(torus).toHaveLength(4 * 81); // the radius is where the next neighbours are: they count
  });

  test("a few synapses of a long line are drawn without a look at every pair", () => {
    const started = performance.now();
    const connector = { name: "distance", radius: 0.5, p: 1e-6, wrap: true } as const;
    const drawn = draw(connector, [100_000], [100_000]).post.length;
    expect(Math.abs(drawn - 10_000)).toBeLessThan(4 * 100); // 4 standard deviations
    expect(performance.now() - started).toBeLessThan(5000); // ms; 1e10 pairs would take minutes
  });

  test("on a large sheet the synapses beforehand are those that are drawn, within 1 %", () => {
    const connector = { name: "distance", p: 0.4, sigma: 0.02 } as const;
    const { synapses } = expectedByDistance(connector, [150, 150], [150, 150]);
    const drawn = draw(connector, [150, 150], [150, 150]).post.length;
    expect(Math.abs(drawn / synapses - 1)).toBeLessThan(0.01);
  });
});

test("local2d: each place hears the window before it, each feature by weights of its own", () => {
  const connections = draw({ name: "local2d", kernel: [3, 2], stride: [2, 1] }, [7, 5, 2], [3, 4, 3]);
  const expected: [number, number][] = [];
  for (let r = 0; r < 3; r++)
    for (let c = 0; c < 4; c++)
      for (let f = 0; f < 3; f++)
        for (let y = 0; y < 3; y++)
          for (let x = 0; x < 2; x++)
            for (let ch = 0; ch < 2; ch++)
              expected.push([((2 * r + y) * 5 + c + x) * 2 + ch, (r * 4 + c) * 3 + f]);
  expected.sort(([a, b], [c, d]) => a - c || b - d);
  expect(pairsOf(connections)).toEqual(expected);
  expect(connections.weights).toBe(expected.length);
});

test("a list of pairs is kept in order, with the place of each in the list", () => {
  const connector = { name: "list", pre: [2, 0, 2, 1, 0], post: [1, 3, 0, 2, 0] } as const;
  const connections = draw(connector, [3], [4]);
  expect(pairsOf(connections)).toEqual([
    [0, 0],
    [0, 3],
    [1, 2],
    [2, 0],
    [2, 1],
  ]);
  expect([...connections.order!]).toEqual([4, 1, 3, 2, 0]);
});

test.each<[Connector, number[], number[]]>([
  [{ name: "fixed_in_degree", n: 3 }, [9], [7]],
  [{ name: "fixed_out_degree", n: 3 }, [9], [7]],
  [{ name: "local2d", kernel: [2, 3], stride: [2, 2] }, [6, 7, 2], [3, 3, 4]],
  [{ name: "pool2d", size: [3, 3], stride: [2, 2], padding: [1, 1] }, [6, 7, 2], [4, 4, 2]],
  [{ name: "list", pre: [0, 1], post: [1, 0] }, [2], [2]],
])("as many synapses as are told beforehand: %j", (connector, pre, post) => {
  expect(draw(connector, pre, post).post.length).toBe(synapseCount({ connector } as never, pre, post));
});
