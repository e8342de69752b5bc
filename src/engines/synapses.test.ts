// Synapses with state of their own, on every engine: the course of what one spike starts has a closed form.
import { describe, expect, test } from "vitest";
import type { NetworkDocument } from "../core/document";
import { models } from "../models/registry";
import { createEngine, ENGINES } from "./testEngines";
import { COURSES } from "./testSynapses";

const DT = 0.1;
const WEIGHT = 3;

/** One input that spikes in its first step, over one synapse, to a cell. */
function pulse(synapse: string, more: Partial<NetworkDocument["projections"][string]> = {}): NetworkDocument {
  return {
    format: "spikeyard",
    version: 1,
    name: "pulse",
    dt: DT,
    seed: 1,
    populations: {
      source: { kind: "input", shape: [1], encoder: "latency" },
      cell: { kind: "neurons", shape: [1], neuron: "lif", params: { v_thresh: 1000 } },
    },
    projections: {
      link: {
        from: "source",
        to: "cell",
        synapse,
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: WEIGHT,
        ...more,
      },
    },
  };
}

/** Neurons whose membrane is the same, 20 ms, 0.1 GOhm, at -65 mV, whatever else they have. */
const MEMBRANES: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ["lif", {}],
  ["lif_exp", { v_rest: -65 }],
  ["lif_adaptive", { tau_m: 20 }],
  ["lif_cond", { v_rest: -65 }],
  ["lif_cond_adaptive", { v_rest: -65, c_m: 200, g_leak: 10 }],
];

test("every synapse with state of its own has a course to compare with", () => {
  const stateful = Object.values(models.synapses).filter(({ state }) => state);
  expect(stateful.map(({ name }) => name).sort()).toEqual(Object.keys(COURSES).sort());
});

describe.each(ENGINES)("on %s", (name) => {
  const spread = name === "reference" ? 1e-12 : 2e-6; // of the peak: what has a state of its own is stepped exactly

  test.each(Object.entries(COURSES))(
    "what a spike starts over %s has its closed form",
    async (synapse, expected) => {
      const { variable, course, params } = expected;
      const engine = await createEngine(name, pulse(synapse, params ? { synapseParams: params } : {}));
      await engine.run([{ do: "begin", inputs: { source: new Float32Array([1]) }, clock: 0 }]);
      await engine.run([{ do: "run", steps: 2, learn: false }]); // it spikes in the first step, and arrives in the second
      for (let steps = 0; steps < 200; steps += 20) {
        const [value] = await engine.read(`cell.link__${variable}`);
        expect(Math.abs(value! / WEIGHT - course(steps * DT))).toBeLessThan(spread);
        await engine.run([{ do: "run", steps: 20, learn: false }]);
      }
      engine.dispose();
    },
  );

  test.each(MEMBRANES)(
    "a current through an exponential synapse charges %s as two exponentials do",
    async (neuron, params) => {
      const document = pulse("exponential", { receptor: "inh" });
      const cell = { kind: "neurons", shape: [1], neuron, params: { ...params, v_thresh: 1000 } } as const;
      const populations = { ...document.populations, cell };
      const engine = await createEngine(name, { ...document, populations });
      await engine.run([{ do: "begin", inputs: { source: new Float32Array([1]) }, clock: 0 }]);
      await engine.run([{ do: "run", steps: 102, learn: false }]);
      const [v] = await engine.read("cell.v");
      // r_m w tau_syn / (tau_m - tau_syn) (exp(-t/tau_m) - exp(-t/tau_syn)), t = 10 ms
      const exact = -65 - ((0.1 * WEIGHT * 5) / 15) * (Math.exp(-0.5) - Math.exp(-2));
      // f32: 4 ulp tau/dt v; next to a conductance the current is held for a step, in which it falls by 2 %
      const rounded = name === "reference" ? 1e-9 : 4 * 2 ** -24 * (20 / DT) * 65;
      expect(Math.abs(v! - exact)).toBeLessThan(
        neuron.startsWith("lif_cond") ? 0.02 * (-65 - exact) : rounded,
      );
      engine.dispose();
    },
  );

  test("a conductance drives towards its reversal potential, and holds it there", async () => {
    const held = pulse("exponential_conductance", {
      weight: 1e4,
      synapseParams: { tau_syn: 1e6, e_rev_exc: -20 },
    });
    const engine = await createEngine(name, held);
    await engine.run([{ do: "begin", inputs: { source: new Float32Array([1]) }, clock: 0 }]);
    await engine.run([{ do: "run", steps: 200, learn: false }]);
    const [v] = await engine.read("cell.v");
    // g r_m = 1000: v = (v_rest + g r_m e_rev) / (1 + g r_m)
    expect(Math.abs(v! - (-65 - 20 * 1000) / 1001)).toBeLessThan(0.01); // what has decayed of g in 20 ms
    engine.dispose();
  });

  test("parameters of a synapse are live: retune takes them in", async () => {
    const engine = await createEngine(name, pulse("exponential"));
    engine.retune(pulse("exponential", { synapseParams: { tau_syn: 50 } }));
    await engine.run([{ do: "begin", inputs: { source: new Float32Array([1]) }, clock: 0 }]);
    await engine.run([{ do: "run", steps: 102, learn: false }]);
    const [i] = await engine.read("cell.link__i");
    expect(Math.abs(i! / WEIGHT - Math.exp(-0.2))).toBeLessThan(1e-5);
    engine.dispose();
  });
});

test("a synapse whose input a neuron lacks is refused, and so is a name that meets another", async () => {
  const document = pulse("exponential");
  const noInput = {
    ...document.populations.cell!,
    neuron: "if_latency",
    params: {},
  } as typeof document.populations.cell & object;
  await expect(
    createEngine("reference", { ...document, populations: { ...document.populations, cell: noInput } }),
  ).rejects.toThrow(
    "projections.link.synapse: exponential needs a neuron with the input i_syn (pA); if_latency has none.",
  );
  await expect(
    createEngine("reference", pulse("exponential", { synapseParams: { tau_sy: 3 } })),
  ).rejects.toThrow(
    "projections.link.synapseParams.tau_sy: exponential has no such parameter. Did you mean 'tau_syn'?",
  );
});
