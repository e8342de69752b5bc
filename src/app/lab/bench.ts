// What is on the bench of the lab: the neuron, its parameters, its current, and what is looked at. The worker follows every
// change, one look at a time and only the newest; what it sees goes to the plots without React.
import { type Remote, wrap } from "comlink";
import { create } from "zustand";
import { defineDrive, drivenBy, ModelError, type NeuronDescription, type ParamValues } from "../../index";
import { copy } from "../copy";
import { messageOf } from "../session/client";
import { type Look, MOST_STEPS } from "./look/look";
import type { Point, Range } from "./look/plane";
import type { lab } from "./look/worker";

export const PRESETS = ["step", "constant", "ramp", "pulses", "sine", "noise"] as const;
export type PresetName = (typeof PRESETS)[number];

export interface Bench {
  readonly source: string;
  readonly model: NeuronDescription | null;
  readonly params: ParamValues;
  readonly current: string;
  /** the preset that the text is of; null: it was written */
  readonly preset: PresetName | null;
  /** how strong presets are, in the current's unit */
  readonly strength: number;
  readonly duration: number;
  readonly dt: number;
  readonly x: string;
  readonly y: string | null;
  readonly shown: number;
  readonly traced: readonly string[];
  readonly starts: readonly Point[];
  /** why nothing new can be seen; null: it can */
  readonly problem: string | null;
}

/** ms. Chosen: short enough for the spikes of all models of the registry, and still quick. */
const DT = 0.05;
const DURATION = 300;

export const useBench = create<Bench>(() => ({
  source: "",
  model: null,
  params: {},
  current: "0",
  preset: "step",
  strength: 0,
  duration: DURATION,
  dt: DT,
  x: "",
  y: null,
  shown: DURATION,
  traced: [],
  starts: [],
  problem: null,
}));

/** Puts another neuron on the bench, under a current that makes it fire. */
export async function putOnBench(
  source: string,
  model: NeuronDescription,
  params: ParamValues,
): Promise<void> {
  const { model: last, source: lastSource } = useBench.getState();
  if (lastSource === source && last === model) return;
  const variables = Object.keys(model.state).filter((name) => !model.state[name]!.slow);
  const moving = variables.filter((name) => new RegExp(`\\bd${name}\\s*/\\s*dt`).test(model.equations));
  const [x = variables[0] ?? "", y = null] = moving.length > 0 ? moving : variables;
  ranges = null;
  const { duration } = useBench.getState();
  useBench.setState({
    ...{ source, model, params, x, y, traced: [x, y].filter((name) => name !== null), starts: [] },
    ...{ shown: duration, current: "0", preset: "step", strength: 0, problem: null },
  });
  if (!drivenBy(model)) return;
  try {
    const strength = await worker().strongCurrent(model, params, useBench.getState().dt);
    if (useBench.getState().model !== model) return;
    ranges = null; // what it did at rest is not what it does now
    useBench.setState({ strength });
    choosePreset("step");
  } catch (error) {
    useBench.setState({ problem: copy.lab.failed(messageOf(error)) });
  }
}

export function choosePreset(preset: PresetName): void {
  const { strength, duration } = useBench.getState();
  useBench.setState({ preset, current: presetText(preset, strength, duration) });
}

/** A current of each kind, as one would write it. */
export function presetText(preset: PresetName, strength: number, duration: number): string {
  const share = (part: number) => Number((part * duration).toPrecision(2));
  const some = (part: number) => Number((part * strength).toPrecision(3));
  switch (preset) {
    case "constant":
      return String(strength);
    case "step":
      return `${strength} if t >= ${share(0.1)} else 0`;
    case "ramp":
      return `${some(2)} * t / ${duration}`;
    case "pulses":
      return `${some(3)} if t - ${share(0.2)}*floor(t/${share(0.2)}) < ${share(0.02)} else 0`;
    case "sine":
      return `${strength} * (1 + sin(6.283*t/${share(0.5)}))`;
    case "noise":
      return `${strength} + ${some(0.5)}*randn()`;
  }
}

export function setParam(name: string, value: number): void {
  useBench.setState(({ params }) => ({ params: { ...params, [name]: value } }));
}

/** The text of the current as it is read, or what is wrong with it. */
export function readCurrent(current: string, model: NeuronDescription | null): ModelError | null {
  const driven = model && drivenBy(model);
  if (!driven) return null;
  try {
    defineDrive(current, driven.unit);
    return null;
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}

type Painter = (look: Look) => void;
const painters = new Set<Painter>();
let last: Look | null = null;
let ranges: readonly [Range, Range] | null = null;

/** Tells of every look from now on, and of the last one at once. @returns what ends it */
export function onLook(paint: Painter): () => void {
  painters.add(paint);
  if (last) paint(last);
  return () => painters.delete(paint);
}

export const lastLook = (): Look | null => last;

let link: Remote<typeof lab> | null = null;

function worker(): Remote<typeof lab> {
  link ??= wrap<typeof lab>(new Worker(new URL("./look/worker.ts", import.meta.url), { type: "module" }));
  return link;
}

let busy = false;
let again = false;

/** Looks at what is on the bench now; what changes meanwhile is looked at after. */
async function look(): Promise<void> {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  do {
    again = false;
    await lookOnce();
  } while (again);
  busy = false;
}

/** Points of a line at most: of the widest screens one a pixel. */
const POINTS = 1200;

async function lookOnce(): Promise<void> {
  const { model, params, current, strength, duration, dt, x, y, shown, starts } = useBench.getState();
  if (!model || x === "" || readCurrent(current, model)) return;
  const steps = Math.round(duration / dt);
  if (steps > MOST_STEPS) return tell(copy.lab.tooLong(steps, MOST_STEPS));
  try {
    const asked = { model, params, current, duration, dt, x, y, shown, starts, points: POINTS, ranges };
    const seen = await worker().lookAt(asked);
    if (useBench.getState().model !== model) return;
    last = seen;
    const isSame = useBench.getState().x === x && useBench.getState().y === y;
    ranges = isSame && useBench.getState().strength === strength ? seen.ranges : null;
    tell(seen.broke ? copy.lab.diverged(seen.broke.variable, seen.broke.at.toFixed(1)) : null);
    await new Promise(requestAnimationFrame); // no more often than it can be seen
    for (const paint of painters) paint(seen);
  } catch (error) {
    tell(copy.lab.failed(messageOf(error)));
  }
}

function tell(problem: string | null): void {
  if (useBench.getState().problem !== problem) useBench.setState({ problem });
}

useBench.subscribe((now, before) => {
  if (now.x !== before.x || now.y !== before.y) ranges = null;
  const { problem: _, traced: __, ...asked } = now;
  const keys = Object.keys(asked) as (keyof typeof asked)[];
  if (keys.some((key) => now[key] !== before[key])) void look();
});
