// Where WebGPU is: the browser's own, or in Node the optional package `webgpu`, which is Dawn.
import { importPackage, isNode } from "../../util/node";

/** @returns null where there is none: in Node, if the package is not installed or finds no adapter */
export async function findGpu(): Promise<GPU | null> {
  if (globalThis.navigator?.gpu) return globalThis.navigator.gpu;
  if (!isNode()) return null;
  found ??= openDawn().catch(() => null);
  return found;
}

let found: Promise<GPU | null> | undefined; // must stay referenced, or Dawn's device goes with it

async function openDawn(): Promise<GPU | null> {
  if (process.platform === "linux" && !hasVulkan()) return null; // Dawn would find out too, and print warnings
  const { create, globals } = (await importPackage("webgpu")) as typeof import("webgpu");
  Object.assign(globalThis, globals);
  const gpu = create([]);
  return (await gpu.requestAdapter()) ? gpu : null;
}

/** Whether the Vulkan loader is where the dynamic linker looks. */
function hasVulkan(): boolean {
  const { existsSync } = process.getBuiltinModule("node:fs");
  const { delimiter, join } = process.getBuiltinModule("node:path");
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const loader = "libvulkan.so.1";
  const named = (process.env.LD_LIBRARY_PATH ?? "").split(delimiter).filter(Boolean);
  if (named.some((folder) => existsSync(join(folder, loader)))) return true;
  const { stdout } = spawnSync("ldconfig", ["-p"], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${process.env.PATH ?? ""}:/sbin:/usr/sbin` },
  });
  return stdout === null || stdout.includes(loader); // without ldconfig, let Dawn try
}
