// What is typed of a neuron of one's own, and what is wrong with it: each fault with its field, its place and its remedy.
import {
  defineNeuron,
  INTEGRATORS,
  type Integrator,
  ModelError,
  modelsOf,
  type NetworkDocument,
  type NeuronDescription,
  type NeuronModel,
  planNetwork,
} from "../../../index";
import { copy } from "../../copy";
import { parseNumber } from "../../inspector/fields/numberEntry";

/** A parameter, a variable or an input, as typed. */
export interface Row {
  readonly name: string;
  /** a number, or of a variable's start an expression; inputs have none */
  readonly value: string;
  readonly unit: string;
  readonly about: string;
  /** what the model that it was begun from says besides: bounds of a parameter, a variable that outlives samples */
  readonly min?: number;
  readonly max?: number;
  readonly slow?: boolean;
}

export type RowsName = "params" | "state" | "inputs";
export const TEXTS = ["equations", "threshold", "reset", "refractory", "carries"] as const;
export type TextName = (typeof TEXTS)[number];

export interface Draft
  extends Readonly<Record<RowsName, readonly Row[]>>,
    Readonly<Record<TextName, string>> {
  readonly name: string;
  readonly about: string;
  readonly integrator: Integrator | "auto";
}

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

/** The parts of a model as texts, to begin from. */
export function draftOf(model: NeuronDescription, name: string): Draft {
  return {
    name,
    about: model.about,
    params: Object.entries(model.params).map(([name, { value, ...param }]) => ({
      name,
      value: String(value),
      ...param,
    })),
    state: Object.entries(model.state).map(([name, { init, ...variable }]) => ({
      name,
      value: String(init),
      ...variable,
    })),
    inputs: Object.entries(model.inputs ?? {}).map(([name, one]) => ({ name, value: "", ...one })),
    equations: linesOf(model.equations),
    threshold: model.threshold,
    reset: linesOf(model.reset),
    refractory: model.refractory ?? "",
    carries: model.carries ?? "",
    integrator: model.integrator ?? "auto",
  };
}

function linesOf(text: string): string {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
}

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

/** What another version or a hand has kept may be anything. */
export function readDraft(value: unknown): Draft | null {
  if (typeof value !== "object" || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const text = (key: string) => (typeof fields[key] === "string" ? fields[key] : "");
  const rows = (key: RowsName): Row[] =>
    (Array.isArray(fields[key]) ? fields[key] : []).slice(0, MOST_ROWS).map((row: unknown) => {
      const cells = (typeof row === "object" && row !== null ? row : {}) as Readonly<Record<string, unknown>>;
      const cell = (name: string) => String(cells[name] ?? "");
      const { min, max, slow } = cells;
      return {
        ...{ name: cell("name"), value: cell("value"), unit: cell("unit"), about: cell("about") },
        ...(typeof min === "number" ? { min } : {}),
        ...(typeof max === "number" ? { max } : {}),
        ...(slow === true ? { slow } : {}),
      };
    });
  const integrator = INTEGRATORS.find((one) => one === fields.integrator) ?? "auto";
  return {
    name: text("name"),
    about: text("about"),
    params: rows("params"),
    state: rows("state"),
    inputs: rows("inputs"),
    equations: text("equations"),
    threshold: text("threshold"),
    reset: text("reset"),
    refractory: text("refractory"),
    carries: text("carries"),
    integrator,
  };
}

/** Rows of a table at most: as many names as a link carries. */
export const MOST_ROWS = 64;
