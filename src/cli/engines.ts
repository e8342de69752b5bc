// Opens engines in Node: WebGPU comes from the optional package `webgpu`, threads and engine from the options.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Worker } from "node:worker_threads";
import {
  type CompileOptions,
  compile,
  type Engine,
  type Model,
  type NetworkDocument,
  openEngine,
  planNetwork,
  type Spawn,
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

async function compileOptions({
  engine = "auto",
  threads = THREADS,
}: EngineOptions): Promise<CompileOptions> {
  const needsGpu = engine === "gpu" || engine === "stepped" || engine === "fused";
  const gpu = engine === "auto" || needsGpu ? await findGpu() : null;
  if (needsGpu && !gpu) {
    throw new UsageError(
      `--engine ${engine}: no Vulkan, Metal or Direct3D driver was found. Install one, or use --engine event.`,
    );
  }
  return { engine, threads, spawn: spawnThread, ...(gpu ? { gpu } : {}) };
}

/** A thread of the event engine, in the file that the build puts beside this one. */
const spawnThread: Spawn = (onMessage, onError) => {
  const thread = new Worker(new URL("./thread.js", import.meta.url));
  thread.on("message", onMessage);
  thread.on("error", ({ message }) => onError(message));
  thread.once("message", () => thread.unref()); // once it runs, it must not keep the command from ending
  return {
    post: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  };
};

let found: Promise<GPU | null> | undefined; // must stay referenced, or Dawn's device goes with it

/** Dawn's `navigator.gpu`; null if the package is not installed or finds no adapter. */
function findGpu(): Promise<GPU | null> {
  found ??= openDawn().catch(() => null);
  return found;
}

async function openDawn(): Promise<GPU | null> {
  if (process.platform === "linux" && !hasVulkan()) return null; // Dawn would find out too, and print warnings
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  const gpu = create([]);
  return (await gpu.requestAdapter()) ? gpu : null;
}

/** Whether the Vulkan loader is where the dynamic linker looks. */
function hasVulkan(): boolean {
  const loader = "libvulkan.so.1";
  const named = (process.env.LD_LIBRARY_PATH ?? "").split(delimiter).filter(Boolean);
  if (named.some((folder) => existsSync(join(folder, loader)))) return true;
  const { stdout } = spawnSync("ldconfig", ["-p"], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${process.env.PATH ?? ""}:/sbin:/usr/sbin` },
  });
  return stdout === null || stdout.includes(loader); // without ldconfig, let Dawn try
}
