// Training in stages, on a network small enough to be followed: what each stage is, and that the whole has its weights.
import { describe, expect, test } from "vitest";
import type { NetworkDocument, Stage } from "../core/document";
import type { Samples } from "../data/samples";
import { createEngine } from "../engines/testEngines";
import { pools, project } from "../examples/lib/features";
import { compile } from "./model";
import { fitStages, type StageProgress } from "./staged";
import { planStages } from "./stages";

/** Bars of 6 x 6 pixels: class 0 horizontal, class 1 vertical, at one of four places. */
function bars(count: number, first = 0): Samples {
  const images = new Uint8Array(count * 36);
  const labels = new Uint8Array(count);
  for (let k = 0; k < count; k++) {
    const n = first + k;
    labels[k] = n % 2;
    const at = 1 + ((n * 7) % 4);
    for (let i = 0; i < 6; i++) {
      const pixel = labels[k] === 0 ? 6 * at + i : 6 * i + at;
      images[36 * k + pixel] = 200 + ((n * 13 + i * 5) % 56);
    }
  }
  return { images, labels, count, shape: [6, 6] };
}

const delta = { name: "delta_reward", params: { eta: 0.1 } };
const features: Stage = {
  learn: { eye_features: { name: "instar_latency", params: { eta: 0.2, window: 8 } } },
  windows: { count: 400, least: 0.6 },
  set: { "features.theta_plus": 0.05, "features.close": 1e6, "features.v_floor": -1e6 },
  presentation: { duration: 12, until: { train: 1, test: 1 } },
};

/** Features of 3 x 3 windows, pools of two sizes, two answers. */
const network: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "bars",
  dt: 1,
  seed: 4,
  presentation: { duration: 14, until: { train: 1, test: 1 } },
  training: {
    stages: [
      features,
      {
        learn: { fine_answer: delta, coarse_answer: delta },
        teacher: { name: "delta" },
        set: { "answer.onset": 2 },
        presentation: { duration: 4, until: { train: 1, test: 1 } },
        epochs: 2,
      },
    ],
  },
  populations: {
    eye: { kind: "input", shape: [6, 6], encoder: "latency", params: { window: 8 } },
    features: {
      kind: "neurons",
      shape: [4, 4, 4],
      neuron: "if_latency",
      params: { v_thresh: 1000, ramp: 1000, onset: 8, close: 9, v_floor: 0.3, theta_plus: 0 },
      winners: 1,
      among: "place",
    },
    fine: pools("Fine", 4, 4),
    coarse: pools("Coarse", 2, 4),
    answer: {
      kind: "neurons",
      shape: [2],
      neuron: "if_latency",
      params: { onset: 11, theta_plus: 0 },
      winners: 1,
    },
  },
  projections: {
    eye_features: {
      from: "eye",
      to: "features",
      synapse: "fading",
      receptor: "exc",
      connector: { name: "conv2d", kernel: [3, 3] },
      weight: { uniform: [0, 1] },
      normalize: { name: "l2" },
    },
    features_fine: project("features", "fine", { connector: { name: "pool2d", size: [1, 1] }, weight: 1 }),
    features_coarse: project("features", "coarse", {
      connector: { name: "pool2d", size: [2, 2] },
      weight: 1,
    }),
    fine_answer: project("fine", "answer", {
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1e-6] },
    }),
    coarse_answer: project("coarse", "answer", {
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1e-6] },
    }),
  },
  readout: { population: "answer", classes: 2 },
};

const withStages = (...stages: Stage[]): NetworkDocument => ({ ...network, training: { stages } });

describe("planStages", () => {
  const [first, second] = planStages(network);

  test("a convolution learns at one place: a window of its input to all features", () => {
    expect(first!.network.populations.eye!.shape).toEqual([3, 3]);
    expect(first!.network.populations.features!.shape).toEqual([4]);
    expect(first!.network.projections.eye_features!.connector).toEqual({ name: "all_to_all" });
    expect(first!.network.projections.eye_features!.learn!.name).toBe("instar_latency");
    expect(first!.network.populations.features!.params).toMatchObject({ theta_plus: 0.05, close: 1e6 });
    expect(first!.windows).toEqual({ count: 400, least: 0.6, shape: [6, 6], kernel: [3, 3] });
    expect(first!.population).toBe(null);
  });

  test("projections from two populations learn as one, from what both say", () => {
    expect(second!.network.populations.fine!.shape).toEqual([64 + 16]);
    expect(Object.keys(second!.network.projections)).toEqual(["fine_answer"]);
    expect(second!.learned).toEqual([
      { name: "fine_answer", pre: 64 },
      { name: "coarse_answer", pre: 16 },
    ]);
    expect(second!.network.training!.teacher!.name).toBe("delta");
    const { source } = second!;
    expect(source.of === "responses" && Object.keys(source.network.populations)).toEqual([
      "eye",
      "features",
      "fine",
      "coarse",
    ]);
  });

  test("what later stages learn from is shown with the network's rest, and to its end", () => {
    const rested = { ...network, presentation: { ...network.presentation!, rest: 3 } };
    const { source } = planStages(rested)[1]!;
    expect(source.of === "responses" && source.network.presentation).toEqual({ duration: 14, rest: 3 });
  });

  test.each<[string, Stage, string]>([
    ["an unknown projection", { learn: { eye_fetures: delta } }, "there is no projection 'eye_fetures'."],
    ["no projection", { learn: {} }, "training.stages[0].learn: names no projection."],
    ["a convolution without windows", { ...features, windows: undefined as never }, "say how many."],
    [
      "windows without a convolution",
      { learn: { fine_answer: delta }, windows: { count: 1 } },
      "only a convolution learns from windows.",
    ],
    [
      "projections that differ",
      { learn: { fine_answer: delta, coarse_answer: { name: "delta_reward" } } },
      "several that are alike",
    ],
    [
      "a parameter of no population",
      { ...features, set: { "nobody.onset": 1 } },
      "training.stages[0].set.nobody.onset: there is no population 'nobody'",
    ],
  ])("refuses %s", (_, stage, message) => {
    expect(() => planStages(withStages(stage))).toThrow(message);
  });
});

describe("fitStages", () => {
  test("tells bars apart, reports each stage, and leaves its weights in the whole network", async () => {
    const model = await compile(network, { engine: "event" });
    const seen: string[] = [];
    const onProgress = ({ stage, doing, done, of }: StageProgress) => {
      if (done === of) seen.push(`${stage} ${doing} ${of}`);
    };
    const learned = await fitStages(model, bars(120), { onProgress });
    expect(seen).toEqual(["0 learning 400", "1 responding 120", "1 learning 240"]);
    expect(learned).toBe(640);
    expect(model.samples).toBe(640);
    const { accuracy, count } = await model.evaluate(bars(60, 120));
    expect(count).toBe(60);
    expect(accuracy).toBe(1); // bars of one of two directions, at places that were seen
    model.dispose();
  });

  test("equal seeds give equal weights, on one thread after another training too", async () => {
    const hashes: string[] = [];
    for (const seed of [4, 4, 5]) {
      const model = await compile({ ...network, seed }, { engine: "event" });
      await fitStages(model, bars(60));
      hashes.push(await model.weightHash());
      model.dispose();
    }
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  test("what was learned answers alike on the oracle", async () => {
    const model = await compile(network, { engine: "event" });
    await fitStages(model, bars(60));
    const { arrays } = await model.engine.snapshot();
    const oracle = await createEngine("reference", network);
    for (const name of Object.keys(arrays).filter((array) => array.endsWith(".w")))
      await oracle.write(name, arrays[name]!);
    const some = bars(4, 60);
    const shown = {
      count: 4,
      inputs: { eye: some.images as Uint8Array },
      clocks: [0, 20, 40, 60],
      learn: false,
      minibatch: 1,
      spikesFrom: 0,
    };
    const [exact, ours] = [await oracle.present(shown), await model.engine.present(shown)];
    expect(ours.spikes).toEqual(exact.spikes);
    expect(exact.counts.reduce((a, b) => a + b, 0)).toBe(4); // one answer each
    model.dispose();
    oracle.dispose();
  });

  test("a stop leaves the network as it was", async () => {
    const model = await compile(network, { engine: "event" });
    const before = await model.weightHash();
    const stop = new AbortController();
    await fitStages(model, bars(60), {
      signal: stop.signal,
      onProgress: ({ stage }) => {
        if (stage === 1) stop.abort();
      },
    });
    expect(await model.weightHash()).toBe(before);
    expect(model.samples).toBe(0);
    model.dispose();
  });

  test("windows with too little in them are refused by name", async () => {
    const model = await compile(withStages({ ...features, windows: { count: 3, least: 99 } }), {
      engine: "event",
    });
    await expect(fitStages(model, bars(10))).rejects.toThrow("none of 10000 has an energy of 99");
    model.dispose();
  });
});
