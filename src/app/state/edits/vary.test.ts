// Parameters that differ between neurons, sets by name, and parameters of synapses: what each edit leaves is accepted.
import { expect, test } from "vitest";
import { checkDocument, type NetworkDocument, type NeuronPopulation } from "../../../index";
import { withParam } from "../documentEdits";
import { withSynapse } from "../modelEdits";
import { setOf, withSet, withVaried } from "./vary";

const document: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "test",
  dt: 0.1,
  seed: 1,
  populations: {
    cells: { kind: "neurons", shape: [3], neuron: "izhikevich", params: { c: -60 } },
    others: { kind: "neurons", shape: [3], neuron: "lif" },
  },
  projections: {
    link: {
      from: "cells",
      to: "others",
      synapse: "alpha",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: 1,
    },
  },
};
const cells = (of: NetworkDocument) => of.populations.cells as NeuronPopulation;

test("a parameter that is let differ leaves the common ones, and comes back as one number", () => {
  const varied = withVaried(document, "cells", "c", { uniform: [-65, -55] });
  expect(cells(varied)).toEqual({
    kind: "neurons",
    shape: [3],
    neuron: "izhikevich",
    vary: { c: { uniform: [-65, -55] } },
  });
  checkDocument(varied);
  expect(cells(withVaried(varied, "cells", "c", -50))).toEqual({ ...cells(document), params: { c: -50 } });
});

test("a set gives its parameters, is known again, and ends what differed of them", () => {
  const varied = withVaried(document, "cells", "d", { uniform: [2, 8] });
  const chattering = withSet(varied, "cells", "ch");
  checkDocument(chattering);
  expect(cells(chattering).vary).toBe(undefined);
  expect(setOf(chattering, cells(chattering))).toBe("ch");
  expect(setOf(document, cells(document))).toBe(null);
});

test("parameters of a synapse are kept where the next one has them", () => {
  const slow = withParam(document, { kind: "synapse", id: "link" }, "tau_syn", 20, 5);
  expect(slow.projections.link!.synapseParams).toEqual({ tau_syn: 20 });
  const next = withSynapse(slow, "link", "exponential");
  expect(next.projections.link!.synapseParams).toEqual({ tau_syn: 20 });
  checkDocument(next);
  const none = withSynapse(slow, "link", "delta");
  expect("synapseParams" in none.projections.link!).toBe(false);
  checkDocument(none);
});
