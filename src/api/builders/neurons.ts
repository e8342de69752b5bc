// What a layer is in a document: its neurons, and the synapses onto them.
import type { ModelUse, NeuronPopulation, Values } from "../../core/document";
import { FEATURES, POOL } from "../../models/windowFeatures";
import { ModelError } from "../../util/errors";
import type { ProjectionDescription } from "./description";
import { normalize } from "./models";
import { findsFeatures, inputsOf, type Place, ruleOf, windowsOf } from "./place";

/** Mean weight of an input under l1, after Diehl & Cook 2015, doi:10.3389/fncom.2015.00099: 78.4 for 784. */
const MEAN_WEIGHT = 0.1;

export function neuronsOf({ layer, shape, neuron }: Place): NeuronPopulation {
  const { label, init } = layer.options;
  const competes = competitionIn(layer) !== null;
  return {
    kind: "neurons",
    ...(label === undefined ? {} : { label }),
    shape,
    neuron: neuron.name,
    ...(neuron.params ? { params: neuron.params } : {}),
    ...(init ? { init } : {}),
    ...(competes ? { winners: 1 } : {}),
    ...(competes && layer.kind === "conv2d" ? { among: "place" } : {}),
  };
}

/** @param inStages - whether rules are told there */
export function synapsesOf(place: Place, inStages: boolean): ProjectionDescription {
  const { layer, before, name } = place;
  const learn = ruleOf(layer);
  const delay = layer.kind === "dense" ? layer.options.delay : undefined;
  const synapse = layer.options.synapse ?? usualSynapse(place);
  const connector = layer.kind === "dense" ? layer.options.connector : windowsOf(layer);
  const scaled = layer.kind === "pool2d" ? undefined : layer.options.normalize;
  const normalize = scaled === undefined ? usualNormalization(place) : scaled;
  return {
    from: before.name,
    to: name,
    ...(synapse === undefined ? {} : { synapse }),
    ...(connector ? { connector } : {}),
    weight: weightOf(place),
    ...(delay === undefined ? {} : { delay }),
    ...(learn && layer.kind === "dense" && !inStages ? { learn } : {}),
    ...(normalize ? { normalize } : {}),
  };
}

/** How its neurons compete; null: not at all. */
export function competitionIn(layer: Place["layer"]): "first-spike" | "winner" | null {
  if (layer.kind === "pool2d") return null;
  const { compete = layer.kind === "conv2d" ? "first-spike" : null } = layer.options;
  return compete;
}

/** Where features are found in an input whose values spike once, each by when it spikes. */
function usualSynapse({ layer, before }: Place): string | undefined {
  const byTime = layer.kind === "conv2d" && before.isInput && before.heard !== null;
  return byTime && findsFeatures(layer) ? FEATURES.synapse : undefined;
}

/** What the weights of a learning layer are scaled to. */
function usualNormalization(place: Place): ModelUse | null {
  const { layer } = place;
  if (!ruleOf(layer)) return null;
  if (competitionIn(layer) === "first-spike") return normalize.l2({ total: 1 });
  return normalize.l1({ total: MEAN_WEIGHT * inputsOf(place) });
}

function weightOf({ layer, path }: Place): Values {
  if (layer.options.weight !== undefined) return layer.options.weight;
  if (layer.kind === "pool2d") return POOL.weight;
  if (ruleOf(layer)) return { uniform: [0, 1] };
  throw new ModelError(
    `${path}.weight`,
    "a layer that does not learn needs weights, as { uniform: [0, 1] }.",
  );
}
