// The STDP window of a learning rule: pairs of neurons, each made to spike once, and what became of the weight between.
// All by the reference engine from the rule's own texts: no formula is written here.
import {
  type Command,
  type ModelUse,
  modelsOf,
  type NetworkDocument,
  needsTeacher,
  openEngine,
  planNetwork,
  type RuleModel,
} from "../../../index";
import type { Network } from "./currentCurve";

export interface PairPoint {
  /** ms from the input's spike to the neuron's */
  readonly gap: number;
  /** of the weight */
  readonly change: number;
}

export interface PairCurve {
  readonly points: readonly PairPoint[];
  /** the weight before */
  readonly weight: number;
  /** a reward of 1 came after each pair */
  readonly paid: boolean;
}

/** ms */
const WIDEST = 100;
const GAPS = 50;
const BEFORE = 5;

/** False for a rule that needs more than a pair of spikes and a reward after it: a teacher, who knows the class. */
export function learnsFromPairs(document: Pick<Network, "models">, rule: string): boolean {
  const model = modelsOf(document).rules[rule];
  return Boolean(model?.onPre || model?.onPost) && !needsTeacher(model!);
}

/** Whether a pair is paid for before the weight is read: the rule remembers pairs until a reward comes. */
export function isPaid({ traces }: RuleModel): boolean {
  return Object.values(traces).some(({ of }) => of === "reward" || of === "synapse");
}

/** ms from a reward until the weight is read: by then much of what it moves has moved. Chosen. */
const PAID_FOR = 200;

/** @param network - its dt, ms between two gaps at least, and models */
export async function pairCurve(use: ModelUse, { dt, models }: Network): Promise<PairCurve> {
  const step = Math.max(dt, 0.1);
  const own = models ? { models } : {};
  const rule = modelsOf(own).rules[use.name]!;
  const reach = reachOf(use, rule);
  const pitch = Math.max(1, Math.round(reach / GAPS / step)) * step;
  const gaps = Array.from({ length: 2 * GAPS + 1 }, (_, k) => (k - GAPS) * pitch).filter((gap) => gap !== 0);
  const weight = middleOf(use, rule);
  const points: PairPoint[] = [];
  // a few pairs a network: the plan of one with all would be slow to make
  for (let k = 0; k < gaps.length; k += 10) {
    const some = gaps.slice(k, k + 10);
    points.push(...(await changesFor({ ...own, use, paid: isPaid(rule) }, some, weight, step, GAPS * pitch)));
  }
  return { points, weight, paid: isPaid(rule) };
}

/** ms on either side: three times what a pair is remembered for, the shorter where a side has a second, slower trace. */
function reachOf({ params }: ModelUse, rule: RuleModel): number {
  const shortest = (side: "pre" | "post"): number => {
    const taus = Object.values(rule.traces).flatMap(({ of, tau }) =>
      of === side && tau && Object.hasOwn(rule.params, tau) ? [params?.[tau] ?? rule.params[tau]!.value] : [],
    );
    return taus.length > 0 ? Math.min(...taus) : 0;
  };
  return Math.min(WIDEST, 3 * Math.max(5, shortest("pre"), shortest("post")));
}

/** Between the bounds, so that the weight can go both ways. */
function middleOf({ params }: ModelUse, rule: RuleModel): number {
  const ends = (rule.bounds ?? [0, 1]).map((bound) =>
    typeof bound === "number" ? bound : (params?.[bound] ?? rule.params[bound]?.value ?? 0),
  );
  const [low = 0, high = 1] = ends;
  return high - low < 1e6 ? Math.max(0, (low + high) / 2) : 0.5;
}

async function changesFor(
  { use, paid, ...own }: Pick<Network, "models"> & { readonly use: ModelUse; readonly paid: boolean },
  gaps: readonly number[],
  weight: number,
  dt: number,
  widest: number,
): Promise<PairPoint[]> {
  const window = 2 * (widest + BEFORE) + 20 * dt;
  const ids = gaps.map((_, k) => k);
  const input = { kind: "input", shape: [1], encoder: "latency", params: { window, value_min: 0 } } as const;
  // nothing but the teacher's push makes it spike, and at once
  const neuron = {
    kind: "neurons",
    shape: [1],
    neuron: "lif",
    params: { v_rest: 0, v_reset: 0, v_thresh: 1e6, tau_m: 1e-3, tau_refrac: 0 },
  } as const;
  const one = { connector: { name: "one_to_one" }, synapse: "delta", receptor: "exc" } as const;
  const document: NetworkDocument = {
    format: "spikeyard",
    version: 1,
    name: "STDP window",
    ...own,
    dt,
    seed: 1,
    populations: Object.fromEntries(
      ids.flatMap((k) => [
        [`pre${k}`, input],
        [`push${k}`, input],
        [`post${k}`, neuron],
      ]),
    ),
    projections: Object.fromEntries(
      ids.flatMap((k) => [
        [`w${k}`, { ...one, from: `pre${k}`, to: `post${k}`, weight, learn: use }],
        [`p${k}`, { ...one, from: `push${k}`, to: `post${k}`, weight: 1e9 }],
      ]),
    ),
    presentation: { duration: window + (paid ? PAID_FOR : 0) },
  };
  const { engine } = await openEngine(planNetwork(document), "reference");
  try {
    // half a step off the grid, so that rounding cannot move a spike by a step
    const valueAt = (ms: number) => Float32Array.of(1 - (ms + dt / 2) / window);
    const middle = Math.round((widest + BEFORE) / dt) * dt;
    const inputs = Object.fromEntries(
      ids.flatMap((k) => [
        [`pre${k}`, valueAt(middle)],
        [`push${k}`, valueAt(middle + gaps[k]! - dt)],
      ]),
    );
    const before = await Promise.all(ids.map(async (k) => (await engine.read(`w${k}.w`))[0]!));
    const after: Command[] = [
      { do: "reward", value: 1 },
      { do: "run", steps: Math.round(PAID_FOR / dt), learn: true },
    ];
    const spikes = await engine.run([
      { do: "begin", inputs, clock: 0 },
      { do: "run", steps: Math.round(window / dt), learn: true },
      ...(paid ? after : []),
    ]);
    const changed = await Promise.all(ids.map(async (k) => (await engine.read(`w${k}.w`))[0]!));
    return ids.flatMap((k) => {
      const pre = spikes[`pre${k}`]!.findIndex((bits) => bits !== 0);
      const post = spikes[`post${k}`]!.findIndex((bits) => bits !== 0);
      return pre < 0 || post < 0 ? [] : [{ gap: (post - pre) * dt, change: changed[k]! - before[k]! }];
    });
  } finally {
    engine.dispose();
  }
}
