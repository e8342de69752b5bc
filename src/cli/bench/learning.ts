// `bench mnist-rate-400`, `mnist-latency-400`: images learned a second; accuracy after learning from all.
import { join } from "node:path";
import type { BenchRequest } from "../arguments";
import type { Context } from "../context";
import { loadDigits } from "../digits";
import { identify, openModel } from "../engines";
import { loadNetwork } from "../presets";
import { formatNumber, rounded } from "../terminal";
import { adapt, examine, learn } from "../train";
import { measure, REPEATS } from "./measure";
import { type BenchResult, describeWall } from "./report";

/** Chosen: enough for a steady rate, few enough for five runs. */
const IMAGES = 10_000;

export async function benchLearning(
  request: BenchRequest<"mnist-rate-400" | "mnist-latency-400">,
  context: Context,
): Promise<BenchResult> {
  const document = adapt(await loadNetwork(request.bench), request);
  const { train, test } = await loadDigits(request.data ?? join(context.root, "public", "mnist"));
  const images = request.limit ?? (request.data === undefined ? IMAGES : train.count);
  const model = await openModel(document, request);
  try {
    const measured = await measure(
      request.repeat ?? REPEATS,
      async () => {
        await model.reset();
        return learn(model, train, images, context); // more images than there are: again from the first
      },
      false,
    );
    const { engine } = model;
    const whole = request.data !== undefined && images >= train.count;
    const tested = whole ? await examine(model, test, context) : null;
    const bio = (images * engine.plan.sampleSteps * document.dt) / 1000;
    const carried = engine.work()?.done; // over all runs, and the test
    const json = {
      ...identify(engine, request),
      seed: document.seed,
      batch: document.training?.batch ?? 1,
      samples: images,
      bio_s: rounded(bio),
      ...measured,
      samples_per_s: rounded(images / measured.wall_s),
      real_time_factor: rounded(measured.wall_s / bio),
      spikes: null, // not kept, for speed
      synaptic_events_per_s:
        carried === undefined
          ? null
          : rounded(carried / (measured.repeats + (tested?.count ?? 0) / images) / measured.wall_s),
      accuracy: tested ? rounded(tested.accuracy) : null,
      test_samples: tested?.count ?? 0,
    };
    const lines = [
      `${request.bench}: ${formatNumber(images)} images on ${engine.name} (${engine.device})`,
      `${formatNumber(json.samples_per_s)} images/s; ${describeWall(measured)}`,
      ...(tested
        ? [`recognised ${(100 * tested.accuracy).toFixed(1)} % of ${formatNumber(tested.count)} test images`]
        : []),
    ];
    return { lines, json };
  } finally {
    model.dispose();
  }
}
