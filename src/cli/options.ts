// Every option of every command, as data: the parser and `--help` both read these tables.

export type Option =
  | { readonly kind: "flag"; readonly about: string }
  | { readonly kind: "text"; readonly value: string; readonly about: string }
  | {
      readonly kind: "whole" | "number";
      readonly value: string;
      readonly low: number;
      readonly high: number;
      readonly about: string;
    }
  | { readonly kind: "choice"; readonly of: readonly string[]; readonly about: string };

export type Options = Readonly<Record<string, Option>>;

/** What a table of options gives once parsed; an option that was not given is absent. */
export type Given<T extends Options> = { readonly [K in keyof T]?: ValueOf<T[K]> };
type ValueOf<T extends Option> = T extends { kind: "flag" }
  ? boolean
  : T extends { kind: "whole" | "number" }
    ? number
    : T extends { kind: "choice"; of: readonly (infer Choice)[] }
      ? Choice
      : string;

/** The last three are ways of the engines before them, for comparison: see `EngineChoice`. */
export const ENGINES = ["auto", "event", "gpu", "reference", "clocked", "stepped", "fused"] as const;
export type EngineOption = (typeof ENGINES)[number];

const whole = (value: string, low: number, high: number, about: string) =>
  ({ kind: "whole", value, low, high, about }) as const;

const COMMON = {
  engine: { kind: "choice", of: ENGINES, about: "what computes, auto if not given" },
  threads: whole("N", 1, 256, "threads of the event engine, 1 if not given"),
  json: { kind: "flag", about: "print nothing but one line of JSON, last" },
} as const satisfies Options;

const SEED = whole("N", 0, 2 ** 32 - 1, "fixes everything drawn at random; the preset's own if not given");
const DATA = {
  kind: "text",
  value: "DIR",
  about: "folder with the four IDX files, gzipped or not; public/mnist if not given",
} as const;
const REPEAT = whole("N", 1, 1000, "measurements, of which the median counts; 5 if not given");
const DURATION = { kind: "number", value: "MS", low: 1e-3, high: 1e9, about: "biological time, ms" } as const;

const BATCH = whole(
  "N",
  1,
  1024,
  "images that learn from the same weights; the preset's own, or 1, if not given",
);

export const TRAIN = {
  data: DATA,
  limit: whole("N", 1, 1e9, "learn from the first N images only"),
  "test-limit": whole("N", 1, 1e9, "test with the first N test images only"),
  epochs: whole("N", 1, 1000, "passes through the images; the preset's own, or 1, if not given"),
  episodes: whole("N", 1, 1_000_000, "of an agent: episodes in all; the preset's own if not given"),
  batch: BATCH,
  seed: SEED,
  save: { kind: "text", value: "FILE", about: "write the trained network into this .spikeyard file" },
  ...COMMON,
} as const satisfies Options;

export const REPRODUCE = {
  data: { ...DATA, about: "folder with MNIST's four official files; public/mnist if not given" },
  seeds: whole("N", 1, 1000, "seeds 1 to N; 3, and 5 of agents, if not given"),
  engine: { ...COMMON.engine, about: "what computes, event if not given" },
  threads: { ...COMMON.threads, about: "threads of the event engine; as the preset states if not given" },
  json: { kind: "flag", about: "print nothing but a line of JSON for each preset, as it is done" },
} as const satisfies Options;

export const RUN = {
  duration: DURATION,
  probe: { kind: "text", value: "POPULATION", about: "print its spikes, as [neuron, ms]" },
  input: {
    kind: "number",
    value: "X",
    low: 0,
    high: 1,
    about: "value of every input, 0 to 1; 1 if not given",
  },
  seed: SEED,
  ...COMMON,
} as const satisfies Options;

const NEURONS = whole("N", 10, 1_000_000, "size of the network");
const LEARNING = {
  data: DATA,
  limit: whole("N", 1, 1e9, "images to learn from; 10,000, or all of --data, if not given"),
  batch: BATCH,
  repeat: REPEAT,
  ...COMMON,
} as const satisfies Options;
const STEPPING = {
  neurons: NEURONS,
  duration: DURATION,
  repeat: REPEAT,
  ...COMMON,
} as const satisfies Options;

/** By the name of the benchmark. */
export const BENCHES = {
  cuba: STEPPING,
  coba: STEPPING,
  linear: {
    rate: {
      kind: "number",
      value: "HZ",
      low: 0,
      high: 1000,
      about: "spikes of each of 250 inputs; 4 if not given",
    },
    ...STEPPING,
  },
  "mnist-rate-400": LEARNING,
  "mnist-latency-400": LEARNING,
  memory: {
    seconds: whole("S", 1, 1e6, "how long to learn, s; 600 if not given"),
    data: DATA,
    batch: BATCH,
    ...COMMON,
  },
  sparsity: {
    against: { kind: "choice", of: ENGINES, about: "what to compare with, clocked if not given" },
    plot: { kind: "text", value: "FILE.svg", about: "draw the comparison into this file" },
    duration: DURATION,
    repeat: REPEAT,
    ...COMMON,
  },
} as const satisfies Readonly<Record<string, Options>>;
export type BenchName = keyof typeof BENCHES;
