// One neuron alone under a current that changes in time, to look into: the trees of its plan as closures in f64, many
// times faster than the reference engine walks them, and step for step the same.
import { planNetwork } from "../compiler/plan";
import { type NeuronPlan, TIME, type Update } from "../compiler/planned";
import type { NetworkDocument } from "../core/document";
import type { Drive, Driven } from "../core/drive";
import { drivenBy } from "../core/drive";
import type { NeuronDescription } from "../core/neuron";
import type { ParamValues } from "../core/params";
import { drawName } from "../lang/draws";
import { OPERATIONS } from "../lang/evaluate";
import { FUNCTIONS } from "../lang/functions";
import type { Node } from "../lang/tree";
import { parseUnit } from "../lang/units";
import { draw } from "../util/random";

export interface SingleOptions {
  readonly params?: ParamValues;
  /** ms */
  readonly dt: number;
  readonly seed?: number;
}

export interface CourseOptions {
  readonly steps: number;
  /** in the unit of what takes it, held during each step; absent: what the parameters say */
  readonly drive?: Drive | number | null;
  /** values of all variables at first, in the order of `variables`; absent: as the model says */
  readonly from?: ArrayLike<number>;
}

export interface Course {
  /** of each variable, at the beginning and after each step: shape `[steps + 1]`, shorter if it broke off */
  readonly values: readonly Float64Array[];
  /** of the current, during each step */
  readonly current: Float64Array;
  /** steps in which it spiked, from 1: the value of that number is the one after the spike */
  readonly spikes: readonly number[];
  /** the variable that became no finite number, and after which step; null: none */
  readonly broke: { readonly variable: string; readonly step: number } | null;
}

export interface Single {
  readonly variables: readonly string[];
  readonly dt: number;
  /** what takes the current; null: nothing */
  readonly driven: Pick<Driven, "name" | "unit"> | null;
  run(options: CourseOptions): Course;
  /**
   * The slope of every variable, 1/ms, where random numbers are left out.
   * @param current - in the unit of what takes it; null: what the parameters say
   */
  slopes(values: ArrayLike<number>, t: number, current: number | null, into: Float64Array): void;
  /** What a current is at a time, without chance. */
  currentAt(drive: Drive, t: number): number;
}

const NAME = "single";

/** @throws {ModelError} if the model, or a parameter, is wrong */
export function singleNeuron(given: NeuronDescription, { params = {}, dt, seed = 1 }: SingleOptions): Single {
  const driven = drivenBy(given);
  const description = { ...(driven?.description ?? given), name: NAME };
  const document: NetworkDocument = {
    format: "spikeyard",
    version: 1,
    name: NAME,
    dt,
    seed,
    models: { neurons: { [NAME]: description } },
    populations: { [NAME]: { kind: "neurons", shape: [1], neuron: NAME, params } },
    projections: {},
  };
  const plan = planNetwork(document).populations[0] as NeuronPlan;
  return compile(plan, dt, seed, driven);
}

type Value = (slots: Float64Array) => number;

function compile(plan: NeuronPlan, dt: number, seed: number, driven: Driven | null): Single {
  const { model, variables } = plan;
  const places = new Map<string, number>(variables.map((name, k) => [name, k]));
  const placeOf = (name: string): number => {
    if (!places.has(name)) places.set(name, places.size);
    return places.get(name)!;
  };
  const time = placeOf(TIME);
  const draws = Array.from({ length: model.draws }, (_, k) => placeOf(drawName(k)));
  const toValue = (tree: Node) => closure(tree, placeOf);
  const toUpdates = (updates: readonly Update[]) =>
    updates.map(({ variable, tree }) => ({ at: placeOf(variable), value: toValue(tree) }));

  const lets = plan.lets.map(({ name, tree }) => {
    const value = toValue(tree);
    return { at: placeOf(name), value };
  });
  const steps = toUpdates(plan.steps);
  const resets = toUpdates(plan.resets);
  const threshold = toValue(model.trees.threshold);
  const refractory = toValue(plan.refractory);
  const held = plan.held.map(placeOf);
  const slopes = Object.entries(model.trees.derivatives).map(([variable, tree]) => ({
    at: variables.indexOf(variable),
    value: toValue(tree),
  }));
  const scale = driven ? parseUnit(driven.unit, driven.name).scale : 1;
  const current = driven ? placeOf(driven.name) : null;
  const start = variables.map((variable) => plan.start[variable]![0]!);
  let scratch: Float64Array | null = null;

  const fill = (): Float64Array => {
    const slots = new Float64Array(places.size);
    for (const [name, k] of places) slots[k] = plan.env[name] ?? 0;
    return slots;
  };
  const currentOf = (drive: Drive): ((slots: Float64Array, step: number) => number) => {
    const numbers = Array.from({ length: drive.draws }, (_, k) => drawName(k));
    const own = new Map<string, number>([
      [TIME, 0],
      ["dt", 1],
      ...numbers.map((name, k) => [name, 2 + k] as const),
    ]);
    const value = closure(drive.tree, (name) => own.get(name) ?? 0);
    const at = new Float64Array(own.size);
    at[1] = dt;
    return (slots, step) => {
      at[0] = slots[time]!;
      for (let k = 0; k < drive.draws; k++) at[2 + k] = step < 0 ? 0 : draw(seed, 1, 0, step, k);
      return value(at);
    };
  };

  return {
    variables,
    dt,
    driven: driven && { name: driven.name, unit: driven.unit },
    run({ steps: count, drive = null, from = start }) {
      const slots = fill();
      const values = variables.map(() => new Float64Array(count + 1));
      const currents = new Float64Array(count);
      const spikes: number[] = [];
      const next = new Float64Array(steps.length);
      const before = new Float64Array(held.length);
      const given = drive === null || typeof drive === "number" ? null : currentOf(drive);
      if (typeof drive === "number" && current !== null) slots[current] = drive * scale;
      for (const [k] of variables.entries()) values[k]![0] = slots[k] = from[k]!;
      let wait = 0;
      for (let step = 0; step < count; step++) {
        slots[time] = step * dt;
        if (given && current !== null) slots[current] = given(slots, step) * scale;
        currents[step] = current === null ? 0 : slots[current]! / scale;
        for (let k = 0; k < draws.length; k++) slots[draws[k]!] = draw(seed, 0, 0, step, k);
        for (let k = 0; k < lets.length; k++) slots[lets[k]!.at] = lets[k]!.value(slots);
        for (let k = 0; k < held.length; k++) before[k] = slots[held[k]!]!;
        for (let k = 0; k < steps.length; k++) next[k] = steps[k]!.value(slots);
        for (let k = 0; k < steps.length; k++) slots[steps[k]!.at] = next[k]!;
        const waits = wait > 0;
        if (waits) {
          wait--;
          for (let k = 0; k < held.length; k++) slots[held[k]!] = before[k]!;
        }
        for (let k = 0; k < variables.length; k++) {
          if (Number.isFinite(slots[k]!)) continue;
          const broke = { variable: variables[k]!, step: step + 1 };
          const short = values.map((all) => all.subarray(0, step + 1));
          return { values: short, current: currents.subarray(0, step + 1), spikes, broke };
        }
        if (!waits && threshold(slots) !== 0) {
          spikes.push(step + 1);
          for (let k = 0; k < resets.length; k++) slots[resets[k]!.at] = resets[k]!.value(slots);
          wait = Math.round(refractory(slots));
        }
        for (let k = 0; k < variables.length; k++) values[k]![step + 1] = slots[k]!;
      }
      return { values, current: currents, spikes, broke: null };
    },
    slopes(values, t, given, into) {
      const slots = scratch ?? fill();
      scratch = slots;
      for (let k = 0; k < variables.length; k++) slots[k] = values[k]!;
      slots[time] = t;
      if (current !== null) slots[current] = given === null ? (plan.env[driven!.name] ?? 0) : given * scale;
      into.fill(0);
      for (let k = 0; k < slopes.length; k++) into[slopes[k]!.at] = slopes[k]!.value(slots);
    },
    currentAt(drive, t) {
      const slots = new Float64Array(places.size);
      slots[time] = t;
      return currentOf(drive)(slots, -1);
    },
  };
}

/** The tree as a function of the slots that its names stand for. */
function closure(node: Node, placeOf: (name: string) => number): Value {
  switch (node.kind) {
    case "number": {
      const { value } = node;
      return () => value;
    }
    case "name": {
      const at = placeOf(node.name);
      return (slots) => slots[at]!;
    }
    case "unary": {
      const arg = closure(node.arg, placeOf);
      return node.op === "-" ? (slots) => -arg(slots) : (slots) => (arg(slots) === 0 ? 1 : 0);
    }
    case "call": {
      const { evaluate } = FUNCTIONS[node.fn]!;
      const [a, b, c] = node.args.map((arg) => closure(arg, placeOf));
      if (c) return (slots) => evaluate(a!(slots), b!(slots), c(slots));
      return b ? (slots) => evaluate(a!(slots), b(slots)) : (slots) => evaluate(a!(slots));
    }
    case "binary": {
      const left = closure(node.left, placeOf);
      const right = closure(node.right, placeOf);
      switch (node.op) {
        case "+":
          return (slots) => left(slots) + right(slots);
        case "-":
          return (slots) => left(slots) - right(slots);
        case "*":
          return (slots) => left(slots) * right(slots);
        case "/":
          return (slots) => left(slots) / right(slots);
        default: {
          const operation = OPERATIONS[node.op];
          return (slots) => operation(left(slots), right(slots));
        }
      }
    }
  }
}
