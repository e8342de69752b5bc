// From a description that leaves out what is usual to a document that says all of it.
import { readDocument } from "../../compiler/readDocument";
import {
  type Connector,
  DOCUMENT_VERSION,
  type NetworkDocument,
  type Population,
  type Projection,
} from "../../core/document";
import { models } from "../../models/registry";
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
    const { synapse = synapseFor(populations[projection.to]), receptor = "exc", ...rest } = projection;
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

/** The synapse that acts on most of a neuron's variables: through its conductances or currents, if it has any. */
export function synapseFor(population: Population | undefined): string {
  if (population?.kind !== "neurons" || !Object.hasOwn(models.neurons, population.neuron)) return "delta"; // refused later
  const { name, state } = models.neurons[population.neuron]!;
  const fitting = Object.values(models.synapses)
    .filter(({ post }) => Object.keys(post).every((variable) => Object.hasOwn(state, variable)))
    .sort((a, b) => Object.keys(b.post).length - Object.keys(a.post).length);
  if (fitting[0]) return fitting[0].name;
  throw new ModelError("projections", `no synapse fits the neuron ${name}: name one, as 'synapse'.`);
}
