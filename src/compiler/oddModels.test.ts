// Models that no one has written yet: with WGSL's own words for names, no leak, powers and every function, hostile
// prose. They join the registry for these tests only; their kernels must be valid, and say what the oracle says.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { defineEncoder } from "../core/encoder";
import { defineNeuron } from "../core/neuron";
import { defineRule } from "../core/rule";
import { defineSynapse } from "../core/synapse";
import { isSpiking } from "../engines/engine";
import { dawn } from "../engines/testDevice";
import { createEngine, ENGINES } from "../engines/testEngines";
import { register } from "../models/registry";
import { allKernels, generateKernels } from "./kernels";
import { planNetwork } from "./plan";
import { openShaderChecker } from "./testShaders";

const prose = { about: "*/ evil(); ` //#end model", source: "\n}\nfn evil() {" };
const per_ms = (value: number) => ({ value, unit: "1/ms", about: prose.about });
const plain = { value: 1, unit: "1", about: prose.about };
const odd = defineNeuron({
  ...prose,
  name: "odd",
  params: {
    constants: per_ms(0), // the leak: none
    weights: { value: 0.3, unit: "mV/ms", about: "t" },
    state: { value: 0, unit: "mV", about: "t" },
    fn: { value: 20, unit: "ms", about: "t" },
    var: per_ms(-0.1),
    true: plain,
  },
  state: {
    main: { init: "state", unit: "mV", about: prose.about },
    loop: { init: 2, unit: "1", about: "t" },
    struct: { init: "true", unit: "1", slow: true, about: "t" },
  },
  equations: `
    dmain/dt = constants*(state - main) + weights*(exprel(loop) + (0.5*loop - 0.5)^5 + loop^-2^0*0 + min(0, tanh(loop)))
    dloop/dt = -loop/fn + var
    dstruct/dt = -struct/fn`,
  threshold: "main > (9 + true)*weights*fn*max(struct, exp(log(abs(struct) + 1)))^5",
  reset: "main /= 2; struct += sqrt(loop^2)",
});
const enclosed = defineNeuron({
  ...prose,
  name: "always",
  params: { high: plain, low: { ...plain, value: 0 } },
  state: { v: { init: 0, unit: "1", about: "t" } },
  equations: "",
  threshold: "high > low",
  reset: "",
});
const rule = defineRule({
  ...prose,
  name: "odd_rule",
  params: { override: { value: 20, unit: "ms", about: "t" }, bitcast: plain },
  traces: { fn: { of: "pre", tau: "override / 2", onSpike: "fn = fn*0.5 + bitcast", about: "t" } },
  onPre: "w *= 1 - 0.01*bitcast",
  onPost: "w = w + fn*(bitcast - w)^3; w = abs(w)",
  bounds: ["-bitcast", "2*bitcast"],
});
const synapse = defineSynapse({
  ...prose,
  name: "odd_synapse",
  params: { array: plain },
  unit: "mV",
  post: { main: "mV" },
  onSpike: "main += -(w / (array + 1)) * 0.5",
});
const encoder = defineEncoder({
  ...prose,
  name: "odd_encoder",
  params: { discard: plain },
  spike: "rand() < value^2 * (1 / 3) * discard and not discard > 2 or value > 2",
});
for (const model of [odd, enclosed, rule, synapse, encoder]) register(model);

const strange: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "*/ evil",
  dt: 1,
  seed: 5,
  populations: {
    fn: { kind: "input", label: "*/ evil", shape: [70], encoder: "odd_encoder" },
    constants: { kind: "neurons", label: "evil\n}", shape: [70], neuron: "odd" },
    winner: { kind: "neurons", shape: [3], neuron: "odd", winners: 1 },
    always: { kind: "neurons", shape: [2], neuron: "always" },
  },
  projections: {
    main: {
      from: "fn",
      to: "constants",
      synapse: "odd_synapse",
      receptor: "inh",
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1] },
      learn: { name: "odd_rule" },
    },
  },
};

/** One neuron on its own. */
const alone = (neuron: string, params: Record<string, number>): NetworkDocument => ({
  ...strange,
  populations: { cell: { kind: "neurons", shape: [1], neuron, params } },
  projections: {},
});

describe("kernels of odd models", () => {
  test("are valid and warn of nothing", async () => {
    const checker = await openShaderChecker(await dawn(["backend=null"]));
    const kernels = allKernels(generateKernels(planNetwork(strange)));
    expect(kernels).toHaveLength(4 + 1 + 6 + 2 + 2 + 4); // the last: fused, replay, two with slow variables
    for (const { label, code, entryPoint } of kernels) {
      expect([label, ...(await checker.faultsOf(code, entryPoint))]).toEqual([label]);
      expect(code).not.toContain("evil");
    }
    checker.dispose();
  });

  const others = ENGINES.filter((name) => name !== "reference");
  test.each(others)(
    "compute exprel, powers below 0 and a leak of 0 as the oracle does, on %s",
    async (other) => {
      const steps = 60; // loop falls from 2 through 0 to -1.8: both branches of exprel
      const traces = [];
      for (const name of ["reference", other] as const) {
        const engine = await createEngine(name, alone("odd", { true: 1000 }));
        await engine.run([{ do: "begin", inputs: {}, clock: 0 }]);
        const trace = [];
        for (let k = 0; k < steps; k++) {
          await engine.run([{ do: "run", steps: 1, learn: false }]);
          trace.push(...(await engine.read("cell.main")));
        }
        traces.push(trace);
        engine.dispose();
      }
      const [exact, got] = traces as [number[], number[]];
      const swing = Math.max(...exact) - Math.min(...exact);
      expect(swing).toBeGreaterThan(10); // mV: there is something to compare
      // A step's sum, below 32 mV, rounds by 2^-20; its few mV err by exp's 3 + 2|x| ULP, doubled by / x, and the
      // power's 5: no more than that again.
      const tolerance = steps * 2 ** -19;
      for (const [k, v] of exact.entries()) expect(Math.abs(got[k]! - v)).toBeLessThan(tolerance);
    },
  );

  test.each(ENGINES)("a threshold between parameters holds in every step on %s", async (name) => {
    const engine = await createEngine(name, alone("always", {}));
    const { cell } = await engine.run([
      { do: "begin", inputs: {}, clock: 0 },
      { do: "run", steps: 5, learn: false },
    ]);
    expect([...cell!]).toEqual([1, 1, 1, 1, 1]);
    engine.dispose();
  });

  test.each(ENGINES)("a refractory period of 2.5 steps is 3 on %s", async (name) => {
    const engine = await createEngine(name, alone("lif", { tau_refrac: 2.5, i_ext: 1e5 }));
    const { cell } = await engine.run([
      { do: "begin", inputs: {}, clock: 0 },
      { do: "run", steps: 9, learn: false },
    ]);
    const spikes = [...cell!.keys()].filter((k) => isSpiking(cell!, k, 0));
    expect(spikes).toEqual([0, 4, 8]); // far above threshold in the first step that is not held
    engine.dispose();
  });
});
