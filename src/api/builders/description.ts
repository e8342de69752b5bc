// From a description that leaves out what is usual to a document that says all of it.
import { readDocument } from "../../compiler/readDocument";
import {
  type Connector,
  DOCUMENT_VERSION,
  type NetworkDocument,
  type OwnModels,
  type Population,
  type Projection,
} from "../../core/document";
import { modelsOf } from "../../models/registry";
import { usualSynapse } from "../../models/usualSynapse";
import { ModelError } from "../../util/errors";
import { connect } from "./models";

/** A projection; absent are the synapse that fits the neuron, an excitatory receptor, and all pairs. */
export interface ProjectionDescription extends Omit<Projection, "synapse" | "receptor" | "connector"> {
  readonly synapse?: string;
  readonly receptor?: "exc" | "inh";
  readonly connector?: Connector;
}

/** A document, or what of one is not usual: `dt` is 1 ms and `seed` 1 if absent, and there may be no projections. */
export interface NetworkDescription extends Omit<Partial<NetworkDocument>, "populations" | "projections"> {
  readonly populations: Readonly<Record<string, Population>>;
  readonly projections?: Readonly<Record<string, ProjectionDescription>>;
}

export const DEFAULTS = { name: "Untitled network", dt: 1, seed: 1 } as const;

/** The document of a description, checked and frozen. @throws {ModelError} with the path of what is wrong */
export function documentOf(description: NetworkDescription): NetworkDocument {
  const { populations, projections = {}, ...others } = description;
  const whole = Object.entries(projections).map(([id, projection]) => {
    const {
      synapse = synapseFor(populations[projection.to], others.models),
      receptor = "exc",
      ...rest
    } = projection;
    return [
      id,
      { ...rest, synapse, receptor, connector: projection.connector ?? connect.allToAll() },
    ] as const;
  });
  return readDocument({
    format: "spikeyard",
    version: DOCUMENT_VERSION,
    ...DEFAULTS,
    ...others,
    populations,
    projections: Object.fromEntries(whole),
  });
}

/** The synapse by which a population hears others where no one says. */
export function synapseFor(population: Population | undefined, own?: OwnModels): string {
  const models = modelsOf({ models: own });
  if (population?.kind !== "neurons" || !Object.hasOwn(models.neurons, population.neuron)) return "delta"; // refused later
  const neuron = models.neurons[population.neuron]!;
  const usual = usualSynapse(neuron, models);
  if (usual) return usual.name;
  throw new ModelError("projections", `no synapse fits the neuron ${neuron.name}: name one, as 'synapse'.`);
}
