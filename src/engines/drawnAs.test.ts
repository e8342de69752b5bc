// A projection that is drawn as another one has its synapses, weights and delays, on every engine; and what cannot be is told.
import { describe, expect, test } from "vitest";
import { checkDocument } from "../compiler/check";
import { withoutLostDraws } from "../compiler/drawnAs";
import { planNetwork } from "../compiler/plan";
import { drawWeights, weightMatrix } from "../compiler/weights";
import type { Connector, NetworkDocument, Projection } from "../core/document";
import { createEngine, ENGINES } from "./testEngines";

const N = [40, 30] as const;
const CONNECTORS: readonly Connector[] = [
  { name: "all_to_all" },
  { name: "fixed_probability", p: 0.3 },
  { name: "fixed_in_degree", n: 5 },
  { name: "fixed_out_degree", n: 5 },
  { name: "distance", sigma: 0.2 },
];

/** Each of two inputs to one of two populations; between them a projection that shifts the streams of random numbers. */
function network(connector: Connector, second: Partial<Projection> = {}): NetworkDocument {
  const first: Projection = {
    from: "in",
    to: "a",
    synapse: "delta",
    receptor: "exc",
    connector,
    weight: { normal: [1, 1], min: 0 },
    delay: { normal: [6, 3], min: 1 },
  };
  const cells = { kind: "neurons", shape: [N[1]], neuron: "lif", params: { v_thresh: 1000 } } as const;
  return {
    format: "spikeyard",
    version: 1,
    name: "drawn as",
    dt: 1,
    seed: 9,
    populations: {
      in: { kind: "input", shape: [N[0]], encoder: "latency", params: { window: 1 } },
      other: { kind: "input", shape: [7], encoder: "latency" },
      a: cells,
      b: cells,
    },
    projections: {
      again: { ...first, to: "b", drawnAs: "first", ...second },
      between: { ...first, from: "other" },
      first,
    },
  };
}

test.each(CONNECTORS.map((connector) => [connector.name, connector] as const))(
  "%s: synapses, weights and delays are those of the named one, and none of those without a name",
  (_, connector) => {
    const plan = planNetwork(network(connector));
    const all = drawWeights(plan);
    const drawn = ({ projections: [again, , first] }: typeof plan, weights: Float32Array) =>
      [again!, first!].map((p) => [
        [...weightMatrix(p, weights.subarray(p.weightsAt, p.weightsAt + p.places)).values],
        p.connections && [...p.connections.post],
        [...p.delays!],
      ]);
    const [again, first] = drawn(plan, all);
    expect(again).toEqual(first);
    const alone = planNetwork({
      ...network(connector),
      projections: withoutLostDraws(withoutNames(connector)),
    });
    const [own, named] = drawn(alone, drawWeights(alone));
    expect(named).toEqual(first); // who is named draws as ever
    expect(own).not.toEqual(named);
  },
);

const withoutNames = (connector: Connector): NetworkDocument["projections"] => {
  const { again, between, first } = network(connector).projections;
  return { again: { ...again!, drawnAs: "gone" }, between: between!, first: first! };
};

describe.each(ENGINES)("on %s", (name) => {
  test.each(CONNECTORS.map((connector) => [connector.name, connector] as const))(
    "%s: half the mean, half the spread and another receptor give minus half of what the other gives, at every time",
    async (_, connector) => {
      const halved = { weight: { normal: [0.5, 0.5], min: 0 }, receptor: "inh" } as const;
      const engine = await createEngine(name, network(connector, halved));
      await engine.run([
        { do: "begin", inputs: { in: new Float32Array(N[0]).fill(1), other: new Float32Array(7) }, clock: 0 },
      ]);
      let moved = 0;
      for (let step = 0; step < 12; step++) {
        await engine.run([{ do: "run", steps: 1, learn: false }]);
        const [a, b] = [await engine.read("a.v"), await engine.read("b.v")];
        for (const [j, v] of a.entries()) {
          // mV above rest; f32 of 65 mV errs by 4e-6 a step
          expect(Math.abs(v + 65 + 2 * (b[j]! + 65))).toBeLessThan(2e-4);
          moved = Math.max(moved, v + 65);
        }
      }
      expect(moved).toBeGreaterThan(3);
      engine.dispose();
    },
  );
});

describe("what cannot be drawn alike", () => {
  const all = { name: "all_to_all" } as const;
  test.each<[string, Partial<Projection>, string]>([
    [
      "an unknown name",
      { drawnAs: "firts" },
      "projections.again.drawnAs: there is no projection 'firts'. There are: again, between, first.",
    ],
    ["itself", { drawnAs: "again" }, "projections.again.drawnAs: names the projection itself."],
    [
      "other sizes",
      { drawnAs: "between" },
      "projections.again.drawnAs: 'between' goes from 'other', [7], this one from 'in', [40]. Both shapes must be the same.",
    ],
    [
      "another connector",
      { connector: { name: "all_to_all", self: false } },
      "projections.again.drawnAs: 'first' has another connector. Give both the same.",
    ],
  ])("%s", (_, second, message) => {
    expect(checkDocument(network(all))).toBe(undefined);
    expect(() => checkDocument(network(all, second))).toThrow(message);
  });

  test("one that is itself drawn as another", () => {
    const { again, ...others } = network(all).projections;
    const chain = { third: { ...again!, drawnAs: "again" }, again: again!, ...others };
    expect(() => checkDocument({ ...network(all), projections: chain })).toThrow(
      "projections.third.drawnAs: 'again' is itself drawn as 'first'. Name that one.",
    );
  });
});
