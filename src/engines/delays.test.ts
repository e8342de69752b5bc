// Delays that every synapse has for itself: drawn as the document says, and kept to by every engine.
import { describe, expect, test } from "vitest";
import { planNetwork } from "../compiler/plan";
import type { Connector, NetworkDocument, Projection } from "../core/document";
import { ModelError } from "../util/errors";
import { isSpiking } from "./engine";
import { createEngine, ENGINES } from "./testEngines";

const [N, STEPS] = [70, 40];

/** An input that spikes once, over synapses each strong enough to be heard alone. dt 0.5 ms. */
function network(more: Partial<Projection>): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "delays",
    dt: 0.5,
    seed: 11,
    presentation: { duration: STEPS * 0.5 },
    populations: {
      in: { kind: "input", shape: [N], encoder: "latency", params: { window: 4 } },
      out: { kind: "neurons", shape: [N], neuron: "lif", params: { tau_refrac: 0 } },
    },
    projections: {
      wire: {
        from: "in",
        to: "out",
        synapse: "delta",
        receptor: "exc",
        connector: { name: "one_to_one" },
        weight: 200,
        delay: { uniform: [0.5, 10] },
        ...more,
      },
    },
    readout: { population: "out", classes: 2 },
  };
}

const planned = (document: NetworkDocument) => planNetwork(document).projections[0]!;

describe("one delay for each synapse", () => {
  test("is drawn between its ends in whole steps, by the network's seed", () => {
    const { delays, delaySteps } = planned(network({ connector: { name: "all_to_all" } }));
    const found = Float64Array.from(delays!);
    expect(delays!.length).toBe(N * N);
    expect([Math.min(...found), Math.max(...found)]).toEqual([1, 20]);
    expect(delaySteps).toBe(20);
    // uniform over 0.5 to 10 ms is 10.5 steps in the mean, 5.5 from it; a standard error is 0.08
    expect(Math.abs(found.reduce((a, b) => a + b, 0) / found.length - 10.5)).toBeLessThan(0.4);
    const again = planned({ ...network({ connector: { name: "all_to_all" } }), seed: 12 }).delays!;
    expect(again).not.toEqual(delays);
  });

  test.each(ENGINES)("on %s, a spike arrives when its own synapse says", async (name) => {
    const document = network({});
    const { delays } = planned(document);
    const engine = await createEngine(name, document);
    const { out, in: input } = await engine.run([
      { do: "begin", inputs: { in: new Float32Array(N).fill(1) }, clock: 0 },
      { do: "run", steps: STEPS, learn: false },
    ]);
    const timesOf = (words: Uint32Array, n: number) =>
      Array.from({ length: STEPS }, (_, step) => step).filter((step) =>
        isSpiking(words, (step * words.length) / STEPS, n),
      );
    for (let n = 0; n < N; n++) {
      const [sent, ...more] = timesOf(input!, n);
      expect(more).toEqual([]);
      expect(timesOf(out!, n)).toEqual([sent! + delays![n]!]);
    }
    engine.dispose();
  });

  const CONNECTORS: Connector[] = [
    { name: "all_to_all" },
    { name: "fixed_probability", p: 0.3 },
    { name: "one_to_one" },
  ];
  test.each(
    CONNECTORS.flatMap((connector) =>
      [3, { uniform: [0, 3] as const }].map((weight) => ({ connector, weight, name: connector.name })),
    ),
  )("$name, weight $weight: all engines agree on a recurrent network that learns", async (more) => {
    const { connector, weight } = more;
    const first = network({ connector, weight });
    const learns = typeof weight !== "number";
    const document: NetworkDocument = {
      ...first,
      projections: {
        wire: { ...first.projections.wire!, ...(learns ? { learn: { name: "stdp" } } : {}) },
        loop: {
          ...first.projections.wire!,
          from: "out",
          receptor: "inh",
          connector: connector.name === "all_to_all" ? { ...connector, self: false } : connector,
        },
      },
      populations: {
        in: { kind: "input", shape: [N], encoder: "poisson", params: { max_rate: 300 } },
        out: { kind: "neurons", shape: [N], neuron: "lif", params: { i_ext: 200 } },
      },
    };
    const results = [];
    for (const name of ENGINES) {
      const engine = await createEngine(name, document);
      const { spikes } = await engine.present({
        count: 3,
        inputs: { in: Float32Array.from({ length: 3 * N }, (_, k) => ((k * 37) % 100) / 100) },
        clocks: [0, STEPS, 2 * STEPS],
        learn: learns,
        minibatch: 1,
        spikesFrom: 0,
      });
      const weights = learns ? await engine.read("wire.w") : [];
      results.push({ spikes, weights });
      engine.dispose();
    }
    const [exact, ...others] = results;
    expect(exact!.spikes.out!.some((word) => word !== 0)).toBe(true);
    for (const other of others) {
      expect(other.spikes).toEqual(exact!.spikes);
      for (const [k, w] of exact!.weights.entries())
        expect(Math.abs(other.weights[k]! - w)).toBeLessThan(1e-5);
    }
  });
});

test.each([
  [{ delay: { uniform: [0.1, 3] as const } }, "projections.wire.delay: 0.5 to 500 ms is expected, got 0.1."],
  [
    { delay: { uniform: [3, 2] as const } },
    "a number, or two with the lower first, is expected, got 3 to 2.",
  ],
  [{ delay: 0.7 }, "0.7 ms is no multiple of dt, 0.5 ms."],
])("%o is refused", (more, message) => {
  expect(() => planNetwork(network(more))).toThrow(ModelError);
  expect(() => planNetwork(network(more))).toThrow(message);
});

test("one_to_one between populations of unlike size is refused, with both named", () => {
  const document = network({});
  const out = { ...document.populations.out!, shape: [3] };
  expect(() => planNetwork({ ...document, populations: { ...document.populations, out } })).toThrow(
    "one_to_one needs as many neurons on both sides; 'in' has 70, 'out' 3.",
  );
});
