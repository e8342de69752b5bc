// The WGSL files as they stand, and every kernel generated from a model: valid without a warning, within the
// default limits, and shown in full as golden text so that a change of the compiler is seen in review.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { dawn } from "../engines/testDevice";
import { mnistLatency400 } from "../examples/mnistLatency400";
import { mnistRate } from "../examples/mnistRate";
import { type Models, models } from "../models/registry";
import { allKernels, generateKernels } from "./kernels";
import { planNetwork } from "./plan";
import { entryPointOf, fillShader, loadShader, SHADERS } from "./shaders";
import { openShaderChecker, type ShaderChecker } from "./testShaders";

let checker: ShaderChecker;
beforeAll(async () => {
  checker = await openShaderChecker(await dawn(["backend=null"]));
});
afterAll(() => checker.dispose());

/** The models of one small network; these where nothing else is said. */
type Choice = { readonly [Kind in keyof Models]: string };
const USUAL: Choice = {
  neurons: "lif",
  synapses: "delta",
  rules: "stdp",
  encoders: "poisson",
  normalizations: "l1",
  teachers: "delta",
};

const learnsFromRewards = ({ rules }: Choice) => models.rules[rules]!.onReward !== undefined;

/** Synapses and teachers act on variables, and read parameters, that not every neuron has. */
const fits = (choice: Choice) => {
  const synapse = models.synapses[choice.synapses]!;
  const neuron = models.neurons[choice.neurons]!;
  const acting = learnsFromRewards(choice) ? [synapse, models.teachers[choice.teachers]!] : [synapse];
  const reads = Object.keys(synapse.reads ?? {}).every((param) => Object.hasOwn(neuron.params, param));
  const variables = acting.flatMap(({ post }) => Object.keys(post));
  return reads && variables.every((variable) => Object.hasOwn(neuron.state, variable));
};

/** The usual choice but for one model, and what must change with it. */
function choose(kind: keyof Models, name: string): Choice {
  const choice = { ...USUAL, ...(kind === "teachers" ? { rules: "delta_reward" } : {}), [kind]: name };
  if (fits(choice)) return choice;
  const other = kind === "neurons" ? "synapses" : "neurons";
  const fitting = Object.keys(models[other]).find((found) => fits({ ...choice, [other]: found }));
  return { ...choice, [other]: fitting! };
}

/** The digit networks, and small networks in which every model of the registry occurs. */
const NETWORKS: readonly (readonly [string, NetworkDocument])[] = [
  ["mnist_rate", mnistRate],
  ["mnist_latency", mnistLatency400],
  ["sparse", sparse(network(USUAL))],
  ...(["rules", "neurons", "synapses", "encoders", "normalizations", "teachers"] as const).flatMap((kind) =>
    Object.keys(models[kind])
      .filter((name) => kind === "rules" || kind === "teachers" || name !== USUAL[kind])
      .map(
        (name) =>
          [
            kind === "rules" ? `lif_${name}` : kind === "teachers" ? `by_${name}` : name,
            network(choose(kind, name)),
          ] as const,
      ),
  ),
];

/** The same with connections drawn, and start values given. */
function sparse(document: NetworkDocument): NetworkDocument {
  const connector = { name: "fixed_probability", p: 0.3 } as const;
  const free = {
    ...document.populations.free!,
    init: { v: { uniform: [-65, -55] } },
  } as NetworkDocument["populations"][string];
  return {
    ...document,
    populations: { ...document.populations, free },
    projections: Object.fromEntries(
      Object.entries(document.projections).map(([name, projection]) => [name, { ...projection, connector }]),
    ),
  };
}

function network(choice: Choice): NetworkDocument {
  const { neurons: neuron, synapses: synapse, ...others } = choice;
  return {
    ...(learnsFromRewards(choice)
      ? { training: { teacher: { name: others.teachers } }, readout: { population: "free", classes: 2 } }
      : {}),
    format: "spikeyard",
    version: 1,
    name: "golden",
    dt: 1,
    seed: 1,
    populations: {
      in: { kind: "input", shape: [40], encoder: others.encoders },
      free: { kind: "neurons", shape: [70], neuron },
      rivals: { kind: "neurons", shape: [33], neuron, winners: 1 },
    },
    projections: {
      up: {
        from: "in",
        to: "free",
        synapse,
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: { uniform: [0, 1] },
        learn: { name: others.rules },
        normalize: { name: others.normalizations },
      },
      across: {
        from: "free",
        to: "rivals",
        synapse,
        receptor: "inh",
        connector: { name: "all_to_all" },
        weight: 2,
        delay: 3,
      },
    },
  };
}

/** What the compiler wrote into a kernel. */
const regionOf = (code: string) => code.split(/^\/\/#(?:begin|end) model\n?/m)[1]!;

const kernelsOf = (document: NetworkDocument) => allKernels(generateKernels(planNetwork(document)));

describe("shaders", () => {
  test.each(SHADERS)("%s.wgsl compiles as it stands, without a warning", async (shader) => {
    expect(await checker.faultsOf(loadShader(shader), entryPointOf(shader))).toEqual([]);
  });

  test("an error in a shader would be found", async () => {
    expect(await checker.faultsOf(fillShader("encode", { model: "fn emits() {}" }), "encode")).not.toEqual(
      [],
    );
  });

  test("a region that does not exist is refused", () => {
    expect(() => fillShader("learn", { modle: "" })).toThrow("learn.wgsl: region 'modle' occurs 0 times");
  });

  test("every include is followed, and every region there exactly once", () => {
    for (const shader of SHADERS) {
      const text = loadShader(shader);
      expect(text).not.toMatch(/^\/\/#include/m);
      for (const region of ["memory", "model"]) {
        expect(text.split(`\n//#begin ${region}\n`)).toHaveLength(2);
        expect(text.split(`\n//#end ${region}\n`)).toHaveLength(2);
      }
    }
    const filled = fillShader("learn", { memory: "// here", model: "// and here" });
    expect(filled.match(/^\/\/ (?:and )?here$/gm)).toEqual(["// here", "// and here"]);
    expect(filled).not.toContain("fn on_pre(");
  });

  test("no shader asks for more than eight storage buffers", () => {
    for (const shader of SHADERS) {
      expect(loadShader(shader).match(/var<storage/g)!.length).toBeLessThanOrEqual(8);
    }
  });
});

describe("generated kernels", () => {
  test.each(NETWORKS)("%s: all valid, none warns", async (_, document) => {
    for (const { label, code, entryPoint } of kernelsOf(document)) {
      expect([label, ...(await checker.faultsOf(code, entryPoint))]).toEqual([label]);
    }
  });

  test.each(NETWORKS)("%s: its regions are as reviewed", async (name, document) => {
    const regions = new Map<string, string[]>(); // kernels with the same region are named together
    for (const { label, code } of kernelsOf(document)) {
      const region = regionOf(code);
      regions.set(region, [...(regions.get(region) ?? []), label]);
    }
    const text = [...regions].map(
      ([region, labels]) => `// ${labels.join(", ")}
${region}`,
    );
    await expect(text.join("\n")).toMatchFileSnapshot(`golden/${name}.wgsl`);
  });

  test("no text of the document's author reaches them: names are refused, labels left out", () => {
    const renamed = (name: string) =>
      JSON.parse(JSON.stringify(mnistRate).replaceAll("features", name)) as NetworkDocument;
    for (const name of ["*/ evil(); //", "}fn main(){", "evil\\n", "__proto__"]) {
      expect(() => planNetwork(renamed(name))).toThrow("is no name");
    }
    for (const { code } of kernelsOf(renamed("evil"))) expect(regionOf(code)).not.toContain("evil");
  });
});
