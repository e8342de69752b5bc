// Which population the current slider of the hint drives, and over which range.
import { modelsOf, type NetworkDocument } from "../../../index";

export interface Driven {
  readonly id: string;
  readonly label: string;
  /** pA: now, as the model has it, and the slider's ends */
  readonly value: number;
  readonly usual: number;
  readonly low: number;
  readonly high: number;
}

/** Of the current that just reaches the threshold, how much the slider spans. Chosen: three times as much fires fast. */
const SPAN = 3;
/** pA, where a model does not say what reaches the threshold */
const FALLBACK = 300;

/** The population that answers, else the first one that takes a current; null if none does. */
export function drivenOf(document: NetworkDocument): Driven | null {
  const { populations, readout } = document;
  const ids = Object.keys(populations);
  const order = readout ? [readout.population, ...ids] : ids;
  for (const id of order) {
    const population = populations[id];
    if (population?.kind !== "neurons") continue;
    const params = modelsOf(document).neurons[population.neuron]?.params;
    const current = params?.i_ext;
    if (!params || !current) continue;
    const of = (name: string) => population.params?.[name] ?? params[name]?.value;
    const value = population.params?.i_ext ?? current.value;
    const high = Math.max(roundUp(SPAN * (threshold(of) ?? FALLBACK / SPAN)), value);
    return {
      id,
      label: population.label ?? id,
      value,
      usual: current.value,
      low: Math.min(0, value),
      high,
    };
  }
  return null;
}

/** pA that bring the potential from rest just to the threshold, by resistance or by leak. */
function threshold(of: (name: string) => number | undefined): number | null {
  const [v_rest, v_thresh, r_m, g_leak] = ["v_rest", "v_thresh", "r_m", "g_leak"].map(of);
  if (v_rest === undefined || v_thresh === undefined) return null;
  const leak = r_m ? 1 / r_m : g_leak;
  const current = (v_thresh - v_rest) * (leak ?? 0);
  return current > 0 ? current : null;
}

const roundUp = (x: number): number => Math.ceil(x / 50) * 50;
