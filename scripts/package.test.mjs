// The package as a stranger has it: packed, installed in an empty folder, run by plain Node, type-checked and bundled.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "./lib/environment.mjs";

const home = mkdtempSync(join(tmpdir(), "spikeyard-package-"));
const installed = join(home, "node_modules", "spikeyard");
const readme = readFileSync(join(ROOT, "README.md"), "utf8");
/** The script that the README shows. */
const script = /## As a library\n+```js\n([\s\S]*?)```/.exec(readme)[1];

beforeAll(() => {
  npm(ROOT, "pack", "--pack-destination", home, "--silent");
  const tarball = readdirSync(home).find((name) => name.endsWith(".tgz"));
  writeFileSync(
    join(home, "package.json"),
    JSON.stringify({ name: "stranger", type: "module", private: true }),
  );
  npm(home, "install", `./${tarball}`, "--offline", "--no-audit", "--no-fund", "--silent");
}, 120_000);
afterAll(() => rmSync(home, { recursive: true }));

/** The npm that runs the tests, or the one on the PATH. */
function npm(cwd, ...words) {
  const own = process.env.npm_execpath;
  const [program, first] = own?.endsWith(".js") ? [process.execPath, [own]] : ["npm", []];
  execFileSync(program, [...first, ...words], {
    cwd,
    stdio: "pipe",
    shell: program === "npm" && process.platform === "win32",
  });
}

/** Runs a script in the folder where the package is installed. @returns its output */
function run(name, text, ...options) {
  writeFileSync(join(home, name), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, join(home, name)], {
    cwd: home,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

test("brings no other package, no source, and of the digits the embedded ones alone", () => {
  expect(readdirSync(dirname(installed)).filter((name) => !name.startsWith("."))).toEqual(["spikeyard"]);
  expect(readdirSync(installed).sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "bin",
    "build",
    "docs",
    "package.json",
    "public",
  ]);
  const digits = readdirSync(join(installed, "public", "mnist"));
  expect(digits).toHaveLength(4);
  for (const name of digits) expect(name).toMatch(/^embedded-/);
});

test("the README's script reaches what it says, and what it saves goes on elsewhere", () => {
  const lines = run("digits.mjs", script).trimEnd().split("\n");
  const reached = Number(lines.at(-1));
  const stated = Number(/console\.log\(accuracy\); \/\/ (0\.\d+)/.exec(script)[1]);
  // a graphics card, or another Node, may round otherwise: 0.01 is under two standard errors of 2,000 digits
  expect(Math.abs(reached - stated)).toBeLessThan(0.01);
  const again = run(
    "again.mjs",
    `import { datasets, loadNetwork } from "spikeyard";
    const model = await loadNetwork("digits.spikeyard", { engine: "event", threads: 2 });
    const { test } = await datasets.mnist();
    const { accuracy, count } = await model.evaluate(test);
    const { prediction } = await model.predict(test.images.subarray(0, 784));
    console.log(JSON.stringify({ accuracy, count, prediction, label: test.labels[0], samples: model.samples }));`,
  );
  const { accuracy, ...others } = JSON.parse(again);
  expect(Math.abs(accuracy - reached)).toBeLessThan(0.002); // the same weights; another engine may round otherwise
  expect(others).toEqual({ count: 2000, prediction: others.label, label: others.label, samples: 57_600 });
});

test("models have addresses of their own, and are those of the registry", () => {
  const files = execFileSync("git", ["ls-files", "src/models"], { cwd: ROOT, encoding: "utf8" }).split("\n");
  const names = files
    .filter((file) => /^src\/models\/\w+\/\w+\.ts$/.test(file))
    .map((file) => file.slice(4, -3));
  expect(names.length).toBeGreaterThan(15);
  const imports = names.map((name) => `import("spikeyard/${name}")`).join(",");
  const output = run(
    "models.mjs",
    `import { addModel, codes, environments } from "spikeyard";
    const files = await Promise.all([${imports}]);
    const found = files.flatMap(Object.values);
    const ofAgents = { environment: environments, code: codes };
    const isOfAgents = ({ kind }) => Object.hasOwn(ofAgents, kind);
    const known = found.filter((model) => isOfAgents(model) && ofAgents[model.kind][model.name] === model);
    const others = found.filter((model) => !isOfAgents(model)).map((model) => addModel(model)());
    console.log([...known, ...others].map(({ name }) => name).join());`,
  );
  expect(output.trim().split(",")).toHaveLength(names.length);
});

test("the command runs from the package", () => {
  const program = join(installed, "bin", "spikeyard.mjs");
  const words = "train mnist-latency-400 --limit 200 --engine event --json".split(" ");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: home,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toMatchObject({ preset: "mnist-latency-400" });
});

test.each(["bundler", "nodenext"])(
  "types resolve under moduleResolution %s, and docs/API.md keeps to them",
  (resolution) => {
    const folder = join(home, `types-${resolution}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "consumer.ts"), CONSUMER);
    const module = resolution === "nodenext" ? "nodenext" : "esnext";
    const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
    const options = `--noEmit --strict --exactOptionalPropertyTypes --target es2022 --module ${module}
    --moduleResolution ${resolution} --skipDefaultLibCheck`; // the package's own types are looked through
    const files = ["consumer.ts", ...writeBlocks(folder)].map((name) => join(folder, name));
    const words = [tsc, ...options.split(/\s+/), ...files];
    const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
    expect(stdout).toBe("");
  },
);

/** What the blocks of docs/API.md take for granted. */
const GIVEN = {
  model: 'declare const model: import("spikeyard").Network;',
  train: 'declare const train: import("spikeyard").Samples;',
  test: 'declare const test: import("spikeyard").Samples;',
};

/** Each block of TypeScript in docs/API.md as a file. @returns their names */
function writeBlocks(folder) {
  const text = readFileSync(join(ROOT, "docs", "API.md"), "utf8");
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block);
  expect(blocks.length).toBeGreaterThan(8);
  return blocks.map((block, k) => {
    const isOpen = (name) => !new RegExp(`const ${name}\\b`).test(block);
    const given = Object.keys(GIVEN).filter(isOpen);
    const head = given.map((name) => GIVEN[name]).join("\n");
    writeFileSync(join(folder, `block${k}.ts`), `${head}\n${block}\nexport {};\n`);
    return `block${k}.ts`;
  });
}

test("a bundler makes a page of it: no module of Node, threads as a file of their own", async () => {
  const page = join(home, "page");
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, "index.html"), '<script type="module" src="./page.js"></script>');
  writeFileSync(join(page, "page.js"), script);
  const { build } = await import("vite");
  const { output } = await build({
    configFile: false,
    root: page,
    logLevel: "error",
    build: { write: false, minify: false, target: "es2022" },
  });
  const files = output.map(({ fileName }) => basename(fileName));
  expect(files.filter((name) => name.startsWith("thread"))).toHaveLength(1);
  for (const { code, source } of output) {
    const text = code ?? String(source);
    expect(text).not.toMatch(/from\s*"node:|__vite-browser-external/);
    expect(text).not.toMatch(/\bimport\([^)"]*"/); // no package by its name: one that is optional may not be there
  }
}, 60_000);

const CONSUMER = `
import {
  addModel, datasets, defineNeuron, earlyStop, encode, layers, learn, loadNetwork, Network, progress, Sequential,
  type Dataset, type Evaluation, type History, type NetworkDocument, type NeuronModel,
} from "spikeyard";
import { lif } from "spikeyard/models/neurons/lif";
import { stdp } from "spikeyard/models/rules/stdp";

const model: Network = new Sequential([
  layers.input([28, 28], { encode: encode.latency({ window: 16 }) }),
  layers.dense(400, { neuron: "if_latency", learn: learn.instarUnit({ eta: 0.2 }), compete: "first-spike" }),
  layers.vote({ classes: 10 }),
]);
// @ts-expect-error there is no such parameter
learn.instarUnit({ etta: 0.2 });
// @ts-expect-error a number is expected
layers.vote({ classes: "ten" });
const document: NetworkDocument = model.document;
const { train, test }: Dataset = await datasets.mnist();
await model.compile({ engine: "event", seed: 1, threads: 2 });
const history: History = await model.fit(train, { epochs: 1, callbacks: [progress(), earlyStop({ target: 0.9 })] });
await model.fit({ x: [[0, 1]], y: [0] });
const { accuracy }: Evaluation = await model.evaluate([{ image: new Float32Array(784), label: 1 }]);
const own: NeuronModel = defineNeuron({ ...lif, name: "own" });
const use: { readonly name: string } = addModel(own)({ tau_m: 3 });
const texts: readonly (string | undefined)[] = [stdp.onPre, stdp.onPost];
const again: Network = await loadNetwork("digits.spikeyard");
const values: number[] = [accuracy, history.epochs.length, test.count, document.dt];
export { again, texts, use, values };
`;
