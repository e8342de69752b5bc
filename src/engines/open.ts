// One way to any engine: by name, or the fastest that agrees with the others for this network, measured.
import type { Plan } from "../compiler/planned";
import { EngineError } from "../util/errors";
import { uniform } from "../util/random";
import { type Engine, type EngineName, isSpiking, type Spikes } from "./engine";
import type { Spawn } from "./event/crew";
import { createEvent } from "./event/event";
import { canUseThreads, spawnThread } from "./event/spawn";
import { openDevice } from "./gpu/device";
import { findGpu } from "./gpu/find";
import { createGpu, type Schedule } from "./gpu/gpu";
import { createReference } from "./reference/reference";

/**
 * `auto` measures. To compare with: `clocked` is the event engine made to compute every neuron and synapse in every
 * step, `stepped` and `fused` the gpu engine on one of its schedules.
 */
export type EngineChoice = "auto" | EngineName | "clocked" | "stepped" | "fused";

export interface EngineOptions {
  /** where WebGPU is found; if absent the browser's own, or in Node that of the package `webgpu` */
  readonly gpu?: GPU | undefined;
  /** of the event engine; 1 if absent, and where `canUseThreads` says no */
  readonly threads?: number | undefined;
  /** starts a thread of the event engine, where its own way does not suit */
  readonly spawn?: Spawn | undefined;
}

export interface Opened {
  readonly engine: Engine;
  /** why this one, in words */
  readonly reason: string;
  /** true if a GPU was wanted and none could be had */
  readonly fallback: boolean;
}

/**
 * Builds the engine for a plan.
 * @throws {EngineError} "unavailable" if there is no GPU to be had, "too-large" if the network does not fit
 */
export async function openEngine(
  plan: Plan,
  choice: EngineChoice = "auto",
  given: EngineOptions = {},
): Promise<Opened> {
  const options = { ...given, spawn: given.spawn ?? (canUseThreads() ? spawnThread : undefined) };
  if (choice === "auto") return chooseEngine(plan, options);
  const onGpu = async (schedule?: Schedule) =>
    createGpu(plan, await openDevice(options.gpu ?? (await findGpu())), { schedule });
  const open = {
    reference: async () => createReference(plan),
    event: () => createEvent(plan, options),
    clocked: () => createEvent(plan, { clocked: true }),
    gpu: () => onGpu(),
    stepped: () => onGpu("stepped"),
    fused: () => onGpu("fused"),
  };
  return { engine: await open[choice](), reason: "chosen by name", fallback: false };
}

async function chooseEngine(plan: Plan, options: EngineOptions): Promise<Opened> {
  const event = await createEvent(plan, options);
  let gpu: Engine | undefined;
  try {
    gpu = await createGpu(plan, await openDevice(options.gpu ?? (await findGpu())));
    const [onCpu, onGpu] = [await tryOut(event), await tryOut(gpu)];
    const speeds = `${perSecond(onCpu.ms)} on the CPU, ${perSecond(onGpu.ms)} on the GPU`;
    const agree = isNear(onCpu.spikes, onGpu.spikes);
    const [best, other] = agree && onGpu.ms < onCpu.ms ? [gpu, event] : [event, gpu];
    other.dispose();
    const reason = agree ? `measured: ${speeds}` : "the GPU's spikes differ from the CPU's";
    return { engine: best, reason, fallback: false };
  } catch (error) {
    gpu?.dispose();
    if (!(error instanceof EngineError)) throw error;
    return { engine: event, reason: error.message, fallback: true };
  }
}

const perSecond = (ms: number): string => `${Math.round(1000 / ms).toLocaleString("en")} samples/s`;

/** Samples of one try. Chosen: well under 50 ms on either side, but for long samples or an emulated GPU. */
const TRIED = 8;

/** Runs a few seeded samples without learning, once to warm up and once for the time of one. */
async function tryOut(engine: Engine): Promise<{ readonly ms: number; readonly spikes: Spikes }> {
  const inputs = (count: number) =>
    Object.fromEntries(
      engine.plan.populations
        .filter(({ kind }) => kind === "input")
        // a fifth of the inputs is bright, as in a picture of a digit
        .map(({ name, n }) => [
          name,
          Uint8Array.from({ length: count * n }, (_, k) => (uniform(1, 0, k % n, 0) < 0.2 ? 255 : 0)),
        ]),
    );
  const show = (count: number) =>
    engine.present({
      count,
      inputs: inputs(count),
      clocks: Array.from({ length: count }, (_, k) => k * engine.plan.sampleSteps),
      learn: false,
      minibatch: 1,
      spikesFrom: 0,
    });
  const { spikes } = await show(1);
  const start = performance.now();
  await show(TRIED);
  return { ms: (performance.now() - start) / TRIED, spikes };
}

/** As many spikes within a tenth: rounding may part two runs, a broken driver does more than that. */
function isNear(a: Spikes, b: Spikes): boolean {
  const count = (words: Uint32Array): number => {
    let sum = 0;
    for (let k = 0; k < 32 * words.length; k++) if (isSpiking(words, 0, k)) sum++;
    return sum;
  };
  return Object.keys(a).every((name) => {
    const [x, y] = [count(a[name]!), count(b[name]!)];
    return Math.abs(x - y) <= 2 + 0.1 * x;
  });
}
