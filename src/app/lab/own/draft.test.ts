import { describe, expect, test } from "vitest";
import { blankPage } from "../../../examples/blankPage";
import { checkDocument, models, type NetworkDocument, readLink, toLink } from "../../../index";
import { fromText, partOf, toText, withPart } from "../../state/edits/clipboard";
import { freeModelName, isOwn, withNeuronOn, withOwnNeuron } from "../../state/edits/own";
import { checkDraft, descriptionOf } from "./checkDraft";
import { type Draft, draftOf, readDraft } from "./draft";

const AT = { x: 0, y: 0 };
const lif = draftOf(models.neurons.lif!, "cell");
const check = (part: Partial<Draft>, document: NetworkDocument = blankPage) =>
  checkDraft({ ...lif, ...part }, document, null);

describe("a draft", () => {
  test.each(Object.keys(models.neurons))("begun from %s is right as it stands, and says the same", (name) => {
    const { model, fault } = checkDraft(draftOf(models.neurons[name]!, `my_${name}`), blankPage, null);
    expect(fault).toBeNull();
    expect(Object.keys(model!.trees.derivatives)).toEqual(
      Object.keys(models.neurons[name]!.trees.derivatives),
    );
    expect(model!.params).toEqual(models.neurons[name]!.params);
  });

  test("tells which part of an equation does not balance, and by what to multiply it", () => {
    const equations = "dv/dt = (v_rest - v + i_ext) / tau_m";
    const { fault } = check({ equations });
    expect(fault?.field).toBe("equations");
    expect(equations.slice(...fault!.at!)).toBe("i_ext");
    expect(fault?.words).toBe("mV on the left of '+', pA on the right.");
    expect(fault?.remedy).toBe("pA, where mV is expected. Multiply by something in GOhm.");
  });

  test("tells where a text cannot be read", () => {
    const { fault } = check({ threshold: "v > (v_thresh" });
    expect(fault).toMatchObject({ field: "threshold", at: [13, 13], words: "')' expected, got the end." });
  });

  test.each<[string, Partial<Draft>, string]>([
    ["a name that is taken", { name: "adex" }, "name"],
    ["a name that is none", { name: "My cell" }, "name"],
    ["a value that is no number", { params: [{ ...lif.params[0]!, value: "much" }] }, "params.0"],
    ["a unit that is none", { state: [{ ...lif.state[0]!, unit: "inch" }] }, "state.0"],
    ["two of one name", { params: [...lif.params, lif.params[0]!] }, `params.${lif.params.length}`],
    ["a start that is not known", { state: [{ ...lif.state[0]!, value: "v_0" }] }, "state.0"],
    ["a word of the language", { params: [...lif.params, row("exp")] }, `params.${lif.params.length}`],
    ["a reset of what is no variable", { reset: "u = 1" }, "reset"],
    ["a period in mV", { refractory: "v_rest" }, "refractory"],
    [
      "a method that cannot step it",
      { integrator: "exact", equations: "dv/dt = -v*v/(mV*tau_m)" },
      "integrator",
    ],
    ["too long a text", { equations: `${lif.equations} ${" ".repeat(2000)}` }, "equations"],
  ])("tells of %s at its field", (_, part, field) => {
    expect(check(part).fault?.field).toBe(field);
  });

  test("of another version or hand is read as far as it makes sense", () => {
    expect(readDraft(JSON.parse(JSON.stringify(lif)))).toEqual(lif);
    expect(readDraft({ params: [null, 1], integrator: "magic" })?.integrator).toBe("auto");
    expect(readDraft("x")).toBeNull();
  });
});

test("a neuron of one's own is in the network, its link and nothing else, and can be changed and renamed there", () => {
  const description = { ...descriptionOf(lif), name: freeModelName(blankPage, "lif") };
  expect(description.name).toBe("lif_2");
  const added = withNeuronOn(blankPage, description, { id: null, replaces: null, label: "Mine", at: AT });
  checkDocument(added.document);
  expect(isOwn(added.document, "lif_2")).toBe(true);
  expect(readLink(toLink(added.document)).models).toEqual(added.document.models);

  const [id] = added.ids as [string];
  const one = added.document.populations[id]!;
  const set = { ...one, params: { tau_m: 12, r_m: 0.2 } };
  const tuned = { ...added.document, populations: { [id]: set } } as NetworkDocument;
  const { r_m: _, ...params } = description.params;
  const next = {
    ...description,
    name: "mine",
    params,
    equations: "dv/dt = (v_rest - v + 0.1*GOhm*i_ext)/tau_m",
  };
  const renamed = withOwnNeuron(tuned, next, "lif_2");
  checkDocument(renamed);
  expect(Object.keys(renamed.models!.neurons!)).toEqual(["mine"]);
  expect(renamed.populations[id]).toMatchObject({ neuron: "mine", params: { tau_m: 12 } });
});

test("a copied card takes its neuron's equations along, and does not replace another neuron of that name", () => {
  const description = { ...descriptionOf(lif), name: "mine" };
  const { document, ids } = withNeuronOn(blankPage, description, {
    id: null,
    replaces: null,
    label: "Mine",
    at: AT,
  });
  const part = fromText(toText(partOf(document, ids)!));
  const pasted = withPart(blankPage, part, AT).document;
  checkDocument(pasted);
  expect(pasted.models).toEqual(document.models);
  const other = withOwnNeuron(blankPage, { ...description, threshold: "v >= v_thresh" });
  expect(() => withPart(other, part, AT)).toThrow("has another model named mine");
});

function row(name: string): Draft["params"][number] {
  return { name, value: "1", unit: "1", about: "" };
}
