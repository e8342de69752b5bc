// document -> code -> document is the identity: the printed code is run, as any module is.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withPart } from "../../compiler/testDocuments";
import type { NetworkDocument } from "../../core/document";
import { sizedLinear } from "../../examples/lib/linear";
import { sparse } from "../../examples/lib/sparse";
import { mnistLatency400 } from "../../examples/mnistLatency400";
import { mnistLocal } from "../../examples/mnistLocal";
import { mnistPrototypes } from "../../examples/mnistPrototypes";
import { mnistRate } from "../../examples/mnistRate";
import { mnistReward400 } from "../../examples/mnistReward400";
import { agents, observe } from "../builders/agents";
import { learn, neuron } from "../builders/models";
import type { Network } from "../network";
import { anyAgent } from "./testAgent";
import { anyConvolution } from "./testChain";
import { anyDocument } from "./testDocument";
import { toCode } from "./toCode";

const files = import.meta.glob<Readonly<Record<string, unknown>>>("../../examples/*.ts", { eager: true });
const isDocument = (value: unknown): value is NetworkDocument =>
  typeof value === "object" && value !== null && "format" in value;
const examples = [
  ...Object.values(files).flatMap((exports) => Object.values(exports).filter(isDocument)),
  sparse,
  sizedLinear(100, 5),
];

let folder: string;
beforeAll(() => {
  mkdirSync("build", { recursive: true }); // vite serves the repository alone
  folder = mkdtempSync(resolve("build/code-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
async function run(code: string): Promise<Pick<Network, "document">> {
  const file = join(folder, `network${written++}.ts`);
  writeFileSync(file, code);
  const made = (await import(/* @vite-ignore */ file)) as Readonly<Record<string, Network>>;
  return (made.network ?? made.agent)!;
}

/** The document again, and its populations and projections in order: random numbers follow it. */
async function rebuilt(document: NetworkDocument) {
  const { document: again } = await run(toCode(document, { from: resolve("src/index.ts") }));
  expect(Object.keys(again.populations)).toEqual(Object.keys(document.populations));
  expect(Object.keys(again.projections)).toEqual(Object.keys(document.projections));
  return again;
}

test.each(examples)("$name comes back from its code", async (document) => {
  expect(await rebuilt(document)).toStrictEqual(document);
});

test("a rest and repeats come back in both forms, and are printed once", async () => {
  const presentation = { duration: 350, rest: 150, again: { below: 5, brighter: 0.5, most: 3 } };
  const layered = withPart(mnistRate, "presentation", presentation);
  for (const document of [layered, withPart(layered, "projections.inhibition.delay", 2)]) {
    expect(await rebuilt(document)).toStrictEqual(document);
    expect(toCode(document).split("again: { below: 5, brighter: 0.5, most: 3 }").length).toBe(2);
  }
  expect(toCode(layered)).toContain("new Sequential");
});

test("any network comes back from its code", async () => {
  let sequential = 0;
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      if (toCode(document).includes("new Sequential")) sequential++;
      expect(await rebuilt(document)).toStrictEqual(document);
    }),
    { seed: 1, numRuns: 150, endOnFailure: true },
  );
  expect(sequential).toBeGreaterThan(20); // both forms are tried
  expect(sequential).toBeLessThan(130);
});

test("any row with convolutions and pools comes back from its code, as layers", async () => {
  await fc.assert(
    fc.asyncProperty(anyConvolution, async (document) => {
      expect(toCode(document)).toMatch(/ layers\.conv2d\(\d, \{/);
      expect(await rebuilt(document)).toStrictEqual(document);
    }),
    { seed: 1, numRuns: 60, endOnFailure: true },
  );
});

test("any agent comes back from its code, in both forms", async () => {
  let short = 0;
  await fc.assert(
    fc.asyncProperty(anyAgent, async (document) => {
      if (toCode(document).includes("agents.actorCritic")) short++;
      expect(await rebuilt(document)).toStrictEqual(document);
    }),
    { seed: 1, numRuns: 60, endOnFailure: true },
  );
  expect(short).toBeGreaterThan(15);
  expect(short).toBeLessThan(45);
});

describe("the code", () => {
  test("of an agent is the few lines that one would write", () => {
    const agent = agents.actorCritic({
      environment: { name: "cart_pole", params: { limit: 200 } },
      observe: observe.tiles([8, 4, 4, 6, 6]),
      neuron: neuron.lifStochastic({ tau_m: 5 }),
      learn: { actor: learn.actorTd({ eta: 0.5 }) },
      decision: { rest: 5 },
      name: "Pole",
    });
    expect(toCode(agent)).toBe(`import { Agent, agents, learn, neuron, observe } from "spikeyard";

export const agent = new Agent(agents.actorCritic({
  environment: { name: "cart_pole", params: { limit: 200 } },
  observe: observe.tiles([8, 4, 4, 6, 6]),
  neuron: neuron.lifStochastic({ tau_m: 5 }),
  learn: { actor: learn.actorTd({ eta: 0.5 }) },
  decision: { rest: 5 },
  name: "Pole",
}));
`);
  });

  test("of the preset is the ten lines that one would write", () => {
    expect(
      toCode(mnistLatency400),
    ).toBe(`import { encode, layers, learn, neuron, Sequential } from "spikeyard";

export const network = new Sequential(
  [
    layers.input([28, 28], {
      name: "retina",
      label: "Retina",
      encode: encode.latency({ window: 16 }),
    }),
    layers.dense(400, {
      name: "features",
      label: "Features",
      neuron: neuron.ifLatency({ theta_plus: 0.5 }),
      learn: learn.instarUnit({ eta: 0.2 }),
      compete: "first-spike",
    }),
    layers.vote({ classes: 10 }),
  ],
  { name: "First spike wins" },
);
`);
  });

  test("of features, pools and prototypes is five layers, and nothing of what stages need", () => {
    expect(toCode(mnistPrototypes)).toContain(`
    layers.conv2d(64, {
      name: "features",
      label: "Features",
      kernel: [5, 5],
      learn: learn.instarLatency({ eta: 0.1 }),
    }),
    layers.pool2d({ name: "pools", label: "Pools", size: [4, 4] }),
    layers.dense(1600, {
      name: "prototypes",
      label: "Prototypes",
      neuron: neuron.ifLatency({ theta_plus: 1 }),
      learn: learn.instarUnit({ eta: 0.2 }),
      compete: "first-spike",
    }),
    layers.vote({ classes: 10 }),
  ],
  {
    name: "Features, pools and prototypes",
    presentation: { duration: 27 },
    training: {
      epochs: 2,
      anneal: { "pools_prototypes.eta": 0.005, "prototypes.theta_plus": 0.025 },
    },
  },
);
`);
  });

  test("of stages names rules and teachers by their builders", () => {
    const code = toCode(mnistLocal);
    expect(code).toMatch(/^import \{ connect, learn, Network, normalize, teach \} from "spikeyard";\n/);
    expect(code).toContain("learn: { retina_features: learn.instarLatency({ eta: 0.1, window: 16 }) },");
    expect(code).toContain("          fine_digits: learn.deltaReward({ eta: 0.002 }),");
    expect(code).toContain("teacher: teach.delta({ enough: 0.9 }),");
    const rows = toCode(mnistReward400);
    expect(rows).toContain("new Sequential(");
    expect(rows).toContain("learn: { retina_features: learn.instarReward({ eta: 0.1 }) },");
    expect(rows).toContain("teacher: teach.margin({ lead: 1 }),");
  });

  test("of a graph names its models by their builders", () => {
    const { coba } = Object.assign({}, ...Object.values(files)) as { coba: NetworkDocument };
    const code = toCode(coba);
    expect(code).toMatch(/^import \{ connect, Network \} from "spikeyard";\n/);
    expect(code).toContain("connector: connect.fixedProbability(0.02),");
    expect(code).toContain('    exc_inh: {\n      from: "exc",\n      to: "inh",\n');
    expect(code.split("\n").every((line) => line.length <= 110)).toBe(true);
  });
});

test("explicit weights and pairs come back, many to a line", async () => {
  const values = Array.from({ length: 784 }, (_, k) => k / 8 - 3);
  const pre = values.map((_, k) => k);
  const list = { name: "list", pre, post: values.map((_, k) => k % 100) } as const;
  const { retina_features, ...others } = mnistRate.projections;
  const wire = { ...retina_features!, connector: list, weight: { values } };
  const document = { ...mnistRate, projections: { ...others, retina_features: wire } };
  expect(await rebuilt(document)).toStrictEqual(document);
  expect(toCode(document)).toContain("connector: connect.list(");
  const lines = toCode(document).split("\n");
  expect(lines.length).toBeLessThan(300); // of 2,352 numbers
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(101);
});

describe("a hostile text stays a text", () => {
  const hostile = [
    '"); globalThis.broken = true; ("',
    ["`$", "{globalThis.broken = true}`"].join(""),
    "*/ globalThis.broken = true; /*",
    '\\"; globalThis.broken = true; //',
    "\u2028globalThis.broken = true\u2029\n\r\0\ud800",
    "__proto__",
  ];
  test.each(hostile)("%j", async (text) => {
    for (const path of ["name", "populations.retina.label"]) {
      const document = withPart(mnistRate, path, text);
      expect(await rebuilt(document)).toStrictEqual(document);
    }
    const layout = JSON.parse(`{${JSON.stringify(text)}:{"x":1,"y":-2.5}}`);
    const document = withPart(mnistRate, "layout", layout);
    const again = await rebuilt(document);
    expect(Object.entries(again.layout!)).toEqual(Object.entries(layout));
    expect((globalThis as { broken?: boolean }).broken).toBe(undefined);
  });

  test("and a hostile module name is one too", () => {
    expect(toCode(mnistRate, { from: '"; x' })).toContain('from "\\"; x";\n');
  });
});

test("a wrong document has no code, but a path and a reason", () => {
  expect(() => toCode(withPart(mnistRate, "dt", 0))).toThrow("dt: 0.001 to 100 ms is expected, got 0.");
});
