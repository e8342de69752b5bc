// For the conformance test: how each neuron of the registry is driven, and a number of its own that it is checked against, a
// closed form or one that was published. A model without an entry here fails.
import type { NetworkDocument, NeuronPopulation } from "../core/document";
import type { Engine, EngineName } from "./engine";
import { fixedPoint } from "./testFixedPoints";
import { cell, drive, network, trainsOf, valuesOf, withEngine } from "./testGoldens";

type Numbers = Readonly<Record<string, number>>;

/** What an engine gave, what it should be, and how far it may be from that. */
export interface Finding {
  readonly what: string;
  readonly got: number;
  readonly exact: number;
  readonly within: number;
}

export interface NeuronCheck {
  /** parameters under which it is active */
  readonly driven: Numbers;
  /** ms of a step that it needs; 0.1 if absent */
  readonly dt?: number;
  /** what it is checked against, in words */
  readonly against: string;
  readonly check: (engine: EngineName) => Promise<readonly Finding[]>;
}

type Shown = Omit<Partial<NeuronPopulation>, "kind"> & { readonly dt?: number; readonly learn?: boolean };

/** Runs neurons of a model for so many ms. */
function shown<T>(
  name: EngineName,
  neuron: string,
  duration: number,
  { dt = 0.1, learn = false, ...population }: Shown,
  read: (engine: Engine, trains: number[][]) => Promise<T> | T,
  before: (engine: Engine) => Promise<void> = async () => {},
): Promise<T> {
  const n = population.shape?.[0] ?? 1;
  return withEngine(name, network(dt, duration, [cell("cell", neuron, population)]), {}, async (engine) => {
    await before(engine);
    const spikes = await engine.run([{ do: "run", steps: Math.round(duration / dt), learn }]);
    return read(engine, trainsOf(spikes, "cell", n));
  });
}

const readCell = async (engine: Engine, variable: string) => (await engine.read(`cell.${variable}`))[0]!;
const gapsOf = (train: readonly number[]) => train.slice(1).map((step, k) => step - train[k]!);

/** The interval between its second and third spike against one in ms: a spike falls on the next step. */
const interval = (name: EngineName, neuron: string, exact: number, params: Numbers, dt = 0.1) =>
  shown(name, neuron, 4 * exact + 5, { params, dt }, (_, [train]) => [
    { what: "interval, ms", got: gapsOf(train!)[1]! * dt, exact: exact + dt / 2, within: dt * 0.51 },
  ]);

/** Intervals between spikes of which each raises the threshold by theta_plus, of a charge of `scale` ms. */
function risingThreshold(name: EngineName, neuron: string, params: Numbers, exact: (k: number) => number) {
  return shown(name, neuron, 400, { params, learn: true }, (_, [train]) =>
    [0, 1, 2].map((k) => ({
      what: `interval ${k + 1}, ms`,
      got: gapsOf(train!)[k]! * 0.1,
      exact: exact(k + 1) + 0.05,
      within: 0.051,
    })),
  );
}

/** v that stays where the currents of a model balance, for each of some currents. */
async function rests(
  name: EngineName,
  neuron: string,
  currents: readonly number[],
  within: number,
  more: Shown & { ms: number },
) {
  const { ms, ...population } = more;
  const findings: Finding[] = [];
  for (const i_ext of currents) {
    const params = { ...population.params, i_ext };
    const got = await shown(name, neuron, ms, { ...population, params }, (engine) => readCell(engine, "v"));
    findings.push({ what: `rest under ${i_ext} pA, mV`, got, exact: fixedPoint(neuron, params).v, within });
  }
  return findings;
}

/** Number of spikes within some ms, which has a bound on either side. */
async function count(
  name: EngineName,
  neuron: string,
  ms: number,
  population: Shown,
  least: number,
  most: number,
): Promise<Finding> {
  const got = await shown(name, neuron, ms, population, (_, [train]) => train!.length);
  const what = `spikes in ${ms} ms under ${population.params?.i_ext} pA`;
  return { what, got, exact: (least + most) / 2, within: (most - least) / 2 };
}

export const NEURON_CHECKS: Readonly<Record<string, NeuronCheck>> = {
  lif: {
    driven: { i_ext: 300 },
    against: "its interval, tau_refrac + tau_m ln(...); Brian 2: f-I curve",
    check: (name) => interval(name, "lif", 2 + 20 * Math.log(2), { i_ext: 300 }),
  },
  lif_exp: {
    driven: { i_ext: 100 },
    against:
      "the potential after one synaptic current, a difference of exponentials; Brian 2: potentials, delays, refractoriness, CUBA",
    check: (name) =>
      shown(
        name,
        "lif_exp",
        9.2,
        { params: { v_rest: -65, v_thresh: 0 } },
        async (engine) => [
          {
            what: "v near its peak, mV",
            got: await readCell(engine, "v"),
            // r_m w tau_syn / (tau_m - tau_syn) (exp(-t/tau_m) - exp(-t/tau_syn))
            exact: -65 + ((0.1 * 100 * 5) / 15) * (Math.exp(-9.2 / 20) - Math.exp(-9.2 / 5)),
            within: f32(name, 200, 65),
          },
        ],
        (engine) => engine.write("cell.i_syn_exc", [100]),
      ),
  },
  lif_cond: {
    driven: { i_ext: 300 },
    against: "its relaxation under a constant conductance; Brian 2: potential after a conductance",
    check: (name) =>
      shown(
        name,
        "lif_cond",
        10,
        { params: { tau_syn_exc: 1e9, v_thresh: 0 } },
        async (engine) => [
          {
            what: "v after 10 ms at 5 nS, mV",
            got: await readCell(engine, "v"),
            exact: -40 - 20 * Math.exp(-10 / (200 / 15)), // towards 10/15 of -60 with 200 pF / 15 nS
            within: f32(name, 200, 65),
          },
        ],
        (engine) => engine.write("cell.g_syn_exc", [5]),
      ),
  },
  lif_adaptive: {
    driven: { i_ext: 1000 },
    against: "its intervals, each longer by what theta_plus adds to the threshold",
    check: (name) =>
      risingThreshold(
        name,
        "lif_adaptive",
        { i_ext: 300, theta_plus: 1 },
        (k) => 5 + 100 * Math.log((30 - 5) / (30 - 13 - k)), // from 5 mV above rest to 13 + k
      ),
  },
  lif_cond_adaptive: {
    driven: { i_ext: 200 },
    against: "its intervals, each longer by what theta_plus adds to the threshold",
    check: (name) =>
      risingThreshold(
        name,
        "lif_cond_adaptive",
        { i_ext: 30, theta_plus: 1 },
        (k) => 5 + 100 * Math.log(30 / (30 - 13 - k)),
      ),
  },
  if_latency: {
    driven: { v_thresh: 50, onset: 2, ramp: 20 },
    against: "when its falling threshold meets v: onset + v_thresh / ramp",
    check: (name) =>
      shown(name, "if_latency", 25, {}, (_, [train]) => [
        { what: "spike, ms", got: train![0]! * 0.1, exact: 16 + 100 / 100 + 0.05, within: 0.051 },
        { what: "spikes", got: train!.length, exact: 1, within: 0 },
      ]),
  },
  if_perfect: {
    driven: { i_ext: 1000 },
    against: "its interval, c_m (v_thresh - v_reset) / i",
    check: (name) => interval(name, "if_perfect", (200 * 15) / 97, { i_ext: 97 }),
  },
  if_subtract: {
    driven: { i_ext: 1000 },
    against: "its count, the floor of i T / (c_m (v_thresh - v_reset)), whatever the step",
    // 97 pA for 400 ms are 12.93 thresholds in steps of 3.2 mV, of which if_perfect loses what is left of each
    check: async (name) => [
      await count(name, "if_subtract", 400, { params: { i_ext: 97, c_m: 200 } }, 12, 12),
      await count(name, "if_subtract", 100, { dt: 1, params: { i_ext: 637, c_m: 200 } }, 21, 21), // 21.2
    ],
  },
  if_floor: {
    driven: { i_ext: 1000 },
    against:
      "its interval, tau_refrac + (v_thresh - v_reset) / (i / c_m - leak); its straight fall to the floor",
    check: async (name) => [
      ...(await interval(name, "if_floor", 20 + 15 / (297 / 200 - 0.5), { i_ext: 297, v_thresh: 15 })),
      ...(await Promise.all(
        [
          [10, -5],
          [30, -10], // reached after 20 ms
        ].map(async ([ms, exact]) => ({
          what: `v after ${ms} ms without input`,
          got: await shown(name, "if_floor", ms!, {}, (engine) => readCell(engine, "v")),
          exact: exact!,
          within: 1e-5, // f32: a hundred sums of 0.05 mV
        })),
      )),
    ],
  },
  eif: {
    driven: { i_ext: 300 },
    dt: 0.05,
    against: "its rest and its rheobase, (v_t - v_rest - delta_t) / r_m; Brian 2: potential and spikes",
    check: async (name) => [
      ...(await rests(name, "eif", [10], 0.01, { ms: 200, dt: 0.2 })),
      await count(name, "eif", 200, { dt: 0.2, params: { i_ext: 16 } }, 0, 0), // rheobase: 16.2 pA
      // just above, it takes pi tau_m sqrt(2 delta_t / (r_m (i - rheobase))) past the bottleneck: 185 ms at 18.2 pA
      await count(name, "eif", 280, { dt: 0.2, params: { i_ext: 18.2 } }, 1, 1),
    ],
  },
  qif: {
    driven: { i_ext: 900 },
    dt: 0.05,
    against: "its interval, a difference of arc tangents; Brian 2: potential and spikes",
    check: (name) => {
      // dv/dt = (k x^2 + q)/tau_m of x = v + 57.5 mV, from -7.5 to 57.5, where q = r_m i - k 7.5^2
      const root = Math.sqrt((0.1 * 200 - 0.04 * 7.5 ** 2) * 0.04);
      const past = (x: number) => Math.atan((0.04 * x) / root);
      return interval(name, "qif", 2 + (10 / root) * (past(57.5) - past(-7.5)), { i_ext: 200 }, 0.02);
    },
  },
  adex: {
    driven: { i_ext: 2000 },
    dt: 0.05,
    against:
      "the spike list that PyNN's tests expect of NEST, NEURON and Brian, within 0.15 %; Brian 2: spikes and adaptation",
    check: (name) => {
      // PyNN, test_EIF_cond_alpha_isfa_ista: 1 nA, v from -65 mV; the GPU's software driver is slow: its first two
      const listed = [10.015, 25.515, 43.168, 63.41, 86.649, 113.112, 142.663, 174.76];
      const expected = name === "gpu" ? listed.slice(0, 2) : listed;
      const population = {
        params: { i_ext: 1000, tau_refrac: 2, v_spike: -40 },
        init: { v: -65 },
        dt: 0.01,
      };
      return shown(name, "adex", Math.ceil(expected.at(-1)! + 1), population, (_, [train]) =>
        expected.map((exact, k) => ({
          what: `spike ${k}, ms`,
          got: (train![k]! + 1) * 0.01,
          exact,
          within: 0.0015 * exact,
        })),
      );
    },
  },
  izhikevich: {
    driven: { i_ext: 10 },
    against: "its rest at -65 mV under 3 pA and the loss of rest at 4 pA; Brian 2: spikes of the seven sets",
    check: async (name) => [
      // 0.04 v^2 + 4.8 v + 140 + 3 = 0 at -65, where it starts; no rest is left from (5 - b)^2 / 0.16 - 140 = 4 on
      ...(await rests(name, "izhikevich", [3], 1e-3, { ms: 50 })),
      await count(name, "izhikevich", 50, { params: { i_ext: 3 } }, 0, 0),
      await count(name, "izhikevich", 300, { params: { i_ext: 4.2 }, dt: 0.25 }, 2, 20),
    ],
  },
  fitzhugh_nagumo: {
    driven: { i_ext: 0.8 },
    against:
      "its rest, and repeated firing from the Hopf bifurcation at 0.331 on; Brian 2: potential and spikes",
    check: async (name) => [
      ...(await rests(name, "fitzhugh_nagumo", [0], 1e-3, { ms: 40 })),
      await count(name, "fitzhugh_nagumo", 200, { params: { i_ext: 0.3 }, dt: 0.2 }, 0, 1),
      await count(name, "fitzhugh_nagumo", 200, { params: { i_ext: 0.36 }, dt: 0.2 }, 4, 6),
    ],
  },
  morris_lecar: {
    driven: { i_ext: 150 },
    dt: 0.2,
    against:
      "the Hopf bifurcation at 93.9 pA, and that of its other set at 40 pA (Rinzel & Ermentrout 1998); Brian 2: potential and spikes",
    check: async (name) => {
      const pushed = (i_ext: number): Shown => {
        const { v, n } = fixedPoint("morris_lecar", { i_ext });
        return { params: { i_ext }, init: { v: v + 0.5, n }, dt: 0.5 };
      };
      const snic = { g_ca: 4, v_3: 12, v_4: 17.4, phi: 0.0667 };
      return [
        await count(name, "morris_lecar", 400, pushed(88), 0, 0), // the push fades; it would not above 93.9 pA
        await count(name, "morris_lecar", 400, pushed(105), 1, 9),
        { what: "rest under 30 pA, mV", ...(await restOfSnic(name, snic)) },
        await count(name, "morris_lecar", 300, { params: { ...snic, i_ext: 39 }, dt: 0.5 }, 0, 0),
        await count(name, "morris_lecar", 300, { params: { ...snic, i_ext: 43 }, dt: 0.5 }, 1, 9),
      ];
    },
  },
  hodgkin_huxley: {
    driven: { i_ext: 20 },
    dt: 0.05,
    against:
      "its rest; one spike under 5 pA and repeated ones under 7 (they begin at 6.3, Rinzel & Miller 1980); Brian 2: potential and spikes",
    check: async (name) => [
      ...(await rests(name, "hodgkin_huxley", [0], 1e-2, { ms: 20, dt: 0.05 })),
      await count(name, "hodgkin_huxley", 60, { params: { i_ext: 5 }, dt: 0.05 }, 1, 1),
      await count(name, "hodgkin_huxley", 60, { params: { i_ext: 7 }, dt: 0.05 }, 3, 4),
    ],
  },
  traub_miles: {
    driven: { i_ext: 500 },
    dt: 0.05,
    against: "its rest; that it fires by itself with the leak at -60 mV; Brian 2: potential and spikes",
    check: async (name) => [
      ...(await rests(name, "traub_miles", [0], 1e-2, { ms: 150, dt: 0.1 })),
      await count(name, "traub_miles", 100, { params: { e_leak: -60, i_ext: 0 }, dt: 0.1 }, 1, 9),
    ],
  },
  lif_stochastic: {
    driven: { i_ext: 200 },
    against: "its rate at a held potential, 1 / (tau_refrac + dt / (1 - exp(-hazard dt)))",
    check: (name) =>
      shown(name, "lif_stochastic", 300, { shape: [200], params: { v_thresh: -65 }, dt: 1 }, (_, trains) => {
        const chance = 1 - Math.exp(-1 / 19); // of a step of 1 ms, at v_thresh
        const gaps = trains.flatMap(gapsOf);
        const exact = 2 + 1 / chance;
        // geometric intervals deviate by sqrt(1 - p) / p; those cut off by the end are the long ones: 5 % fewer ms
        return [
          {
            what: "rate, 1/ms",
            got: trains.flat().length / 200 / 300,
            exact: 1 / exact,
            within: 0.04 / exact,
          },
          { what: "shortest interval, ms", got: Math.min(...gaps), exact: 3, within: 0 },
        ];
      }),
  },
  lif_softmax: {
    driven: { i_ext: 300 },
    against: "what rivals win: the softmax of their potentials, whatever they have in common",
    check: (name) => {
      // held at 30 and 31 mV above rest by their currents: the second wins 1 / (1 + exp(-1)) of the steps
      const drive = { params: { delta_u: 1, tau_m: 0.01 }, vary: { i_ext: { values: [300, 310] } } };
      return shown(name, "lif_softmax", 4000, { ...drive, shape: [2], winners: 1, dt: 1 }, (_, trains) => {
        const [first, second] = trains.map((train) => train.length);
        const exact = 1 / (1 + Math.exp(-1));
        return [
          { what: "spikes of both", got: first! + second!, exact: 4000, within: 0 },
          // of 4,000 draws; four standard deviations
          {
            what: "share of the second",
            got: second! / 4000,
            exact,
            within: 4 * Math.sqrt((exact * (1 - exact)) / 4000),
          },
        ];
      });
    },
  },
  mcculloch_pitts: {
    driven: { v_bias: 1 },
    dt: 1,
    against: "the truth tables of and, or, not and, in two layers, exclusive or",
    check: async (name) => {
      const findings: Finding[] = [];
      for (const a of [0, 1])
        for (const b of [0, 1]) {
          const logic = await logicOf(name, a, b);
          const exact = { and: a & b, or: a | b, not: 1 - a, xor: a ^ b };
          for (const unit of ["and", "or", "not", "xor"] as const)
            findings.push({ what: `${a} ${unit} ${b}`, got: logic[unit], exact: exact[unit], within: 0 });
        }
      return findings;
    },
  },
  sigma_delta: {
    driven: { bias: 0.75 },
    dt: 1,
    against:
      "two layers on a still input: a network of rounded rectified sums, after as many events as values changed",
    check: layersOf,
  },
};

/**
 * What layers of sigma-delta neurons have told each other, on an input that is still and then another one. All numbers are
 * multiples of powers of two, so that f32 adds them up exactly.
 */
async function layersOf(name: EngineName): Promise<Finding[]> {
  const quantum = 0.25;
  const [inputs, hidden, outputs] = [7, 9, 3];
  const values = (n: number, factor: number, modulus: number) =>
    Array.from({ length: n }, (_, k) => (((k * factor) % modulus) - (modulus >> 1)) / 16);
  const weights = [values(inputs * hidden, 11, 23), values(hidden * outputs, 7, 19)] as const;
  const bias = [values(hidden, 5, 13), values(outputs, 3, 11)] as const;
  const pictures = [values(inputs, 9, 29), values(inputs, 4, 31)] as const;
  const rounded = (x: number) => quantum * Math.floor(Math.max(x, 0) / quantum + 0.5);
  const layer = (from: readonly number[], w: readonly number[], b: readonly number[]) =>
    b.map((start, j) => rounded(from.reduce((sum, x, i) => sum + x * w[i * b.length + j]!, start)));
  const unit = (label: string, own: readonly number[]) =>
    cell(label, "sigma_delta", {
      shape: [own.length],
      params: { quantum },
      vary: { bias: { values: own } },
    });
  const wire = (from: string, to: string, w: readonly number[], delay: number) => ({
    populations: {},
    projections: {
      [`${from}_${to}`]: {
        from,
        to,
        synapse: "delta",
        receptor: "exc",
        connector: { name: "all_to_all" },
        weight: { values: w },
        delay,
      },
    } as NetworkDocument["projections"],
  });
  const document = network(1, 24, [
    unit("in", pictures[0]),
    unit("hid", bias[0]),
    unit("out", bias[1]),
    wire("in", "hid", weights[0], 1),
    wire("hid", "out", weights[1], 3),
  ]);
  return withEngine(name, document, {}, async (engine) => {
    const findings: Finding[] = [];
    let before = { hid: new Array<number>(hidden).fill(0), spikes: 0 };
    for (const picture of pictures) {
      await engine.write("in.bias", Float32Array.from(picture));
      const spikes = await engine.run([{ do: "run", steps: 12, learn: false }]);
      const seen = layer(picture.map(rounded), weights[0], bias[0]);
      const layers = { hid: seen, out: layer(seen, weights[1], bias[1]) };
      for (const [label, exact] of Object.entries(layers)) {
        const got = await engine.read(`${label}.sent`);
        for (const [k, value] of exact.entries())
          findings.push({ what: `${label} ${k}`, got: got[k]!, exact: value, within: 0 });
      }
      const changed = seen.filter((x, k) => x !== before.hid[k]).length;
      const events = trainsOf(spikes, "hid", hidden).flat().length;
      // the input changes in one step, so each hidden neuron has at most one change to tell; at first also its bias
      const most = changed + (before.spikes === 0 ? hidden : 0);
      findings.push({ what: "events too many", got: Math.max(0, events - most), exact: 0, within: 0 });
      findings.push({
        what: "silence in the end",
        got: trainsOf(spikes, "hid", hidden)
          .flat()
          .filter((t) => t > 6).length,
        exact: 0,
        within: 0,
      });
      before = { hid: seen, spikes: events };
    }
    return findings;
  });
}

/** Units of logic over two inputs that spike in step 0, or not. */
async function logicOf(name: EngineName, a: number, b: number) {
  const unit = (label: string, v_thresh: number, v_bias = 0) =>
    cell(label, "mcculloch_pitts", { params: { v_thresh, v_bias } });
  const wire = (from: string, to: string, receptor: "exc" | "inh", weight = 1) => ({
    populations: {},
    projections: {
      [`${from}_${to}`]: { from, to, receptor, weight, synapse: "delta", connector: { name: "all_to_all" } },
    } as NetworkDocument["projections"],
  });
  const document = network(1, 4, [
    drive("a", [[0]], 1, { to: "and", synapse: "delta", weight: 1 }),
    drive("b", [[0]], 1, { to: "and", synapse: "delta", weight: 1 }),
    unit("and", 2),
    unit("or", 1),
    unit("not", 1, 1),
    unit("xor", 1),
    wire("a", "or", "exc"),
    wire("b", "or", "exc"),
    wire("a", "not", "inh"),
    wire("or", "xor", "exc"),
    wire("and", "xor", "inh"),
  ]);
  const silent = { a: new Float32Array([-1]), b: new Float32Array([-1]) }; // below value_min
  const inputs = { a: a ? valuesOf([[0]]) : silent.a, b: b ? valuesOf([[0]]) : silent.b };
  return withEngine(name, document, inputs, async (engine) => {
    const spikes = await engine.run([{ do: "run", steps: 3, learn: false }]);
    const at = (label: string, step: number) => Number(trainsOf(spikes, label, 1)[0]!.includes(step));
    return { and: at("and", 1), or: at("or", 1), not: at("not", 1), xor: at("xor", 2) };
  });
}

async function restOfSnic(name: EngineName, set: Numbers) {
  const params = { ...set, i_ext: 30 };
  const got = await shown(name, "morris_lecar", 150, { params, dt: 0.5 }, (engine) => readCell(engine, "v"));
  return { got, exact: fixedPoint("morris_lecar", params).v, within: 0.05 };
}

/** TESTING.md's bound for traces between spikes. */
const f32 = (name: EngineName, steps: number, scale: number): number =>
  name === "reference" ? 1e-9 * scale : 4 * 2 ** -24 * steps * scale;
