// A neuron of your own: equations as text, with units that are checked. Every engine runs it as it runs the others.
// After `npm start` or `npm test` has run once: node examples/neuron.mjs
import { addModel, datasets, defineNeuron, encode, layers, learn, Sequential } from "spikeyard";

const tired = addModel(
  defineNeuron({
    name: "tired",
    about: "Integrate-and-fire with a leak; every spike tires it, and it recovers while others learn.",
    source: "adaptive threshold of Diehl & Cook 2015, doi:10.3389/fncom.2015.00099, without synaptic traces",
    params: {
      tau_m: { value: 100, unit: "ms", min: 1, about: "how fast it forgets its input" },
      v_thresh: { value: 13, unit: "mV", about: "potential that makes a spike when rested" },
      tau_fatigue: { value: 4e5, unit: "ms", min: 1, about: "how fast it recovers" },
      step: { value: 1.2, unit: "mV", min: 0, about: "what one spike costs" },
    },
    state: {
      v: { init: 0, unit: "mV", about: "membrane potential" },
      fatigue: { init: 0, unit: "mV", slow: true, about: "rise of the threshold; outlives the sample" },
    },
    equations: "dv/dt = -v/tau_m; dfatigue/dt = -fatigue/tau_fatigue",
    threshold: "v > v_thresh + fatigue",
    reset: "v = 0; fatigue += step",
  }),
);

const model = new Sequential([
  layers.input([28, 28], { encode: encode.poisson({ max_rate: 128 }) }),
  layers.dense(100, { neuron: tired(), learn: learn.instar(), compete: "winner", inhibition: 120 }),
  layers.vote({ classes: 10 }),
]);
await model.compile({ engine: "event", seed: 1 });
const { train, test } = await datasets.mnist();
await model.fit(train);
const { accuracy } = await model.evaluate(test);
console.log(`Reached ${(100 * accuracy).toFixed(1)} % of ${test.count} digits.`);
