// Parameters by `population.parameter` or `projection.parameter` (of its learning rule), as annealing, schedules and
// diagnostics name them.
import { lookUp } from "../compiler/requirements";
import type { NetworkDocument } from "../core/document";
import type { Params, ParamValues } from "../core/params";
import { modelsOf } from "../models/registry";
import { ModelError } from "../util/errors";

/** What has parameters: a population or a projection that learns. */
export interface Owner {
  readonly owner: string;
  /** name of its model */
  readonly model: string;
  readonly known: Params;
  readonly given: ParamValues;
}

/** @throws {ModelError} with `path` if there is no such population, or projection that learns */
export function ownerOf(document: NetworkDocument, owner: string, path: string): Owner {
  const { populations, projections } = document;
  const models = modelsOf(document);
  const found = lookUp({ ...populations, ...projections }, owner, "population or projection", path);
  if ("from" in found) {
    if (!found.learn) throw new ModelError(path, `'${owner}' does not learn.`);
    const { name, params = {} } = found.learn;
    return { owner, model: name, known: models.rules[name]!.params, given: params };
  }
  const model = found.kind === "neurons" ? models.neurons[found.neuron]! : models.encoders[found.encoder]!;
  return { owner, model: model.name, known: model.params, given: found.params ?? {} };
}

/** Value of a parameter as the document has it, else the model's own, in the parameter's unit. */
export function parameterValue(document: NetworkDocument, target: string): number {
  const [owner = "", parameter = ""] = target.split(".");
  const { given, known } = ownerOf(document, owner, target);
  return given[parameter] ?? lookUp(known, parameter, "parameter", target).value;
}

/** The document with parameters at other values, by target. */
export function withValues(document: NetworkDocument, values: ParamValues): NetworkDocument {
  const [populations, projections] = [{ ...document.populations }, { ...document.projections }];
  for (const [target, value] of Object.entries(values)) {
    const [owner = "", parameter = ""] = target.split(".");
    const population = populations[owner];
    const projection = projections[owner];
    if (projection?.learn) {
      const { name, params } = projection.learn;
      projections[owner] = { ...projection, learn: { name, params: { ...params, [parameter]: value } } };
    } else if (population) {
      populations[owner] = { ...population, params: { ...population.params, [parameter]: value } };
    }
  }
  return { ...document, populations, projections };
}
