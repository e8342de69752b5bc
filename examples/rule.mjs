// A learning rule of your own: what a spike does to a weight, as text over traces of earlier spikes.
// After `npm start` or `npm test` has run once: node examples/rule.mjs
import { addModel, datasets, defineRule, encode, layers, Sequential } from "spikeyard";

const stepwise = addModel(
  defineRule({
    name: "stepwise",
    about:
      "A spike strengthens inputs that came before it and weakens the others, least where a weight is near 0 or 1.",
    source: "Kheradpisheh et al. 2018, Neural Networks 99:56, doi:10.1016/j.neunet.2017.12.005, eq. 2",
    params: {
      a_plus: { value: 0.05, unit: "1", min: 0, about: "gain where the input came before" },
      a_minus: { value: 0.02, unit: "1", min: 0, about: "loss where it did not" },
    },
    traces: { x: { of: "pre", onSpike: "x = 1", about: "1 once the input has spiked in this sample" } },
    onPost: "w += w * (1 - w) * where(x > 0, a_plus, -a_minus)",
    bounds: [0, 1],
  }),
);

const model = new Sequential([
  layers.input([28, 28], { encode: encode.latency({ window: 16 }) }),
  layers.dense(200, { neuron: "if_latency", learn: stepwise({ a_plus: 0.2 }), compete: "first-spike" }),
  layers.vote({ classes: 10 }),
]);
await model.compile({ engine: "event", seed: 1 });
const { train, test } = await datasets.mnist();
await model.fit(train, { epochs: 2 });
const { accuracy } = await model.evaluate(test);
console.log(`Reached ${(100 * accuracy).toFixed(1)} % of ${test.count} digits.`);
