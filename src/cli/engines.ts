// Opens engines as the command's options say.
import {
  type CompileOptions,
  compile,
  type Engine,
  findGpu,
  type Model,
  type NetworkDocument,
  openEngine,
  planNetwork,
} from "../index";
import { UsageError } from "./faults";
import type { EngineOption } from "./options";

export interface EngineOptions {
  readonly engine?: EngineOption;
  readonly threads?: number;
}

export async function openModel(document: NetworkDocument, options: EngineOptions): Promise<Model> {
  return compile(document, await compileOptions(options));
}

export async function openNetwork(document: NetworkDocument, options: EngineOptions): Promise<Engine> {
  const { engine: choice, ...others } = await compileOptions(options);
  const { engine } = await openEngine(planNetwork(document), choice, others);
  return engine;
}

/** What computed a result, for JSON. */
export function identify({ name, device }: Engine, { engine, threads = THREADS }: EngineOptions) {
  return {
    engine: engine === undefined || engine === "auto" ? name : engine,
    device,
    threads: name === "event" && engine !== "clocked" ? threads : 1,
  };
}

/** Chosen: one, so that a figure means the same on every machine. */
const THREADS = 1;

export async function compileOptions({
  engine = "auto",
  threads = THREADS,
}: EngineOptions): Promise<CompileOptions> {
  const needsGpu = engine === "gpu" || engine === "stepped" || engine === "fused";
  if (needsGpu && !(await findGpu())) {
    throw new UsageError(
      `--engine ${engine}: no Vulkan, Metal or Direct3D driver was found. Install one, or use --engine event.`,
    );
  }
  return { engine, threads };
}
