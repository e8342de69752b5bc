import { defineSynapse } from "../../core/synapse";

/** A spike moves the potential at once, by its weight and the less the later it comes: early spikes count most. */
export const fading = defineSynapse({
  name: "fading",
  about:
    "A spike moves the potential, the less the later it comes: until the neuron's onset it fades to nothing.",
  source:
    "Sensitivity that falls while spikes come in: Delorme & Thorpe 2001, doi:10.1016/S0893-6080(01)00049-1; " +
    "chosen: linear, so that spikes coded by latency count as bright as their inputs are",
  params: {},
  unit: "mV",
  post: { v: "mV" },
  reads: { onset: "ms" },
  onSpike: "v += w",
  gain: "max(1 - (t - dt) / onset, 0)",
});
