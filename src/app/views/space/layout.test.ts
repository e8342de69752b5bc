import { expect, test } from "vitest";
import { cuba } from "../../../examples/cuba";
import { mnistFirst } from "../../../examples/mnistFirst";
import type { Connector, NetworkDocument } from "../../../index";
import { MOST_SYNAPSES, placesOf, synapsesOf } from "./layout";

test("every neuron has a place of its own", () => {
  for (const { neurons, positions } of placesOf(mnistFirst)) {
    const places = new Set(
      Array.from({ length: neurons }, (_, n) => positions.slice(3 * n, 3 * n + 3).join()),
    );
    expect(places.size).toBe(neurons);
  }
});

test("no more synapses are drawn than can be seen, each from a neuron that exists, and equal ones every time", () => {
  for (const document of [mnistFirst, cuba]) {
    const places = placesOf(document);
    const drawn = synapsesOf(document, places);
    expect(drawn.count).toBeGreaterThan(MOST_SYNAPSES / 2);
    expect(drawn.count).toBeLessThanOrEqual(MOST_SYNAPSES);
    expect(drawn.all).toBeGreaterThan(100_000);
    for (let k = 0; k < drawn.count; k++)
      expect(drawn.neuron[k]).toBeLessThan(places[drawn.population[k]!]!.neurons);
    expect(synapsesOf(document, places).neuron).toEqual(drawn.neuron);
  }
});

test("connections by distance and by lists are drawn where they are", () => {
  const { features, ...others } = mnistFirst.populations;
  const wire = { ...mnistFirst.projections.inhibition!, from: "sheet", to: "sheet", weight: 1 };
  const sheet = { kind: "neurons", shape: [20, 20], neuron: "lif" } as const;
  const document = (connector: Connector): NetworkDocument => ({
    ...mnistFirst,
    populations: { ...others, features: features!, sheet },
    projections: { wire: { ...wire, connector } },
  });
  const drawn = (connector: Connector) => {
    const network = document(connector);
    const places = placesOf(network);
    const { pitch } = places.find(({ population }) => population === "sheet")!;
    const { from, to, count } = synapsesOf(network, places);
    return Array.from({ length: count }, (_, k) =>
      [1, 2].map((axis) => Math.round((from[3 * k + axis]! - to[3 * k + axis]!) / pitch)),
    );
  };
  const near = drawn({ name: "distance", radius: 0.1 });
  expect(near.length).toBeGreaterThan(1000);
  expect(Math.max(...near.flat().map(Math.abs))).toBe(2); // a tenth of 20 places
  const next = drawn({ name: "list", pre: [0, 5, 210], post: [1, 6, 211] });
  expect(next).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
});

test("a neuron that does not inhibit itself has no line to itself", () => {
  const { from, to, count } = synapsesOf(mnistFirst, placesOf(mnistFirst));
  for (let k = 0; k < count; k++)
    expect(from.slice(3 * k, 3 * k + 3)).not.toEqual(to.slice(3 * k, 3 * k + 3));
});
