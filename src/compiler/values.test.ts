// Numbers of many: the same draws as ever, normal ones as their distribution says, explicit ones in the order of synapses.
import { describe, expect, test } from "vitest";
import type { Connector, NetworkDocument, Projection, Values } from "../core/document";
import { checkDocument, LARGEST } from "./check";
import { planNetwork } from "./plan";
import { drawWeights } from "./weights";

type Part = Partial<Projection>;

function network(p: Part, init?: Values, shape: readonly number[] = [6], dt = 0.1): NetworkDocument {
  const wire: Projection = {
    from: "a",
    to: "a",
    synapse: "delta",
    receptor: "exc",
    connector: { name: "all_to_all" },
    weight: 1,
  };
  return {
    format: "spikeyard",
    version: 1,
    name: "values",
    dt,
    seed: 77,
    populations: { a: { kind: "neurons", shape, neuron: "lif_exp", ...(init ? { init: { v: init } } : {}) } },
    projections: { p: { ...wire, ...p } },
  };
}

const weightsOf = (document: NetworkDocument) => [...drawWeights(planNetwork(document))];
const delaysOf = (document: NetworkDocument) => [...planNetwork(document).projections[0]!.delays!];
function startOf(document: NetworkDocument): number[] {
  const [population] = planNetwork(document).populations;
  return population!.kind === "neurons" ? [...population!.start.v!] : [];
}

describe("draws", () => {
  // As they were before there were other distributions: whoever has a network finds it again.
  test("uniform ones are what they were, bit for bit", () => {
    const uniform = { weight: { uniform: [0.1, 0.7] }, delay: { uniform: [0.5, 9.3] } } as const;
    const all = network(
      { ...uniform, connector: { name: "all_to_all", self: false } },
      { uniform: [-65, -50] },
    );
    expect(startOf(all)).toEqual([
      -61.90754318237305, -60.7835578918457, -53.10604476928711, -56.48421096801758, -63.00960159301758,
      -56.39754867553711,
    ]);
    expect(delaysOf(all).slice(0, 12)).toEqual([34, 38, 56, 58, 28, 31, 83, 58, 58, 57, 68, 71]);
    expect(weightsOf(all).slice(0, 4)).toEqual([
      0, 0.5565488338470459, 0.6158947944641113, 0.14217938482761383,
    ]);
    const some = planNetwork(network({ ...uniform, connector: { name: "fixed_probability", p: 0.4 } }));
    expect([...some.projections[0]!.connections!.post].length).toBeGreaterThan(5);
  });

  test.each<[string, (values: Values) => number[], number]>([
    ["weights", (weight) => weightsOf(network({ weight }, undefined, [100])), 1],
    ["first values", (init) => startOf(network({}, init, [10_000])), 1],
    ["delays, in steps of 0.1 ms", (delay) => delaysOf(network({ delay }, undefined, [100])), 10],
  ])("normal %s have their mean, spread and tails", (_, draw, scale) => {
    const values = draw({ normal: [20, 2], min: 0.1 }).map((x) => x / scale);
    const mean = values.reduce((a, b) => a + b, 0) / 10_000;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / 10_000;
    // 4 standard errors: 2 / sqrt(n) of the mean, sqrt(2 / n) of the variance
    expect(Math.abs(mean - 20)).toBeLessThan(4 * 0.02);
    expect(Math.abs(variance / 4 - 1)).toBeLessThan(4 * Math.sqrt(2 / 10_000));
    // 4.55 % beyond two spreads, 4 standard errors of a count
    const beyond = values.filter((x) => Math.abs(x - 20) > 4).length;
    expect(Math.abs(beyond - 455)).toBeLessThan(4 * Math.sqrt(455));
  });

  test("normal ones are cut to min and max, not drawn again", () => {
    const weights = weightsOf(network({ weight: { normal: [1, 1], min: 0, max: 2 } }, undefined, [100]));
    const at = (x: number) => weights.filter((w) => w === x).length;
    // 15.87 % on either side: 4 standard errors of a count of 10,000
    for (const end of [0, 2]) expect(Math.abs(at(end) - 1587)).toBeLessThan(4 * Math.sqrt(1587 * 0.84));
    expect(Math.min(...weights)).toBe(0);
    expect(Math.max(...weights)).toBe(2);
    expect(weightsOf(network({ weight: { normal: [3, 0] } }))).toEqual(Array(36).fill(3));
  });

  test("normal weights and delays of one projection have nothing to do with each other", () => {
    const document = network(
      { weight: { normal: [0, 1] }, delay: { normal: [20, 2], min: 0.1 } },
      undefined,
      [100],
    );
    const [w, d] = [weightsOf(document), delaysOf(document).map((steps) => (steps / 10 - 20) / 2)];
    const correlation = w.reduce((sum, x, k) => sum + x * d[k]!, 0) / 10_000;
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(10_000)); // 4 standard errors
  });
});

describe("explicit values", () => {
  const matrix = Array.from({ length: 36 }, (_, k) => k / 8);

  test("all pairs take a matrix, [pre, post], without its diagonal where none is connected to itself", () => {
    expect(weightsOf(network({ weight: { values: matrix } }))).toEqual(matrix);
    const others = network({ weight: { values: matrix }, connector: { name: "all_to_all", self: false } });
    expect(weightsOf(others)).toEqual(matrix.map((w, k) => (k % 7 === 0 ? 0 : w)));
    const delays = matrix.map((_, k) => 0.1 * (k + 1));
    expect(delaysOf(network({ delay: { values: delays } }))).toEqual(matrix.map((_, k) => k + 1));
  });

  test("a list takes them in its own order", () => {
    const document = network({
      connector: { name: "list", pre: [5, 0, 5, 2], post: [1, 4, 0, 2] },
      weight: { values: [1, 2, 3, 4] },
      delay: { values: [0.1, 0.2, 0.3, 0.4] },
    });
    // as they lie: 0 to 4, 2 to 2, 5 to 0, 5 to 1
    expect(weightsOf(document)).toEqual([2, 4, 3, 1]);
    expect(delaysOf(document)).toEqual([2, 4, 3, 1]);
  });

  test("first values are one for each neuron", () => {
    expect(startOf(network({}, { values: [-60, -61, -62, -63, -64, -65] }))).toEqual([
      -60, -61, -62, -63, -64, -65,
    ]);
  });

  test("a synapse that is one for both receptors takes weights of both signs", () => {
    expect(weightsOf(network({ weight: { values: matrix.map((w) => 2 - w) } }))[35]).toBe(2 - 35 / 8);
  });
});

const SIX = [0, 1, 2, 3, 4, 5];
const current = { synapse: "current" } as const;
const shapes2d: Connector = { name: "local2d", kernel: [2, 2] };

describe("what is wrong is told with its place and what would be right", () => {
  test.each<[Part, string]>([
    [
      { weight: { values: [1, 2] } },
      "p.weight.values: 36 numbers are expected, one for each of the pairs [pre, post], got 2.",
    ],
    [
      { weight: { values: Array(36).fill(Number.NaN) } },
      "p.weight.values[0]: a finite number is expected, got NaN.",
    ],
    [{ weight: { values: "1" as never } }, 'p.weight.values: a list of numbers is expected, got "1".'],
    [
      { weight: {} as never },
      "p.weight: a number, { uniform: [low, high] }, { normal: [mean, sd] } or { values: [...] } is expected, got {}.",
    ],
    [{ weight: { gauss: [1, 2] } as never }, "p.weight: a number, { uniform: [low, high] }"],
    [{ weight: null as never }, "p.weight: a number, { uniform: [low, high] }"],
    [{ weight: { uniform: [1, 2], min: 1 } as never }, "p.weight.min: is not known. There are: uniform."],
    [
      { connector: { name: "distance", sigma: 0.1, warp: true } as never },
      "p.connector.warp: is not known. There are: name, p, sigma, radius, wrap, self.",
    ],
    [
      { weight: { normal: [1, -2] } },
      "p.weight.normal[1]: a spread is not below 0, got -2. Give its size, or 0.",
    ],
    [{ weight: { normal: [1] as never } }, "p.weight.normal: a list of two numbers is expected, got [1]."],
    [{ weight: { normal: [1, Number.NaN] } }, "p.weight.normal[1]: a finite number is expected, got NaN."],
    [{ weight: { normal: [1, 1], min: 2, max: 1 } }, "p.weight.min: 2 is above max, 1. Exchange them."],
    [{ weight: Number.NaN }, "p.weight: a finite number is expected, got NaN."],
    [{ ...current, weight: -1 }, "p.weight: is below 0. The receptor gives the sign: use its size."],
    [{ ...current, weight: { uniform: [-1, 1] } }, "p.weight: is below 0. The receptor gives the sign"],
    [
      { ...current, weight: { normal: [1, 1] } },
      "p.weight: can be drawn below 0, but the receptor gives the sign. Set min to 0.",
    ],
    [{ ...current, weight: { values: [...Array(35).fill(1), -1] } }, "p.weight.values[35]: is below 0."],
    [
      { delay: { normal: [1, 1] } },
      "ms can be drawn, and a spike is under way for at least dt. Set min to 0.1 or more.",
    ],
    [{ delay: { normal: [99, 9], min: 1 } }, "ms can be drawn; at most 100 ms fit. Set max to 100 or less."],
    [
      { delay: { values: Array(36).fill(0.15) } },
      "p.delay.values[0]: 0.15 ms is no multiple of dt, 0.1 ms. Use 0.1 or 0.2 ms, or a smaller dt.",
    ],
    [{ delay: { values: Array(36).fill(0.05) } }, "p.delay.values[0]: 0.1 to 100 ms is expected, got 0.05."],
    [{ delay: { values: [0.1] } }, "p.delay.values: 36 numbers are expected"],
    [
      { connector: { name: "fixed_probability", p: 0.5 }, weight: { values: [1] } },
      "p.weight.values: fixed_probability takes no values: which synapses there are is drawn by seed. Use { uniform } or { normal }, or the connector list.",
    ],
    [
      { connector: { name: "fixed_in_degree", n: 7 } },
      "p.connector.n: a whole number from 0 to 6 is expected, got 7: 'a' has 6 neurons.",
    ],
    [
      { connector: { name: "fixed_out_degree", n: 6, self: false } },
      "p.connector.n: a whole number from 0 to 5 is expected, got 6: 'a' has 6 neurons, and none is connected to itself.",
    ],
    [{ connector: { name: "fixed_in_degree", n: 1.5 } }, "a whole number from 0 to 6 is expected, got 1.5"],
    [{ connector: { name: "distance" } }, "p.connector: sigma or radius is needed"],
    [{ connector: { name: "distance", sigma: 0 } }, "p.connector.sigma: 0.000001 to 100 is expected, got 0."],
    [{ connector: { name: "distance", sigma: 1, p: 2 } }, "p.connector.p: 0 to 1 is expected, got 2."],
    [
      { connector: { name: "list", pre: [0, 6], post: [0, 0] } },
      "p.connector.pre[1]: a neuron of 'a', 0 to 5, is expected, got 6.",
    ],
    [
      { connector: { name: "list", pre: [0, 1], post: [0] } },
      "p.connector: pre has 2 numbers, post 1: give one of each a synapse.",
    ],
    [
      { connector: { name: "list", pre: [0, 1, 0], post: [2, 3, 2] } },
      "p.connector: pair 2, from 0 to 2, is pair 0 once more. Leave one out, and add up their weights.",
    ],
    [
      { connector: { name: "list", pre: SIX, post: SIX }, weight: { values: [1] } },
      "6 numbers are expected, one for each of the pairs of the list, got 1.",
    ],
    [
      { connector: shapes2d },
      "p.connector: 'a' has shape [6]; [rows, columns] or [rows, columns, channels] is expected.",
    ],
  ])("%j", (part, message) => {
    expect(() => checkDocument(network(part))).toThrow(message);
  });

  test.each<[Values, string]>([
    [
      { values: [1] },
      "populations.a.init.v.values: 6 numbers are expected, one for each of the neurons, got 1.",
    ],
    [{ normal: [0, -1] }, "populations.a.init.v.normal[1]: a spread is not below 0"],
  ])("first values %j", (init, message) => {
    expect(() => checkDocument(network({}, init))).toThrow(message);
  });

  test("local fields between shapes that do not fit name the shape that would", () => {
    expect(() => checkDocument(network({ connector: shapes2d }, undefined, [6, 6]))).toThrow(
      "from 'a', [6, 6], to a population of shape [5, 5, features]; 'a' has [6, 6].",
    );
  });

  test("sheets of unlike dimensions have no distance", () => {
    const document = network({ connector: { name: "distance", radius: 0.1 } });
    const b = { ...document.populations.a!, shape: [3, 2] };
    const p = { ...document.projections.p!, to: "b" };
    expect(() =>
      checkDocument({ ...document, populations: { ...document.populations, b }, projections: { p } }),
    ).toThrow(
      "p.connector: needs shapes of one to three extents, as many on both sides; 'a' has [6], 'b' [3, 2].",
    );
  });

  test.each<[string, Connector, readonly number[], string]>([
    [
      "degrees",
      { name: "fixed_in_degree", n: 5000 },
      [10_000],
      `50000000 weights; at most ${LARGEST.weights} fit. Use fewer neurons: with 6710 in 'a' it fits.`,
    ],
    ["distance", { name: "distance", radius: 1 }, [100, 100], "weights; at most"],
    ["a line", { name: "distance", radius: 2 }, [1_000_000], "1000000000000 weights; at most"],
    ["a line where few are connected", { name: "distance", radius: 2, p: 1e-9, wrap: true }, [1_000_000], ""],
    ["rows of a sheet", { name: "distance", sigma: 1e-3, radius: 2, p: 1e-9 }, [1000, 1000], ""],
    [
      "rows of a cube",
      { name: "distance", radius: 2, p: 1e-9 },
      [90, 90, 90],
      "rows of neurons to look at, at most 67108864. Use a smaller radius, or fewer neurons.",
    ],
  ])("what is too large is refused before it is drawn: %s", (_, connector, shape, message) => {
    const started = performance.now();
    if (message === "") expect(() => checkDocument(network({ connector }, undefined, shape))).not.toThrow();
    else expect(() => checkDocument(network({ connector }, undefined, shape))).toThrow(message);
    expect(performance.now() - started).toBeLessThan(500); // ms; drawing them would take many seconds
  });

  test("a document holds only so many numbers one by one", () => {
    const shape = [201];
    const document = network({ weight: { values: Array(201 * 201).fill(1) } }, undefined, shape);
    expect(() => checkDocument(document)).toThrow(
      "projections.p.weight: 40401 numbers, 40401 in the network; at most 40000 stand in a document. Draw them by seed, or load weights from a file.",
    );
  });
});
