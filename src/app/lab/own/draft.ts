// What is typed of a neuron of one's own, as it begins from a model and as it is kept.
import { INTEGRATORS, type Integrator, type NeuronDescription } from "../../../index";

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
