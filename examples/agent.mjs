// An agent that learns from rewards alone: it finds its way through a room with walls. What it sees is its cell, what it
// does is the neuron that fires first, and a critic's error is the dopamine that its synapses learn from. Fremaux et al.
// 2013, doi:10.1371/journal.pcbi.1003024.
// After `npm start` or `npm test` has run once: node examples/agent.mjs
import { Agent, agents, observe } from "spikeyard";

const agent = new Agent(
  agents.actorCritic({
    environment: "gridworld", // or leave it out, and give train() an object with reset() and step()
    observe: observe.boxes(100), // one neuron a cell
    anneal: { "actors.delta_u": 0.1 }, // less and less by chance
    episodes: 300,
  }),
);
await agent.compile({ engine: "event", seed: 1 });
const { episodes } = await agent.train({
  callbacks: [
    {
      onEpisode({ history }, { steps }) {
        if (history.length % 100 === 1) console.log(`episode ${history.length}: ${steps} steps`);
      },
    },
  ],
});
const { meanSteps } = await agent.evaluate();
console.log(`${meanSteps.toFixed(1)} steps on average, where ${episodes[0].shortest} are the fewest.`);
const hurried = { name: "gridworld", params: { limit: 27 } }; // half as many again
const { meanReturn, returns } = await agent.evaluate(hurried); // 1 for each goal
console.log(`Reached ${(100 * meanReturn).toFixed(1)} % of ${returns.length} goals.`);
