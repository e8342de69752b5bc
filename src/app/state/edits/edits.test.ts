// Every edit of the editor: what it makes is a network, and all that spoke of a part speaks of it still, or no more.
import { describe, expect, test } from "vitest";
import { diehlCook } from "../../../examples/diehlCook";
import { mnistLocal } from "../../../examples/mnistLocal";
import { mnistRate } from "../../../examples/mnistRate";
import { mnistReward400 } from "../../../examples/mnistReward400";
import { checkDocument, models, type NetworkDocument, planNetwork, sizeOf } from "../../../index";
import { withConvolution, withInput, withNeurons, withWinnerTakeAll } from "./add";
import { fromText, partOf, toText, withPart } from "./clipboard";
import { offersFor, refusalOf, rulesFor, withConnection } from "./connect";
import { freeLabel, freeName, nameFrom, voteCardOf } from "./names";
import { freePlace, placesOf, withShift } from "./places";
import { likelyReadout, withReadout } from "./readout";
import { without } from "./remove";
import { withLabel, withName } from "./rename";

const HERE = { x: 0, y: 0 };
const blank: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Blank",
  dt: 1,
  seed: 1,
  populations: {},
  projections: {},
};
/** A second projection, drawn as the first. */
const twice: NetworkDocument = {
  ...mnistRate,
  projections: {
    ...mnistRate.projections,
    again: { ...mnistRate.projections.inhibition!, drawnAs: "inhibition" },
  },
};
const allToAll = { connector: { name: "all_to_all" }, receptor: "exc", rule: null } as const;

describe("adding", () => {
  test.each(Object.keys(models.neurons))("%s gives a network that can be planned", (neuron) => {
    const { document, ids } = withNeurons(blank, neuron, "Some neurons", HERE);
    expect(ids).toEqual([neuron]);
    expect(planNetwork(document).populations.map(({ n }) => n)).toEqual([100]);
  });

  test.each(Object.keys(models.encoders))("input %s has a neuron for each pixel", (encoder) => {
    const { document, ids } = withInput(blank, encoder, "Poisson input", HERE);
    checkDocument(document);
    expect(sizeOf(document.populations[ids[0]!]!)).toBe(784);
  });

  test("the same twice gives other names, and places that do not overlap", () => {
    const once = withNeurons(blank, "lif", "LIF", HERE);
    const twice = withNeurons(once.document, "lif", "LIF", HERE);
    expect(twice.ids).toEqual(["lif_2"]);
    expect(twice.document.populations.lif_2?.label).toBe("LIF 2");
    const { lif, lif_2 } = placesOf(twice.document);
    expect(Math.abs(lif!.x - lif_2!.x) >= 188 || Math.abs(lif!.y - lif_2!.y) >= 250).toBe(true);
  });

  test("winner-take-all inhibits itself", () => {
    const { document, ids } = withWinnerTakeAll(blank, "Winner takes all", HERE);
    checkDocument(document);
    const [loop] = Object.values(document.projections);
    expect(loop).toMatchObject({ from: ids[0], to: ids[0], receptor: "inh" });
  });

  test("a convolution sees the picture that it is given, and its pools fit", () => {
    const input = withInput(blank, "latency", "Latency input", HERE);
    const labels = { features: "Features", pools: "Pools" };
    const { document, ids } = withConvolution(input.document, labels, HERE, input.ids[0]);
    checkDocument(document);
    expect(ids).toEqual(["features", "pools"]);
    expect(document.populations.features?.shape).toEqual([24, 24, 16]);
    expect(document.projections.latency_input_features?.synapse).toBe("fading");
    expect(Object.keys(withConvolution(blank, labels, HERE).document.projections)).toHaveLength(1);
  });
});

describe("connecting", () => {
  const offers = offersFor(mnistRate, { from: "retina", to: "features", receptor: "exc", rule: null });
  const offer = (name: string) => offers.find(({ connector }) => connector.name === name)!;

  test("says what each connector costs before it is made", () => {
    expect(offer("all_to_all")).toMatchObject({ synapses: 78_400, memory: 313_600, refusal: null });
    expect(offer("fixed_probability")).toMatchObject({ synapses: 7840, refusal: null });
  });

  test("says why a connector does not fit", () => {
    expect(offer("one_to_one").refusal).toContain("as many neurons on both sides");
    expect(offer("conv2d").refusal).toContain("a population of shape [24, 24, features]");
  });

  test("offers convolution and pooling where shapes allow", () => {
    const fits = (from: string, to: string, name: string) =>
      offersFor(mnistLocal, { from, to, receptor: "exc", rule: null }).find(
        ({ connector }) => connector.name === name,
      )!;
    expect(fits("retina", "features", "conv2d")).toMatchObject({
      refusal: null,
      connector: { kernel: [5, 5] },
      memory: 25 * 256 * 4,
    });
    expect(fits("features", "fine", "pool2d")).toMatchObject({
      refusal: null,
      connector: { size: [4, 4] },
    });
  });

  test("a convolution learns by the one rule that was measured, in a stage", () => {
    const wish = { from: "retina", to: "features", receptor: "exc" } as const;
    const rules = rulesFor(mnistLocal, { ...wish, connector: { name: "conv2d", kernel: [5, 5] } });
    expect(rules.filter(([, refusal]) => refusal === null).map(([rule]) => rule)).toEqual(["instar_latency"]);
  });

  test.each(Object.keys(models.neurons))(
    "%s hears by a synapse that suits it, and the network can be planned",
    (neuron) => {
      const input = withInput(blank, "poisson", "Input", HERE);
      const { document } = withNeurons(input.document, neuron, "Cells", HERE);
      const made = withConnection(document, { from: "input", to: neuron, ...allToAll });
      expect(made.id).toBe(`input_${neuron}`);
      expect(planNetwork(made.document).projections).toHaveLength(1);
      const own = withConnection(made.document, { ...allToAll, from: neuron, to: neuron, receptor: "inh" });
      expect(planNetwork(own.document).projections).toHaveLength(2);
    },
  );

  test.each(["instar", "instar_unit", "stdp"])("rule %s learns within its bounds", (rule) => {
    const { document } = withConnection(without(mnistRate, { projections: ["retina_features"] }), {
      ...allToAll,
      from: "retina",
      to: "features",
      rule,
    });
    expect(planNetwork(document).projections).toHaveLength(2);
  });

  test("what cannot be is refused with the reason", () => {
    expect(refusalOf(mnistRate, "features", "retina")).toContain("receives no spikes");
    expect(refusalOf(mnistRate, "vote", "features")).toContain("sends no spikes");
    expect(refusalOf(mnistRate, "retina", "vote")).toContain("reads neurons");
    expect(() => withConnection(mnistRate, { ...allToAll, from: "features", to: "retina" })).toThrow();
  });
});

describe("removing", () => {
  test("a population takes its connections, readout, counts and annealing with it", () => {
    const left = without(mnistReward400, { cards: ["features"] });
    checkDocument(left);
    expect(Object.keys(left.populations)).toEqual(["retina"]);
    expect(left.projections).toEqual({});
    expect(left.readout).toBeUndefined();
    expect(left.presentation).not.toHaveProperty("until");
    expect(left.training?.anneal).toBeUndefined();
  });

  test("every card and connection of every kind of network leaves a network", () => {
    for (const document of [mnistRate, mnistReward400, mnistLocal, diehlCook]) {
      for (const card of [...Object.keys(document.populations), voteCardOf(document)])
        checkDocument(without(document, { cards: [card] }));
      for (const id of Object.keys(document.projections))
        checkDocument(without(document, { projections: [id] }));
    }
  });

  test("stages lose what learned, and end with their last", () => {
    const left = without(mnistLocal, { projections: ["retina_features", "fine_digits"] });
    expect(left.training?.stages).toHaveLength(1);
    expect(Object.keys(left.training!.stages![0]!.learn)).toEqual(["coarse_digits"]);
  });

  test("what was drawn as a projection that is gone draws for itself", () => {
    const next = without(twice, { projections: ["inhibition"] });
    checkDocument(next);
    expect(next.projections.again).not.toHaveProperty("drawnAs");
  });

  test("what is not there changes nothing", () => {
    expect(without(mnistRate, { cards: ["cortex"], projections: ["fibre"] })).toBe(mnistRate);
  });
});

describe("renaming", () => {
  test("all that spoke of it speaks of the new name", () => {
    const next = withName(withName(mnistLocal, "digits", "answers"), "fine_digits", "fine_answers");
    checkDocument(next);
    const text = JSON.stringify({ ...next, populations: { ...next.populations, answers: 0 } });
    expect(text).not.toMatch(/"digits"|digits\.onset|fine_digits/);
    expect(next.readout?.population).toBe("answers");
    expect(next.layout?.answers).toEqual(mnistLocal.layout?.digits);
    expect(withName(withName(next, "answers", "digits"), "fine_answers", "fine_digits")).toEqual(mnistLocal);
  });

  test("a projection that others are drawn as stays theirs", () => {
    const next = withName(twice, "inhibition", "rivalry");
    checkDocument(next);
    expect(next.projections.again?.drawnAs).toBe("rivalry");
  });

  test("a population may even take the name of the readout's card", () => {
    const next = withName(mnistRate, "features", "vote");
    checkDocument(next);
    expect(voteCardOf(next)).toBe("$vote");
    expect(next.layout).toEqual({
      retina: mnistRate.layout?.retina,
      vote: mnistRate.layout?.features,
      $vote: mnistRate.layout?.vote,
    });
  });

  test("no name, or a taken one, is refused", () => {
    expect(() => withName(mnistRate, "features", "Not a name")).toThrow("cannot be a name");
    expect(() => withName(mnistRate, "features", "inhibition")).toThrow("taken");
  });

  test("a label that says no more than the name leaves the document", () => {
    expect(withLabel(mnistRate, "features", " Cortex ").populations.features?.label).toBe("Cortex");
    expect(withLabel(mnistRate, "features", "").populations.features).not.toHaveProperty("label");
    expect(withLabel(mnistRate, "features", "Features")).toBe(mnistRate);
  });
});

describe("copying", () => {
  const part = partOf(mnistRate, ["retina", "features", "vote"])!;

  test("a part comes back from its text, under free names beside the others", () => {
    const { document, ids } = withPart(mnistRate, fromText(toText(part)), { x: 40, y: 40 });
    checkDocument(document);
    expect(ids).toEqual(["retina_2", "features_2"]);
    expect(document.projections.retina_features_2).toMatchObject({ from: "retina_2", to: "features_2" });
    expect(document.projections.inhibition_2?.from).toBe("features_2");
  });

  test("a copy is drawn as a copy, and as itself where the other is not copied", () => {
    const { document } = withPart(twice, fromText(toText(partOf(twice, ["features"])!)), HERE);
    checkDocument(document);
    expect(document.projections.again_2?.drawnAs).toBe("inhibition_2");
    expect(document.projections.again?.drawnAs).toBe("inhibition");
  });

  test("what learns from rewards does not in a copy", () => {
    const copied = partOf(mnistReward400, Object.keys(mnistReward400.populations))!;
    const { document } = withPart(mnistReward400, fromText(toText(copied)), HERE);
    checkDocument(document);
  });

  test.each([
    ["no JSON", "hello"],
    ["another format", '{"format":"svg"}'],
    ["a list", "[1,2]"],
    ["a newer version", '{"format":"spikeyard-part","version":2}'],
    [
      "a population without a shape",
      '{"format":"spikeyard-part","version":1,"populations":{"a":{"kind":"neurons","neuron":"lif"}}}',
    ],
    [
      "a shape of texts",
      '{"format":"spikeyard-part","version":1,"populations":{"a":{"kind":"neurons","neuron":"lif","shape":["x"]}}}',
    ],
    [
      "too many neurons",
      '{"format":"spikeyard-part","version":1,"populations":{"a":{"kind":"neurons","neuron":"lif","shape":[1e9]}}}',
    ],
    [
      "a prototype for a name",
      '{"format":"spikeyard-part","version":1,"populations":{"__proto__":{"kind":"neurons","neuron":"lif","shape":[1]}}}',
    ],
    [
      "a connection to nothing",
      '{"format":"spikeyard-part","version":1,"populations":{},"projections":{"a":{"from":"b","to":"c"}}}',
    ],
  ])("%s is refused", (_, text) => {
    expect(() => fromText(text)).toThrow();
  });

  test("fields that no document has do not come along", () => {
    const text = toText(part).replace('"kind": "input"', '"kind": "input", "onclick": "alert(1)"');
    expect(JSON.stringify(fromText(text))).not.toContain("onclick");
  });
});

describe("the vote", () => {
  test("goes to other neurons, or is made anew beside them", () => {
    const none = without(mnistRate, { cards: ["vote"] });
    expect(none.readout).toBeUndefined();
    const again = withReadout(none, "features");
    checkDocument(again);
    expect(again.readout).toEqual({ population: "features", classes: 10 });
    expect(withReadout(diehlCook, "inh").readout?.population).toBe("inh");
    expect(() => withReadout(mnistRate, "retina")).toThrow("reads neurons");
  });

  test("most likely reads the neurons at the end", () => {
    expect(likelyReadout(mnistLocal)).toBe("digits");
    expect(likelyReadout(blank)).toBeNull();
  });
});

test("names are made of any text, and are free", () => {
  expect(nameFrom("3 Étoiles, fast!")).toBe("etoiles_fast");
  expect(nameFrom("神経")).toBe("neurons");
  expect(freeName(mnistRate, "vote")).toBe("vote_2");
  expect(freeName(mnistRate, "a".repeat(32))).toBe("a".repeat(32));
  expect(freeLabel(mnistRate, "Retina")).toBe("Retina 2");
});

test("cards move together, and one that is not there does not", () => {
  const moved = withShift(mnistRate, ["retina", "vote", "cortex"], { x: 5, y: -7 });
  expect(placesOf(moved).retina).toEqual({ x: 5, y: -7 });
  expect(placesOf(moved).features).toEqual(placesOf(mnistRate).features);
  expect(withShift(mnistRate, ["cortex"], { x: 5, y: 5 })).toBe(mnistRate);
  expect(freePlace(blank, { x: 12, y: -9 })).toMatchObject({ x: 20 });
});
