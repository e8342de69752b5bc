// What a draft makes: a model, or what is wrong with it, each fault with its field, its place and its remedy.
import {
  defineNeuron,
  ModelError,
  modelsOf,
  type NetworkDocument,
  type NeuronDescription,
  type NeuronModel,
  planNetwork,
} from "../../../index";
import { copy } from "../../copy";
import { parseNumber } from "../../inspector/fields/numberEntry";
import { type Draft, type Row, type RowsName, TEXTS, type TextName } from "./draft";

/** Where a fault is shown. */
export type FieldName = "name" | "integrator" | TextName | `${RowsName}.${number}` | "whole";

export interface Fault {
  readonly field: FieldName;
  readonly words: string;
  /** of a part of a text: what it should be, and how it gets there; may be empty */
  readonly remedy: string;
  /** letters of the field's text, from and up to */
  readonly at: readonly [number, number] | null;
}

export type Checked =
  | { readonly model: NeuronModel; readonly fault: null }
  | { readonly model: null; readonly fault: Fault };

/**
 * Reads a draft as the engine would: every text parsed, every unit checked, the method of stepping tried.
 *
 * @param document - whose other models may have the name already
 * @param replaces - the model of its own that this one takes the place of, which may have the same name
 */
export function checkDraft(draft: Draft, document: NetworkDocument, replaces: string | null): Checked {
  const fault = rowFault(draft) ?? nameFault(draft.name, document, replaces);
  if (fault) return { model: null, fault };
  try {
    const model = defineNeuron(descriptionOf(draft));
    planNetwork(alone(descriptionOf(draft)));
    return { model, fault: null };
  } catch (error) {
    if (error instanceof ModelError) return { model: null, fault: faultOf(error, draft) };
    throw error;
  }
}

/** What rows and texts say, as a document keeps it. */
export function descriptionOf(draft: Draft): NeuronDescription {
  const about = (row: Row) => row.about.trim() || row.name;
  const params = draft.params.map((row) => {
    const { value } = parseNumber(row.value, {});
    const { unit, min, max } = row;
    const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    return [row.name, { value: value ?? Number.NaN, unit, ...bounds, about: about(row) }] as const;
  });
  const state = draft.state.map((row) => {
    const { value } = parseNumber(row.value, {});
    const slow = row.slow ? { slow: true } : {};
    return [
      row.name,
      { init: value ?? row.value.trim(), unit: row.unit, about: about(row), ...slow },
    ] as const;
  });
  const inputs = draft.inputs.map((row) => [row.name, { unit: row.unit, about: about(row) }] as const);
  return {
    name: draft.name,
    about: draft.about.trim() || copy.lab.own.aboutOwn,
    source: copy.lab.own.source,
    params: Object.fromEntries(params),
    state: Object.fromEntries(state),
    ...(inputs.length > 0 ? { inputs: Object.fromEntries(inputs) } : {}),
    equations: draft.equations,
    threshold: draft.threshold,
    reset: draft.reset,
    ...(draft.refractory.trim() === "" ? {} : { refractory: draft.refractory }),
    ...(draft.carries.trim() === "" ? {} : { carries: draft.carries }),
    ...(draft.integrator === "auto" ? {} : { integrator: draft.integrator }),
  };
}

/** A network of one neuron of this model: what cannot be planned cannot run. */
function alone(description: NeuronDescription): NetworkDocument {
  const name = "alone";
  return {
    format: "spikeyard",
    version: 1,
    name,
    dt: 0.1,
    seed: 1,
    models: { neurons: { [name]: { ...description, name } } },
    populations: { one: { kind: "neurons", shape: [1], neuron: name } },
    projections: {},
  };
}

/** Names that are given twice would silently become one, and a value has to be a number. */
function rowFault(draft: Draft): Fault | null {
  for (const group of ["params", "state", "inputs"] as const) {
    const seen = new Set<string>();
    for (const [k, row] of draft[group].entries()) {
      const field = `${group}.${k}` as const;
      if (row.name === "") return plainFault(field, copy.lab.own.noName);
      if (seen.has(row.name)) return plainFault(field, copy.lab.own.twice(row.name));
      seen.add(row.name);
      if (group === "params") {
        const { problem } = parseNumber(row.value, row);
        if (problem !== null) return plainFault(field, `${row.name}: ${problem}`);
      }
      if (group === "state" && row.value.trim() === "")
        return plainFault(field, copy.lab.own.noStart(row.name));
    }
  }
  return null;
}

function nameFault(name: string, document: NetworkDocument, replaces: string | null): Fault | null {
  if (name === "") return plainFault("name", copy.lab.own.nameless);
  if (name === replaces || !Object.hasOwn(modelsOf(document).neurons, name)) return null;
  const own = Object.hasOwn(document.models?.neurons ?? {}, name);
  return plainFault("name", own ? copy.lab.own.nameInNetwork(name) : copy.lab.own.nameBuiltIn(name));
}

const plainFault = (field: FieldName, words: string): Fault => ({ field, words, remedy: "", at: null });

/** The field that an error is about, by its path: "cell, dv/dt", "cell.params.tau", "cell, threshold". */
function faultOf({ path, message, at }: ModelError, draft: Draft): Fault {
  // below the words: the line, and marks under what is wrong with what should be there
  const [first = "", , marks = ""] = message.slice(path.length + 2).split("\n");
  const words = sentence(first);
  const field = fieldOf(path, words, draft);
  const inText = (TEXTS as readonly string[]).includes(field);
  return {
    field,
    words,
    remedy: inText ? sentence(marks.replace(/^[\s^]+/, "")) : "",
    at: inText ? at : null,
  };
}

/** With a capital, but for a unit. */
const sentence = (text: string) => text.replace(/^[a-z](?![A-Z])/, (letter) => letter.toUpperCase());

function fieldOf(path: string, words: string, { name, params, state, inputs }: Draft): FieldName {
  if (path === "neuron.name") return "name";
  if (path.endsWith(".integrator") || path.startsWith("populations.")) return "integrator";
  if (path.startsWith(`${name}, `)) {
    const part = path.slice(name.length + 2);
    const variable = /^init of (\w+)$/.exec(part)?.[1];
    if (variable !== undefined) return rowField("state", state, variable);
    return TEXTS.find((text) => text === part) ?? "equations";
  }
  const [, group, named] = /\.(params|state|inputs)(?:\.(\w+))?$/.exec(path) ?? [];
  const rows = { params, state, inputs };
  // of a name that cannot be one only the error's words tell
  const about = named ?? /^'(.*?)'/.exec(words)?.[1];
  return group === undefined ? "whole" : rowField(group as RowsName, rows[group as RowsName], about);
}

function rowField(group: RowsName, rows: readonly Row[], name: string | undefined): FieldName {
  const k = rows.findIndex((row) => row.name === name);
  return k < 0 ? "whole" : `${group}.${k}`;
}
