// Loads the files of /shaders, follows their includes, and fills their generated regions.

const FILES = import.meta.glob("/shaders/**/*.wgsl", {
  query: "?raw",
  import: "default",
  eager: true,
}) as Record<string, string>;

/** Names of all shaders; each is also the entry point of its file, but for normalize.wgsl. */
export const SHADERS = [
  "begin_sample",
  "encode",
  "release",
  "step_neurons",
  "carry",
  "emit_spikes",
  "compete",
  "count_spikes",
  "update_traces",
  "learn",
  "teach",
  "learn_rewards",
  "learn_synapses",
  "fade_rewards",
  "pay",
  "reward_synapses",
  "collect_rewards",
  "forget_synapses",
  "end_sample",
  "normalize",
  "fused",
  "replay",
  "end_minibatch",
] as const;
export type ShaderName = (typeof SHADERS)[number];

/** Parts of kernels that the fused schedule puts together, one for each population or projection. */
export type PartName = "neuron" | "traces" | "plasticity" | "scaling";

/** The functions of a file in /shaders/lib that few kernels need: without its comments, to stand in a region. */
export function loadPart(name: "gather_carried"): string {
  return FILES[`/shaders/lib/${name}.wgsl`]!.replaceAll(/^\/\/.*\n/gm, "");
}

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
    text = replaceRegion(shader, text, name, `//#begin ${name}\n${body}\n//#end ${name}`);
  }
  return text;
}

function replaceRegion(shader: string, text: string, name: string, body: string): string {
  const parts = text.split(new RegExp(`^//#begin ${name}\\n[^]*?^//#end ${name}$`, "m"));
  if (parts.length !== 2)
    throw new Error(`${shader}.wgsl: region '${name}' occurs ${parts.length - 1} times`);
  return parts.join(body);
}

/** A part of a kernel with its region filled, and what it declares renamed: several then fit in one shader. */
export function instantiate(part: PartName, region: string, suffix: string): string {
  const name = `lib/${part}`;
  const text = FILES[`/shaders/${name}.wgsl`]!.replaceAll(/^\/\/(?:#include)? .*\n/gm, "");
  return renameDeclared(replaceRegion(name, text, "model", region), suffix);
}

/** Puts a suffix to every name that the text declares, wherever it stands there but after a dot. */
export function renameDeclared(text: string, suffix: string): string {
  const declared = [...text.matchAll(/^(?:fn|const|struct|var<\w+>) (\w+)/gm)].map(([, name]) => name!);
  return declared.reduce(
    (renamed, name) => renamed.replaceAll(new RegExp(`(?<![.\\w])${name}\\b`, "g"), `${name}_${suffix}`),
    text,
  );
}
