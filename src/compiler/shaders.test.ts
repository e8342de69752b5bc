// The WGSL files as they stand, and every kernel generated from a model: valid without a warning, within the
// default limits, and shown in full as golden text so that a change of the compiler is seen in review.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { dawn } from "../engines/testEngines";
import { mnistRate } from "../examples/mnistRate";
import { models } from "../models/registry";
import { generateKernels } from "./kernels";
import { planNetwork } from "./plan";
import { entryPointOf, fillShader, loadShader, SHADERS } from "./shaders";

let gpu: GPU;
let device: GPUDevice;
beforeAll(async () => {
  gpu = await dawn(["backend=null"]); // checks shaders without a driver
  device = await (await gpu.requestAdapter())!.requestDevice();
});
afterAll(() => device.destroy());

/** Compiles and links; gives every message, warnings too. */
async function faultsOf(code: string, entryPoint: string): Promise<string[]> {
  device.pushErrorScope("validation");
  const module = device.createShaderModule({ code });
  const { messages } = await module.getCompilationInfo();
  device.createComputePipeline({ layout: "auto", compute: { module, entryPoint } });
  const error = await device.popErrorScope();
  return [
    ...messages.map(({ type, message, lineNum }) => `${type} ${lineNum}: ${message}`),
    ...(error ? [error.message] : []),
  ];
}

/** Small networks in which every rule and every neuron model of the registry occurs. */
function networks(): [string, NetworkDocument][] {
  const [first, ...others] = Object.keys(models.neurons);
  return [
    ...Object.keys(models.rules).map((rule): [string, NetworkDocument] => [
      `${first}_${rule}`,
      network(first!, rule),
    ]),
    ...others.map((neuron): [string, NetworkDocument] => [neuron, network(neuron, "stdp")]),
  ];
}

const network = (neuron: string, rule: string): NetworkDocument => ({
  format: "spikeyard",
  version: 1,
  name: "golden",
  dt: 1,
  seed: 1,
  populations: {
    in: { kind: "input", shape: [40], encoder: "poisson" },
    free: { kind: "neurons", shape: [70], neuron },
    rivals: { kind: "neurons", shape: [33], neuron, winners: 1 },
  },
  projections: {
    up: {
      from: "in",
      to: "free",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1] },
      learn: { name: rule },
      normalize: { name: "l1" },
    },
    across: {
      from: "free",
      to: "rivals",
      synapse: "delta",
      receptor: "inh",
      connector: { name: "all_to_all" },
      weight: 2,
      delay: 3,
    },
  },
});

/** What the compiler wrote into a kernel. */
const regionOf = (code: string) => code.split(/^\/\/#(?:begin|end) model\n?/m)[1]!;

const kernelsOf = (document: NetworkDocument) => {
  const { begin, encode, step, learn, end } = generateKernels(planNetwork(document));
  return [...begin, ...encode, ...step, ...learn, ...end];
};

describe("shaders", () => {
  test.each(SHADERS)("%s.wgsl compiles as it stands, without a warning", async (shader) => {
    expect(await faultsOf(loadShader(shader), entryPointOf(shader))).toEqual([]);
  });

  test("an error in a shader would be found", async () => {
    expect(await faultsOf(fillShader("encode", { model: "fn emits() {}" }), "encode")).not.toEqual([]);
  });

  test("a region that does not exist is refused", () => {
    expect(() => fillShader("learn", { modle: "" })).toThrow("learn.wgsl: region 'modle' occurs 0 times");
  });

  test("no shader asks for more than eight storage buffers", () => {
    for (const shader of SHADERS) {
      expect(loadShader(shader).match(/var<storage/g)!.length).toBeLessThanOrEqual(8);
    }
  });
});

describe("generated kernels", () => {
  test.each([["mnist_rate", mnistRate] as [string, NetworkDocument], ...networks()])(
    "%s: all valid, none warns",
    async (_, document) => {
      for (const { label, code, entryPoint } of kernelsOf(document)) {
        expect([label, ...(await faultsOf(code, entryPoint))]).toEqual([label]);
      }
    },
  );

  test.each([["mnist_rate", mnistRate] as [string, NetworkDocument], ...networks()])(
    "%s: its regions are as reviewed",
    async (name, document) => {
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
    },
  );

  test("no text of the document's author reaches them: names are refused, labels left out", () => {
    const renamed = (name: string) =>
      JSON.parse(JSON.stringify(mnistRate).replaceAll("features", name)) as NetworkDocument;
    for (const name of ["*/ evil(); //", "}fn main(){", "evil\\n", "__proto__"]) {
      expect(() => planNetwork(renamed(name))).toThrow("is no name");
    }
    for (const { code } of kernelsOf(renamed("evil"))) expect(regionOf(code)).not.toContain("evil");
  });
});
