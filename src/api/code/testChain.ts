// For tests: random rows of layers with convolutions and pools, as one would write them.
import fc from "fast-check";
import type { NetworkDocument } from "../../core/document";
import { ModelError } from "../../util/errors";
import { chainToDocument } from "../builders/chain";
import { type Layer, layers } from "../builders/layers";
import { encode, learn, neuron, normalize, teach } from "../builders/models";

/** An object with some of these, absent rather than undefined. */
const some = <T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(parts, { requiredKeys: [] });
const small = fc.integer({ min: 1, max: 2 });
const extent = fc.tuple(small, small);
const compete = fc.constantFrom("first-spike" as const, "winner" as const);
const said = { name: fc.constantFrom("a", "b_2"), label: fc.string({ maxLength: 5 }) };

const input = some({ window: fc.constantFrom(8, 16) }).map((params) =>
  layers.input([9, 8], { encode: encode.latency(params) }),
);

const convolution = fc
  .record({
    features: small,
    kernel: extent,
    options: some({
      ...said,
      compete: fc.oneof(compete, fc.constant(null)),
      neuron: fc.constantFrom("if_latency", "lif_adaptive", neuron.ifLatency({ v_floor: 0.1, close: 20 })),
      normalize: fc.constantFrom(null, normalize.l1({ total: 2 })),
      windows: some({ count: fc.constantFrom(300_000, 7), least: fc.constantFrom(0.6, 0) }),
    }),
    taught: fc.constantFrom(
      { learn: learn.instarLatency({ eta: 0.1 }) },
      { learn: learn.instarUnit() },
      { weight: 0.5 },
    ),
  })
  .map(({ features, kernel, options, taught }) => layers.conv2d(features, { kernel, ...options, ...taught }));

const pool = fc
  .record({
    size: extent,
    options: some({
      stride: extent,
      padding: fc.constant([0, 0] as const),
      neuron: fc.constantFrom("if_latency", "lif", neuron.ifLatency({ v_thresh: 0.9 })),
      weight: fc.constantFrom(1, 2),
    }),
  })
  .map(({ size, options }) => layers.pool2d({ size, ...options }));

const dense = fc
  .record({
    n: fc.integer({ min: 1, max: 6 }),
    rule: fc.constantFrom(learn.instarUnit({ eta: 0.2 }), learn.deltaReward()),
    options: some({ compete, inhibition: small }),
  })
  .map(({ n, rule, options }) => layers.dense(n, { neuron: "if_latency", learn: rule, ...options }));

const options = some({
  seed: fc.nat(99),
  dt: fc.constantFrom(1, 0.5),
  presentation: some({ duration: fc.constantFrom(26, 40), until: fc.constant(null) }),
  training: some({
    epochs: small,
    batch: small,
    anneal: fc.constantFrom(null, {}),
    teacher: fc.constant(teach.margin()),
  }),
});

/** Documents of those rows that can be. */
export const anyConvolution: fc.Arbitrary<NetworkDocument> = fc
  .record({
    input,
    convolution,
    middle: fc.array(fc.oneof(pool, convolution), { maxLength: 2 }),
    dense,
    options,
  })
  .map(({ input, convolution, middle, dense, options }): NetworkDocument | null => {
    const row: Layer[] = [input, convolution, ...middle, dense, layers.vote({ classes: 3 })];
    try {
      return structuredClone(chainToDocument(row, options));
    } catch (error) {
      if (error instanceof ModelError) return null; // a name twice, a minibatch with a teacher
      throw error;
    }
  })
  .filter((document) => document !== null);
