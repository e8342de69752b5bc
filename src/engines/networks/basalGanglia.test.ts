// The example basal-ganglia: its currents and their ends as closed forms, its rates, and what its loops do.
import { describe, expect, test } from "vitest";
import { type NetworkDocument, type Projection, sizeOf } from "../../core/document";
import type { NeuronDescription } from "../../core/neuron";
import { basalGanglia, EXC, INH } from "../../examples/basalGanglia";
import { ENGINES } from "../testEngines";
import { withEngine } from "../testGoldens";
import { mean, runFor, spread, type Trains } from "./testMeasures";

/** Its charge, pA ms over 1 pF, is all the current that it has been given. */
const counter: NeuronDescription = {
  name: "counter",
  about: "Adds up its current.",
  source: "chosen: to see currents",
  params: {},
  state: { q: { init: 0, unit: "mV", about: "charge over 1 pF" } },
  inputs: { i_syn: { unit: "pA", about: "summed synaptic current" } },
  equations: "dq/dt = i_syn / (1*pF)",
  integrator: "rk4", // as the example's neurons
  threshold: "q > 1e9*mV",
  reset: "q = 0*mV",
};

/** A connection and its end between one neuron, which spikes in the first step, and eight others. */
function alone(name: string): NetworkDocument {
  const wired = (id: string) => ({ ...basalGanglia.projections[id]!, from: "one", to: "others" });
  return {
    ...basalGanglia,
    models: { ...basalGanglia.models, neurons: { counter } },
    populations: {
      one: { kind: "input", shape: [1], encoder: "latency" },
      others: { kind: "neurons", shape: [8], neuron: "counter" },
    },
    projections: { [name]: wired(name), [`${name}_end`]: wired(`${name}_end`) },
    layout: {},
  };
}

/** Charge by t ms after arrival over the weight: of exp(-t/tau) and t/tau exp(1 - t/tau), and none after they are cut off. */
const KERNELS = {
  ctx_stn: {
    charge: (t: number) => EXC.tau * (1 - Math.exp(-Math.min(t, EXC.kept) / EXC.tau)),
    ...{ sign: 1, delay: 2.5, kept: EXC.kept },
  },
  ti_stn: {
    charge: (t: number) => {
      const x = Math.min(t, INH.kept) / INH.tau;
      return INH.tau * Math.E * (1 - (1 + x) * Math.exp(-x));
    },
    ...{ sign: -1, delay: 4, kept: INH.kept },
  },
} as const;

describe.each(ENGINES)("on %s", (engine) => {
  test.each(Object.entries(KERNELS))(
    "%s: a spike's charge has its closed form, and ends",
    async (name, kernel) => {
      const { dt } = basalGanglia;
      await withEngine(engine, alone(name), { one: new Float32Array([1]) }, async (made) => {
        const weights = await made.read(`${name}.w`);
        expect(weights.filter((w) => w > 0).length).toBeGreaterThan(3);
        // weights are stored in f32, so that an end errs by 6e-8; in f32 the charge errs by as much in each of 400 steps
        const within = (engine === "reference" ? 1e-7 : 1e-5) * kernel.charge(kernel.kept);
        await made.run([{ do: "run", steps: 1 + kernel.delay / dt, learn: false }]); // until it arrives
        for (let t = 0; t <= 130; t += 5) {
          const charge = await made.read("others.q");
          for (const [j, w] of weights.entries())
            expect(Math.abs(charge[j]! - kernel.sign * w * kernel.charge(t)), `${t} ms`).toBeLessThan(
              within * w + 1e-12,
            );
          await made.run([{ do: "run", steps: 5 / dt, learn: false }]);
        }
      });
    },
  );
});

/** A share of the neurons of each nucleus, with as much weight onto each. */
function shareOf(share: number, seed: number, silent: readonly string[] = []): NetworkDocument {
  const { populations, projections } = basalGanglia;
  const scaled = ({ weight, ...others }: Projection): Projection => {
    if (typeof weight !== "object" || !("normal" in weight)) throw new Error("its weights are normal");
    const [middle, sd] = weight.normal;
    return { ...others, weight: { ...weight, normal: [middle / share, sd / share] } };
  };
  return {
    ...basalGanglia,
    seed,
    populations: Object.fromEntries(
      Object.entries(populations).map(([name, one]) => {
        const params = silent.includes(name) ? { ...one.params, i_ext: -200 } : { ...one.params };
        return [name, { ...one, shape: [sizeOf(one) * share], params }];
      }),
    ),
    projections: Object.fromEntries(Object.entries(projections).map(([id, one]) => [id, scaled(one)])),
  };
}

const [SETTLED, END] = [200, 1000];
/** Hz of each nucleus, and the spread over the mean of STN's spikes per 5 ms, from SETTLED to END. */
function measure(trains: Trains): Record<string, number> {
  const volleys = Array<number>((END - SETTLED) / 5).fill(0);
  for (const t of trains.stn!.flat()) if (t >= SETTLED) volleys[Math.floor((t - SETTLED) / 5)]! += 1;
  const rates = Object.entries(trains).map(([name, all]) => {
    const spikes = all.flat().filter((t) => t >= SETTLED).length;
    return [name, (1000 * spikes) / all.length / (END - SETTLED)] as const;
  });
  return { ...Object.fromEntries(rates), volleys: spread(volleys) / mean(volleys) };
}

test("the first volley is the same on every engine, spike for spike", async () => {
  const [exact, ...others] = await Promise.all(ENGINES.map((engine) => runFor(engine, shareOf(0.05, 1), 30)));
  for (const other of others) expect(other).toEqual(exact);
  for (const train of Object.values(exact!)) expect(train.flat().length).toBeGreaterThan(10);
});

/** A tenth of the neurons under twelve seeds: mean and deviation of Hz and of the spread of volleys, on the event engine. */
const TENTH = {
  ctx: [26.52, 0.1],
  d1: [26.4, 0.9],
  d2: [4.1, 1.2],
  gpi: [50.5, 1.7],
  ta: [92.0, 2.3],
  ti: [92.7, 3.3],
  stn: [29.6, 0.6],
  volleys: [3.21, 0.09],
} as const;

/** Means over three seeds, with some nuclei held silent. */
async function tenth(silent: readonly string[] = []): Promise<Record<string, number>> {
  const all: Record<string, number>[] = [];
  for (const seed of [1, 2, 3]) all.push(measure(await runFor("event", shareOf(0.1, seed, silent), END)));
  return Object.fromEntries(Object.keys(all[0]!).map((key) => [key, mean(all.map((one) => one[key]!))]));
}

test("every nucleus has its rate, in a tenth of the network and in all of it", async () => {
  const [some, whole] = [await tenth(), measure(await runFor("event", basalGanglia, END))];
  for (const [key, [middle, sd]] of Object.entries(TENTH)) {
    expect(Math.abs(some[key]! - middle) / sd, key).toBeLessThan(2); // a mean of three scatters by 0.6 deviations
    expect(Math.abs(whole[key]! - middle) / sd, key).toBeLessThan(3);
  }
});

// Rhythm of STN and GPe: Plenz & Kitai 1999, Nature 400:677, doi:10.1038/23281. Measured over twelve seeds: volleys spread by 0.93
// (0.07) once GPe is silent, and STN fires at 42.5 Hz (0.7); GPi at 7.7 Hz (2.7), and at 37 Hz (2.3) once D1 is silent, too.
test("the pallidum makes the volleys, and the direct path through D1 silences GPi", async () => {
  const steady = await tenth(["ta", "ti"]);
  expect(steady.volleys!).toBeLessThan(1.2);
  expect(steady.stn!).toBeGreaterThan(40);
  expect(steady.gpi!).toBeLessThan(14);
  const released = await tenth(["ta", "ti", "d1"]);
  expect(released.gpi!).toBeGreaterThan(31);
  expect(released.stn!).toBeCloseTo(steady.stn!, 6); // D1 does not reach STN
});
