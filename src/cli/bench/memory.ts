// `bench memory`: what the process holds while it learns the digits of mnist-latency-400 again and again.
import { join } from "node:path";
import type { BenchRequest } from "../arguments";
import type { Context } from "../context";
import { loadDigits } from "../digits";
import { identify, openModel } from "../engines";
import { Stopped } from "../faults";
import { loadNetwork } from "../presets";
import { formatNumber, rounded, startProgress } from "../terminal";
import { adapt } from "../train";
import { median } from "./measure";
import type { BenchResult } from "./report";

const SECONDS = 600;
/** Chosen: some 3 MB of images to a look at the memory, at any speed. */
const BETWEEN = 4096;

interface Look {
  readonly seconds: number;
  readonly megabytes: number;
}

export async function benchMemory(
  request: BenchRequest<"memory">,
  { root, terminal, signal }: Context,
): Promise<BenchResult> {
  const { seconds: length = SECONDS } = request;
  const { train } = await loadDigits(request.data ?? join(root, "public", "mnist"));
  const model = await openModel(adapt(await loadNetwork("mnist-latency-400"), request), request);
  const progress = startProgress(terminal, "learning", length, "s");
  try {
    const looks: Look[] = [];
    const started = performance.now();
    for (let now = 0; now < length; ) {
      const until = model.samples + (model.engine.name === "event" ? BETWEEN : 4);
      await model.fit(train, { until, span: until, signal });
      if (signal.aborted) throw new Stopped(`stopped after ${formatNumber(now)} of ${length} s.`);
      now = (performance.now() - started) / 1000;
      looks.push({ seconds: now, megabytes: process.memoryUsage().rss / 2 ** 20 });
      await progress.to(Math.min(length, Math.floor(now)));
    }
    // the first tenth warms up: code is compiled, buffers find their size
    const early = medianOf(looks, 0.1 * length, 0.3 * length);
    const late = medianOf(looks, 0.8 * length, length);
    const wall = looks.at(-1)!.seconds;
    const bio = (model.samples * model.engine.plan.sampleSteps * model.document.dt) / 1000;
    const carried = model.engine.work()?.done;
    const json = {
      ...identify(model.engine, request),
      seed: model.document.seed,
      batch: model.document.training?.batch ?? 1,
      seconds: length,
      wall_s: rounded(wall),
      bio_s: rounded(bio),
      real_time_factor: rounded(wall / bio),
      spikes: null, // not kept
      synaptic_events_per_s: carried === undefined ? null : rounded(carried / wall),
      samples: model.samples,
      early_mb: rounded(early),
      late_mb: rounded(late),
      growth_percent: rounded(100 * (late / early - 1)),
      most_mb: rounded(Math.max(...looks.map(({ megabytes }) => megabytes))),
    };
    const lines = [
      `memory: ${formatNumber(json.samples)} images learned in ${length} s on ${json.engine} (${json.device})`,
      `${formatNumber(early)} MB early on (10 to 30 % of the time), ${formatNumber(late)} MB in the last fifth: ` +
        `${formatNumber(json.growth_percent)} %; at most ${formatNumber(json.most_mb)} MB`,
    ];
    return { lines, json };
  } finally {
    progress.end();
    model.dispose();
  }
}

function medianOf(looks: readonly Look[], from: number, to: number): number {
  const within = looks.filter(({ seconds }) => seconds >= from && seconds <= to);
  return median((within.length > 0 ? within : looks).map(({ megabytes }) => megabytes));
}
