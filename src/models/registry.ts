// Every model there is: one file each in the folders beside this one, found by glob. Adding a file adds a model.
import type { EncoderModel } from "../core/encoder";
import type { NeuronModel } from "../core/neuron";
import type { NormalizationModel } from "../core/normalization";
import type { RuleModel } from "../core/rule";
import type { SynapseModel } from "../core/synapse";
import type { TeacherModel } from "../core/teacher";
import { ModelError } from "../util/errors";

export interface Models {
  readonly neurons: Readonly<Record<string, NeuronModel>>;
  readonly synapses: Readonly<Record<string, SynapseModel>>;
  readonly rules: Readonly<Record<string, RuleModel>>;
  readonly encoders: Readonly<Record<string, EncoderModel>>;
  readonly normalizations: Readonly<Record<string, NormalizationModel>>;
  readonly teachers: Readonly<Record<string, TeacherModel>>;
}

type Files = Record<string, Record<string, unknown>>;

/** The registry, by kind and then by the name in the file. */
export const models: Models = Object.freeze({
  neurons: collect<NeuronModel>(import.meta.glob("./neurons/*.ts", { eager: true })),
  synapses: collect<SynapseModel>(import.meta.glob("./synapses/*.ts", { eager: true })),
  rules: collect<RuleModel>(import.meta.glob("./rules/*.ts", { eager: true })),
  encoders: collect<EncoderModel>(import.meta.glob("./encoders/*.ts", { eager: true })),
  normalizations: collect<NormalizationModel>(import.meta.glob("./normalizations/*.ts", { eager: true })),
  teachers: collect<TeacherModel>(import.meta.glob("./teachers/*.ts", { eager: true })),
});

/** Models by their names, from modules by their files. @throws {ModelError} if two have one name */
export function collect<M extends { readonly name: string }>(files: unknown): Readonly<Record<string, M>> {
  const found: Record<string, M> = {};
  for (const [file, exports] of Object.entries(files as Files)) {
    for (const model of Object.values(exports) as M[]) {
      if (Object.hasOwn(found, model.name))
        throw new ModelError(file, `a model named '${model.name}' exists already.`);
      found[model.name] = Object.freeze(model);
    }
  }
  return Object.freeze(found);
}
