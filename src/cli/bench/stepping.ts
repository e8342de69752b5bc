// `bench cuba`, `coba`, `linear`: a network runs by itself for a time.
import { sizedCoba, sizedCuba } from "../../examples/lib/balanced";
import { sizedLinear } from "../../examples/lib/linear";
import type { BenchRequest } from "../arguments";
import type { Context } from "../context";
import { identify, openNetwork } from "../engines";
import { inputsOf, runSteps, type Stepped } from "../stepping";
import { formatNumber, rounded } from "../terminal";
import { measure, REPEATS } from "./measure";
import { type BenchResult, describeWall } from "./report";

type SteppingRequest = BenchRequest<"cuba" | "coba" | "linear">;

export async function benchStepping(
  request: SteppingRequest,
  { terminal, signal }: Context,
): Promise<BenchResult> {
  const document = documentOf(request);
  const steps = Math.max(1, Math.round((request.duration ?? 1000) / document.dt));
  const started = performance.now();
  const engine = await openNetwork(document, request);
  try {
    const inputs = inputsOf(engine, () => 1);
    const compiled = (performance.now() - started) / 1000;
    let last: Stepped | undefined; // every run is the same but for its time
    const measured = await measure(request.repeat ?? REPEATS, async () => {
      last = await runSteps(engine, { steps, inputs, terminal, signal });
      return last.seconds;
    });
    const { counts, events } = last!;
    const neurons = engine.plan.populations.filter(({ kind }) => kind === "neurons");
    const size = neurons.reduce((sum, { n }) => sum + n, 0);
    const fired = neurons.reduce((sum, { name }) => sum + counts[name]!, 0);
    const bio = (steps * document.dt) / 1000;
    const json = {
      ...identify(engine, request),
      seed: document.seed,
      neurons: size,
      synapses: engine.plan.projections.reduce((sum, { synapses }) => sum + synapses, 0),
      dt_ms: document.dt,
      bio_s: rounded(bio),
      compile_s: rounded(compiled),
      ...measured,
      real_time_factor: rounded(measured.wall_s / bio),
      spikes: fired,
      rate_hz: rounded(fired / size / bio),
      synaptic_events: events,
      synaptic_events_per_s: rounded(events / measured.wall_s),
      work: engine.work(),
    };
    const lines = [
      `${request.bench}: ${formatNumber(size)} neurons, ${formatNumber(json.synapses)} synapses on ${engine.name} (${engine.device})`,
      `${formatNumber(bio)} s at dt ${document.dt} ms; ${describeWall(measured)}`,
      `real-time factor ${formatNumber(json.real_time_factor)}; ${formatNumber(json.rate_hz)} Hz; ` +
        `${formatNumber(json.synaptic_events_per_s)} synaptic events/s`,
    ];
    return { lines, json };
  } finally {
    engine.dispose();
  }
}

function documentOf(request: SteppingRequest) {
  switch (request.bench) {
    case "cuba":
      return sizedCuba(request.neurons ?? 4000);
    case "coba":
      return sizedCoba(request.neurons ?? 4000);
    case "linear":
      return sizedLinear(request.neurons ?? 100_000, request.rate ?? 4);
  }
}
