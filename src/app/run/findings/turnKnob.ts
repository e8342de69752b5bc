// The change of the document that a finding asks for: one number of it, turned in the direction that helps.
import { type Finding, modelsOf, type NetworkDocument, type ParamValues } from "../../../index";
import { withParam } from "../../state/documentEdits";

export interface Turn {
  readonly document: NetworkDocument;
  /** e.g. "theta_plus" */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** How far where nothing says what is usual. Chosen: a step that shows. */
const FACTOR = 2;
/** Of the way from reset to threshold that one spike may raise it. Chosen: 1 mV of 8, as the presets have it. */
const ADAPTATION = 1 / 8;
/** Of the way from rest to threshold that the threshold is moved. Chosen: a step that shows, still above rest. */
const NEARER = 1 / 4;

/** @returns null where the knob is not a parameter of the document, or stands as far as it goes */
export function turnKnob(document: NetworkDocument, finding: Finding): Turn | null {
  const models = modelsOf(document);
  const [owner = "", name = ""] = finding.knob.split(".");
  if (finding.knob === "presentation.duration") return turnDuration(document, finding);
  const population = document.populations[owner];
  if (population) {
    const own =
      population.kind === "input" ? models.encoders[population.encoder] : models.neurons[population.neuron];
    const param = own?.params[name];
    if (!param) return null;
    const of = (other: string) => population.params?.[other] ?? own.params[other]?.value;
    const usual = usualOf(name, finding.direction, of) ?? param.value;
    return turn(finding, of(name)!, usual, param, (value) =>
      withParam(document, { kind: "population", id: owner }, name, value, param.value),
    );
  }
  const learn = document.projections[owner]?.learn;
  const param = learn && models.rules[learn.name]?.params[name];
  if (!param) return null;
  const now = (learn.params as ParamValues | undefined)?.[name] ?? param.value;
  return turn(finding, now, param.value, param, (value) =>
    withParam(document, { kind: "learn", id: owner }, name, value, param.value),
  );
}

function turnDuration(document: NetworkDocument, finding: Finding): Turn | null {
  const { presentation } = document;
  if (!presentation) return null;
  const bounds = { unit: "ms", min: document.dt };
  return turn(finding, presentation.duration, presentation.duration, bounds, (duration) => ({
    ...document,
    presentation: { ...presentation, duration },
  }));
}

interface Bounds {
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
}

/** To what is usual, if that lies in the direction; else by a factor. */
function turn(
  { knob, direction }: Finding,
  now: number,
  usual: number,
  { unit, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Bounds,
  change: (value: number) => NetworkDocument,
): Turn | null {
  const up = direction === "up";
  const helps = up ? usual > now : usual < now;
  const grows = up === now > 0;
  const wanted = helps ? usual : Number((now * (grows ? FACTOR : 1 / FACTOR)).toPrecision(2));
  const value = Math.min(max, Math.max(min, wanted));
  if (value === now) return null;
  return { document: change(value), name: knob.split(".")[1]!, value, unit };
}

/** A threshold and its rise have the scale of their own network; the model's defaults are those of one paper. */
function usualOf(
  name: string,
  direction: Finding["direction"],
  of: (other: string) => number | undefined,
): number | null {
  const [v_thresh, v_reset, v_rest] = [of("v_thresh"), of("v_reset"), of("v_rest")];
  if (v_thresh === undefined) return null;
  if (name === "theta_plus" && v_reset !== undefined) return ADAPTATION * (v_thresh - v_reset);
  if (name === "v_thresh" && v_rest !== undefined)
    return v_thresh + (direction === "up" ? 1 : -1) * NEARER * Math.abs(v_thresh - v_rest);
  return null;
}
