// `bench sparsity`: what a step costs when fewer and fewer inputs are active, on an engine that follows events and on
// one that computes with every neuron and synapse in every step.
import { writeFile } from "node:fs/promises";
import { SPARSE_INPUTS, sparse } from "../../examples/lib/sparse";
import type { BenchRequest } from "../arguments";
import type { Context } from "../context";
import { identify, openNetwork } from "../engines";
import { UsageError } from "../faults";
import type { EngineOption } from "../options";
import { inputsOf, runSteps } from "../stepping";
import { formatNumber, rounded } from "../terminal";
import { type Measured, measure, REPEATS } from "./measure";
import { drawLogLog } from "./plot";
import type { BenchResult } from "./report";

/** s: what takes less is run again until it took so long together. Chosen: long beside the compiler's warming up. */
const LEAST = 0.2;
const PERCENT = [0.1, 0.3, 1, 3, 10, 30, 100] as const;

export async function benchSparsity(
  request: BenchRequest<"sparsity">,
  context: Context,
): Promise<BenchResult> {
  const { plot, duration = 10_000 } = request;
  const asked: EngineOption = request.engine ?? "event";
  const other: EngineOption = request.against ?? "clocked";
  const steps = Math.max(1, Math.round(duration / sparse.dt));
  const first = await sweep(asked, request, steps, context);
  const second = await sweep(other, request, steps, context);
  const points = PERCENT.map((percent, k) => {
    const [a, b] = [first.points[k]!, second.points[k]!];
    return {
      active_percent: percent,
      spikes: a.spikes,
      synaptic_events: a.events,
      us_per_step: perStep(a.measured.wall_s, steps),
      against_us_per_step: perStep(b.measured.wall_s, steps),
      ratio: a.measured.ratio,
      against_ratio: b.measured.ratio,
      speedup: rounded(b.measured.wall_s / a.measured.wall_s),
    };
  });
  if (plot !== undefined) {
    const line = (label: string, key: "us_per_step" | "against_us_per_step") => ({
      label,
      points: points.map((point) => [point.active_percent, point[key]] as const),
    });
    const svg = drawLogLog({
      title: `${SPARSE_INPUTS} inputs to 400 neurons: the cost of a step`,
      x: "active inputs (%)",
      y: "time per step (µs)",
      series: [line(asked, "us_per_step"), line(other, "against_us_per_step")],
    });
    await writeFile(plot, svg).catch((error: Error) => {
      throw new UsageError(`--plot: ${plot} cannot be written (${error.message}).`);
    });
  }
  const wall = first.points.reduce((sum, { measured }) => sum + measured.wall_s, 0);
  const bio = (PERCENT.length * steps * sparse.dt) / 1000;
  const events = points.reduce((sum, point) => sum + point.synaptic_events, 0);
  const json = {
    ...first.engine,
    against: second.engine.engine,
    seed: sparse.seed,
    wall_s: rounded(wall),
    bio_s: rounded(bio),
    real_time_factor: rounded(wall / bio),
    spikes: points.reduce((sum, point) => sum + point.spikes, 0),
    synaptic_events_per_s: rounded(events / wall),
    yardstick_gb_per_s: first.points[0]!.measured.yardstick_gb_per_s,
    points,
  };
  return { lines: tableOf(asked, other, points), json };
}

interface Point {
  readonly spikes: number;
  readonly events: number;
  readonly measured: Measured;
}

async function sweep(
  choice: EngineOption,
  { threads, repeat = REPEATS }: BenchRequest<"sparsity">,
  steps: number,
  { terminal, signal }: Context,
): Promise<{ readonly engine: ReturnType<typeof identify>; readonly points: readonly Point[] }> {
  const options = { engine: choice, ...(threads === undefined ? {} : { threads }) };
  const engine = await openNetwork(sparse, options);
  try {
    const points: Point[] = [];
    for (const percent of PERCENT) {
      const active = Math.max(1, Math.round((percent / 100) * SPARSE_INPUTS));
      const inputs = inputsOf(engine, (k) => (k < active ? 1 : 0));
      let spikes = 0;
      let events = 0;
      const measured = await measure(repeat, async () => {
        let seconds = 0;
        let runs = 0;
        while (seconds < LEAST) {
          const stepped = await runSteps(engine, { steps, inputs, terminal, signal });
          spikes = Object.values(stepped.counts).reduce((sum, count) => sum + count, 0);
          events = stepped.events;
          seconds += stepped.seconds;
          runs++;
        }
        return seconds / runs;
      });
      points.push({ spikes, events, measured });
    }
    return { engine: identify(engine, options), points };
  } finally {
    engine.dispose();
  }
}

function perStep(seconds: number, steps: number): number {
  return rounded((seconds / steps) * 1e6);
}

type Row = {
  readonly active_percent: number;
  readonly us_per_step: number;
  readonly against_us_per_step: number;
  readonly speedup: number;
};

function tableOf(asked: string, other: string, points: readonly Row[]): string[] {
  const row = (...cells: string[]) => cells.map((cell) => cell.padStart(16)).join("");
  return [
    row("active inputs", asked, other, "times faster"),
    ...points.map((point) =>
      row(
        `${point.active_percent} %`,
        `${formatNumber(point.us_per_step)} us/step`,
        `${formatNumber(point.against_us_per_step)} us/step`,
        formatNumber(point.speedup),
      ),
    ),
  ];
}
