// Loads the files of /shaders, follows their includes, and fills their generated regions.

const FILES = import.meta.glob("/shaders/**/*.wgsl", {
  query: "?raw",
  import: "default",
  eager: true,
}) as Record<string, string>;

/** A kernel's file name, which is also its entry point but for normalize.wgsl. */
export type ShaderName =
  | "begin_sample"
  | "encode"
  | "step_neurons"
  | "emit_spikes"
  | "compete"
  | "update_traces"
  | "learn"
  | "end_sample"
  | "normalize";

/** The entry point in each file. */
export function entryPointOf(shader: ShaderName): string {
  return shader === "normalize" ? "normalize_weights" : shader; // normalize() is built into WGSL
}

/** The shader's text as it stands, includes in place. */
export function loadShader(shader: ShaderName): string {
  return include(`/shaders/${shader}.wgsl`);
}

function include(path: string): string {
  const text = FILES[path];
  if (text === undefined) throw new Error(`${path}: no such shader`);
  return text.replaceAll(/^\/\/#include (\S+)$/gm, (_, name: string) => include(`/shaders/${name}`));
}

/**
 * The shader with each region, the text between `//#begin name` and `//#end name`, replaced.
 * @throws if a region that is given does not occur exactly once
 */
export function fillShader(shader: ShaderName, regions: Readonly<Record<string, string>>): string {
  let text = loadShader(shader);
  for (const [name, body] of Object.entries(regions)) {
    const parts = text.split(new RegExp(`^//#begin ${name}\\n[^]*?^//#end ${name}$`, "m"));
    if (parts.length !== 2)
      throw new Error(`${shader}.wgsl: region '${name}' occurs ${parts.length - 1} times`);
    text = parts.join(`//#begin ${name}\n${body}\n//#end ${name}`);
  }
  return text;
}

/** Names of all shaders, for tests. */
export const SHADERS: readonly ShaderName[] = [
  "begin_sample",
  "encode",
  "step_neurons",
  "emit_spikes",
  "compete",
  "update_traces",
  "learn",
  "end_sample",
  "normalize",
];
