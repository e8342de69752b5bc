import { expect, test } from "vitest";
import { cuba } from "../../../examples/cuba";
import { mnistFirst } from "../../../examples/mnistFirst";
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

test("a neuron that does not inhibit itself has no line to itself", () => {
  const { from, to, count } = synapsesOf(mnistFirst, placesOf(mnistFirst));
  for (let k = 0; k < count; k++)
    expect(from.slice(3 * k, 3 * k + 3)).not.toEqual(to.slice(3 * k, 3 * k + 3));
});
