// Every model there is: one file each in the folders beside this one, found by glob, so that adding a file adds a model;
// and those that a program adds while it runs.
import type { CodeModel } from "../core/code";
import type { OwnModels } from "../core/document";
import { defineEncoder, type EncoderModel } from "../core/encoder";
import type { Environment, EnvironmentModel } from "../core/environment";
import { defineNeuron, type NeuronModel } from "../core/neuron";
import { defineNormalization, type NormalizationModel } from "../core/normalization";
import type { ParamValues } from "../core/params";
import { defineRule, type RuleModel } from "../core/rule";
import { defineSynapse, type SynapseModel } from "../core/synapse";
import { defineTeacher, type TeacherModel } from "../core/teacher";
import { didYouMean, ModelError } from "../util/errors";
import { frozenCopy, isSame } from "../util/frozen";

export interface Models {
  readonly neurons: Readonly<Record<string, NeuronModel>>;
  readonly synapses: Readonly<Record<string, SynapseModel>>;
  readonly rules: Readonly<Record<string, RuleModel>>;
  readonly encoders: Readonly<Record<string, EncoderModel>>;
  readonly normalizations: Readonly<Record<string, NormalizationModel>>;
  readonly teachers: Readonly<Record<string, TeacherModel>>;
}

export type AnyModel =
  | NeuronModel
  | SynapseModel
  | RuleModel
  | EncoderModel
  | NormalizationModel
  | TeacherModel;

type Files = Record<string, Record<string, unknown>>;

/** The registry, by kind and then by the name in the file. Only `register` changes it. */
export const models: Models = Object.freeze({
  neurons: collect<NeuronModel>(import.meta.glob("./neurons/*.ts", { eager: true })),
  synapses: collect<SynapseModel>(import.meta.glob("./synapses/*.ts", { eager: true })),
  rules: collect<RuleModel>(import.meta.glob("./rules/*.ts", { eager: true })),
  encoders: collect<EncoderModel>(import.meta.glob("./encoders/*.ts", { eager: true })),
  normalizations: collect<NormalizationModel>(import.meta.glob("./normalizations/*.ts", { eager: true })),
  teachers: collect<TeacherModel>(import.meta.glob("./teachers/*.ts", { eager: true })),
});

/** Worlds for agents: code, and so none that a document could carry. */
export const environments = collect<EnvironmentModel>(
  import.meta.glob("./environments/*.ts", { eager: true }),
);

/** How observations become values of inputs: code, too. */
export const codes = collect<CodeModel>(import.meta.glob("./codes/*.ts", { eager: true }));

/**
 * One of the worlds that come along: `makeEnvironment("cart_pole", { limit: 200 })`.
 *
 * @param params - in their units; those left out are as the environment says
 * @throws {ModelError} if there is none of that name, or no such parameter, or it is out of bounds
 */
export function makeEnvironment(name: string, params: ParamValues = {}): Environment {
  const known = Object.keys(environments);
  if (known.includes(name)) return environments[name]!.create(params);
  const hint = didYouMean(name, known) || ` There are ${known.join(", ")}.`;
  throw new ModelError("environment", `there is no '${name}'.${hint}`);
}

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
  return found;
}

/** Where models of a kind are, what makes them, and what to call one. */
const KINDS = {
  neuron: [models.neurons, defineNeuron, "a neuron"],
  synapse: [models.synapses, defineSynapse, "a synapse"],
  rule: [models.rules, defineRule, "a learning rule"],
  encoder: [models.encoders, defineEncoder, "an encoder"],
  normalization: [models.normalizations, defineNormalization, "a normalisation"],
  teacher: [models.teachers, defineTeacher, "a teacher"],
} as const;

type OwnKind = keyof OwnModels;
const OWN_KINDS: Readonly<Record<OwnKind, keyof typeof KINDS>> = {
  neurons: "neuron",
  synapses: "synapse",
  rules: "rule",
  encoders: "encoder",
};
const withOwn = new WeakMap<OwnModels, { readonly models: Models; readonly added: number }>();
const definedOnce = new WeakMap<object, AnyModel>();

/**
 * The models that a network may use: the registry's, and those that its document carries.
 *
 * @throws {ModelError} if one of those is no model, or is another one than the registry's of its name
 */
export function modelsOf({ models: carried }: { readonly models?: OwnModels | undefined }): Models {
  if (!carried) return models;
  const known = withOwn.get(carried);
  if (known?.added === own.length) return known.models;
  const all: Record<string, Record<string, AnyModel>> = {};
  for (const [kind, group] of Object.entries(models)) all[kind] = { ...group };
  for (const [kind, descriptions] of Object.entries(carried)) {
    if (!Object.hasOwn(OWN_KINDS, kind))
      throw new ModelError(`models.${kind}`, `one of ${Object.keys(OWN_KINDS).join(", ")} is expected.`);
    for (const [name, description] of Object.entries<object>(descriptions ?? {})) {
      const model = defineCarried(kind as OwnKind, name, description);
      const registered = Object.hasOwn(all[kind]!, name) ? all[kind]![name] : undefined;
      if (registered && !isSame(registered, model))
        throw new ModelError(
          `models.${kind}.${name}`,
          "comes with Spikeyard already, and is another one. Rename yours.",
        );
      all[kind]![name] = model;
    }
  }
  const found = Object.freeze(all) as unknown as Models;
  withOwn.set(carried, { models: found, added: own.length });
  return found;
}

function defineCarried(kind: OwnKind, name: string, description: object): AnyModel {
  const path = `models.${kind}.${name}`;
  if (typeof description !== "object" || description === null)
    throw new ModelError(path, "a description { name, about, source, ... } is expected.");
  const known = definedOnce.get(description);
  if (known) return known;
  const [, define] = KINDS[OWN_KINDS[kind]];
  const model = frozenCopy((define as (description: object) => AnyModel)(description));
  if (model.name !== name)
    throw new ModelError(path, `its name is '${model.name}'. Call it the same in both places.`);
  definedOnce.set(description, model);
  return model;
}

const own: AnyModel[] = [];

/** Those that `register` added, in order: plain data, which threads are given. */
export function ownModels(): readonly AnyModel[] {
  return own;
}

/**
 * Adds a model, for all networks from now on. The same one again changes nothing.
 *
 * @returns the model as it is kept: defined anew from its texts, and frozen
 * @throws {ModelError} if it is no model, its texts do not hold, or another one of its kind has its name
 */
export function register(model: AnyModel): AnyModel {
  const kind = (model as Partial<AnyModel> | null | undefined)?.kind;
  if (kind === undefined || !Object.hasOwn(KINDS, kind)) {
    const got = typeof model === "function" ? "a function" : (JSON.stringify(model)?.slice(0, 60) ?? model);
    throw new ModelError("addModel", `a model, as defineNeuron() gives one, is expected, got ${got}.`);
  }
  const [group, define, what] = KINDS[kind];
  const defined = frozenCopy((define as (description: AnyModel) => AnyModel)(plain(model)));
  const known = Object.hasOwn(group, defined.name) ? group[defined.name] : undefined;
  if (!known) {
    (group as Record<string, AnyModel>)[defined.name] = defined;
    own.push(defined);
  } else if (!isSame(known, defined)) {
    throw new ModelError("addModel", `${what} named '${defined.name}' exists already. Name yours otherwise.`);
  }
  return known ?? defined;
}

/** A copy that no one else holds. @throws {ModelError} if there is more in it than data */
function plain(model: AnyModel): AnyModel {
  try {
    return structuredClone(model);
  } catch {
    throw new ModelError("addModel", `'${model.name}' holds more than plain data. Write equations as texts.`);
  }
}
