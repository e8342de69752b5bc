// 1,000 random equations: what Wasm and WGSL make of them is what they mean, within the error that f32 allows.
import fc from "fast-check";
import { expect, test } from "vitest";
import functions from "/shaders/lib/functions.wgsl?raw";
import { Constants, evaluateConstants } from "../compiler/constants";
import { planNetwork } from "../compiler/plan";
import { at, type FunctionSource, i32, loop } from "../compiler/wasm/assembler";
import { toWasm } from "../compiler/wasm/expression";
import { FUNCTIONS_IN_WASM } from "../compiler/wasm/functions";
import { instantiate } from "../compiler/wasm/testModule";
import { toWgsl } from "../compiler/wgsl";
import { mnistRate } from "../examples/mnistRate";
import { FUNCTIONS } from "../lang/functions";
import { parseExpression } from "../lang/parse";
import { print } from "../lang/print";
import { make, type Node } from "../lang/tree";
import { uniform } from "../util/random";
import { dawn } from "./testDevice";
import { boundedOf } from "./testErrors";

const TREES = 1000;
const BATCH = 50;
const POINTS = 64;

const [x, y] = [0, 1].map((stream) =>
  Float32Array.from({ length: POINTS }, (_, k) => 6 * uniform(20261126, stream, k, 0) - 3),
) as [Float32Array, Float32Array];

/** Every operation and function of the language. */
const tree: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", maxDepth: 5 },
    fc.constantFrom("x", "y").map(make.name),
    fc.integer({ min: -40, max: 40 }).map((n) => make.number(n / 8)),
    fc
      .tuple(fc.constantFrom("+", "-", "*", "/"), tie("node"), tie("node"))
      .map(([op, a, b]) => make.binary(op as "+", a, b)),
    fc
      .tuple(tie("node"), fc.integer({ min: -2, max: 5 }))
      .map(([a, n]) => make.binary("^", a, n < 0 ? make.negate(make.number(-n)) : make.number(n))),
    tie("node").map(make.negate),
    fc
      .tuple(
        fc.constantFrom(...Object.keys(FUNCTIONS).filter((fn) => FUNCTIONS[fn]!.arity === 1)),
        tie("node"),
      )
      .map(([fn, a]) => make.call(fn, a)),
    fc
      .tuple(fc.constantFrom("min", "max"), tie("node"), tie("node"))
      .map(([fn, a, b]) => make.call(fn, a, b)),
    fc
      .tuple(fc.constantFrom("<", ">", "<=", ">="), tie("node"), tie("node"), tie("node"), tie("node"))
      .map(([op, a, b, then, otherwise]) =>
        make.call("where", make.binary(op as "<", a, b), then, otherwise),
      ),
  ),
})).node;

/** Read back from their own text: what a user could have written. */
const trees = fc.sample(tree, { seed: 6, numRuns: TREES }).map((node) => parseExpression(print(node), "t"));
const batches = Array.from({ length: TREES / BATCH }, (_, k) => trees.slice(k * BATCH, (k + 1) * BATCH));
const plan = planNetwork(mnistRate);
const scopeOf = <Code>(constants: Constants, names: Readonly<Record<string, Code>>) => ({
  constants,
  owner: "t",
  env: {},
  envOf: () => ({}),
  names,
});

/** How far results are from what a tree means, as a share of its bound; and how many points had one. */
function shares(node: Node, results: ArrayLike<number>): { worst: number; known: number } {
  let [worst, known] = [0, 0];
  for (let k = 0; k < POINTS; k++) {
    const exact = boundedOf(node, { x: x[k]!, y: y[k]! });
    if (!exact) continue;
    known++;
    const off = Math.abs(results[k]! - exact.value);
    const share = off === 0 ? 0 : off / exact.error;
    if (!(share <= worst)) worst = Number.isNaN(share) ? Number.POSITIVE_INFINITY : share;
  }
  return { worst, known };
}

test("in Wasm", () => {
  let known = 0;
  const [xs, ys, results, constantsAt] = [0, 4 * POINTS, 8 * POINTS, 12 * POINTS];
  for (const batch of batches) {
    const constants = new Constants();
    const sources = batch.map(
      (node, index): FunctionSource => ({
        name: `tree_${index}`,
        params: [],
        body: (f) => {
          const k = f.local("i32");
          const names = { x: at("v128.load", xs, k.get), y: at("v128.load", ys, k.get) };
          const scope = { ...scopeOf(constants, names), f, constantsAt: i32(constantsAt) };
          return loop(k, i32(0), i32(4 * POINTS), 16, at("v128.store", results, k.get, toWasm(node, scope)));
        },
      }),
    );
    const module = instantiate([...FUNCTIONS_IN_WASM, ...sources]);
    module.f32.set(x, xs / 4);
    module.f32.set(y, ys / 4);
    module.f32.set(evaluateConstants(constants.all, plan), constantsAt / 4);
    for (const [index, node] of batch.entries()) {
      module.call(`tree_${index}`);
      const share = shares(node, module.f32.subarray(results / 4, results / 4 + POINTS));
      expect(share.worst, print(node)).toBeLessThanOrEqual(1);
      known += share.known;
    }
  }
  expect(known).toBeGreaterThan((TREES * POINTS) / 3); // of the rest f32 leaves nothing sure
});

test("in WGSL", async () => {
  const gpu = await dawn();
  const device = await (await gpu.requestAdapter())!.requestDevice();
  const buffer = (size: number, usage: number) => device.createBuffer({ size, usage });
  const points = buffer(8 * POINTS, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
  device.queue.writeBuffer(points, 0, Float32Array.from([...x, ...y]));
  const uniforms = buffer(4096, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
  const size = 4 * BATCH * POINTS;
  const results = buffer(size, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
  const read = buffer(size, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
  let known = 0;
  for (const batch of batches) {
    const constants = new Constants();
    const lines = batch.map(
      (node, index) =>
        `  results[${index * POINTS}u + k] = ${toWgsl(node, scopeOf(constants, { x: "x", y: "y" }))};`,
    );
    const code = `
      @group(0) @binding(0) var<storage, read> points: array<f32>;
      @group(0) @binding(1) var<uniform> constants: array<vec4f, 256>;
      @group(0) @binding(2) var<storage, read_write> results: array<f32>;
      fn is_not_finite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u; }
      ${functions}
      @compute @workgroup_size(${POINTS})
      fn main(@builtin(local_invocation_index) k: u32) {
        let x = points[k];
        let y = points[${POINTS}u + k];
        let used = constants[0].x;
      ${lines.join("\n")}
      }`;
    const module = device.createShaderModule({ code });
    const { messages } = await module.getCompilationInfo();
    expect(messages.map(({ message }) => message)).toEqual([]);
    const pipeline = device.createComputePipeline({
      layout: "auto",
      compute: { module, entryPoint: "main" },
    });
    device.queue.writeBuffer(uniforms, 0, evaluateConstants(constants.all, plan));
    const entries = [points, uniforms, results].map((one, binding) => ({
      binding,
      resource: { buffer: one },
    }));
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    pass.dispatchWorkgroups(1);
    pass.end();
    encoder.copyBufferToBuffer(results, 0, read, 0, size);
    device.queue.submit([encoder.finish()]);
    await read.mapAsync(GPUMapMode.READ);
    const numbers = new Float32Array(read.getMappedRange().slice(0));
    read.unmap();
    for (const [index, node] of batch.entries()) {
      const share = shares(node, numbers.subarray(index * POINTS, (index + 1) * POINTS));
      expect(share.worst, print(node)).toBeLessThanOrEqual(1);
      known += share.known;
    }
  }
  expect(known).toBeGreaterThan((TREES * POINTS) / 3);
  device.destroy();
});
