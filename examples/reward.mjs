// Learns handwritten digits from rewards: first without labels, then each neuron that fired first, or should have, is
// told whether it was right. Mozafari et al. 2018, doi:10.1109/TNNLS.2018.2826721, and the preset mnist-reward-400.
// After `npm start` or `npm test` has run once: node examples/reward.mjs
import { datasets, encode, layers, learn, Sequential, teach } from "spikeyard";

const model = new Sequential(
  [
    layers.input([28, 28], { encode: encode.latency({ window: 16 }) }),
    layers.dense(200, {
      neuron: "if_latency",
      learn: learn.instarUnit({ eta: 0.2 }),
      compete: "first-spike",
    }),
    layers.vote({ classes: 10 }),
  ],
  {
    presentation: { duration: 20, until: { train: 1, test: 1 } }, // the first neuron to fire answers
    training: {
      stages: [
        { learn: { input_layer_1: learn.instarUnit({ eta: 0.2 }) }, anneal: { "input_layer_1.eta": 0.005 } },
        {
          learn: { input_layer_1: learn.instarReward({ eta: 0.1 }) },
          teacher: teach.margin({ lead: 1 }),
          set: { "layer_1.theta_plus": 0 },
          anneal: { "input_layer_1.eta": 0.001 },
          epochs: 3,
        },
      ],
    },
  },
);
await model.compile({ engine: "event", seed: 1 });
const { train, test } = await datasets.mnist();
await model.fit(train);
const { accuracy } = await model.evaluate(test);
console.log(`Reached ${(100 * accuracy).toFixed(1)} % of ${test.count} digits.`);
