// `npm run bench -- --data DIR`: every benchmark of docs/BENCHMARKS.md, whose tables it writes. DIR holds the four IDX
// files of MNIST. Each row is the command that it names, in a process of its own; rows that are compared take turns.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { vulkanEnvironment } from "./lib/chromium.mjs";
import { ROOT } from "./lib/environment.mjs";
import { describeMachine, format, number, percent, rewritePart, toArguments, toTable } from "./lib/page.mjs";

const FILE = join(ROOT, "docs", "BENCHMARKS.md");
/** Turns that compared rows take. Chosen: the fewest with a middle and a spread. */
const TURNS = 3;

/** Each: the work, the arguments of `bench`, and what is to be said of the result. */
const speed = (r) =>
  `${number(r.samples_per_s)} images/s${r.accuracy === null ? "" : `, ${percent(r.accuracy)}`}`;
const wall = (r) => `${number(r.wall_s)} s, ${number(r.rate_hz)} Hz`;
const ROWS = [
  ["latency code, N = 400, 60,000 images", "mnist-latency-400 --engine event --data DIR", speed],
  ["rate code, N = 400, 60,000 images", "mnist-rate-400 --engine event --data DIR --repeat 3", speed],
  ["CUBA, 4,000 neurons, 1 s", "cuba --engine event", wall],
  ["COBA, 4,000 neurons, 1 s", "coba --engine event", wall],
  ["100,000 neurons, no recurrence, 1 s", "linear --engine event", wall],
];
/** Compared: the first is what the others are set against. */
const TOGETHER = {
  threads: [16, 64].flatMap((batch) =>
    [1, 2].map((threads) => {
      const line = `mnist-latency-400 --engine event --batch ${batch} --threads ${threads} --data DIR`;
      return [`minibatches of ${batch}, ${threads} thread${threads > 1 ? "s" : ""}`, line, speed];
    }),
  ),
  gpu: [
    ["stepped", "mnist-rate-400 --engine stepped --limit 64 --repeat 3 --data DIR", speed],
    ["fused", "mnist-rate-400 --engine fused --limit 256 --repeat 3 --data DIR", speed],
    [
      "fused, minibatches of 16",
      "mnist-rate-400 --engine fused --batch 16 --limit 256 --repeat 3 --data DIR",
      speed,
    ],
    [
      "fused, minibatches of 64",
      "mnist-rate-400 --engine fused --batch 64 --limit 256 --repeat 3 --data DIR",
      speed,
    ],
    ["event engine, one thread", "mnist-rate-400 --engine event --limit 10000 --data DIR", speed],
  ],
};

function bench(line, data) {
  const given = toArguments(`bench ${line} --json`, data);
  const { status, stdout, stderr } = spawnSync(process.execPath, given, {
    encoding: "utf8",
    env: { ...process.env, ...vulkanEnvironment() },
  });
  if (status !== 0) throw new Error(`bench ${line}: ${stderr.trim() || stdout.trim()}`);
  const result = JSON.parse(stdout.trim().split("\n").at(-1));
  console.log(`bench ${line}: ${number(result.wall_s)} s`);
  return result;
}

const spreadOf = ({ spread: [low, high], repeats }) => `${number(low)} to ${number(high)} s, ${repeats} runs`;
const command = (line) => `\`bench ${line}\``;

function measureRows(data) {
  const rows = ROWS.map(([work, line, say]) => {
    const result = bench(line, data);
    return [work, say(result), spreadOf(result), number(result.ratio), command(line)];
  });
  return toTable(["Work", "Result", "Spread", "Ratio", "Command"], rows);
}

/** In turns; `groups`: so many rows belong together, the first of them is 1. */
function measureTogether(rows, groups, data) {
  const results = rows.map(() => []);
  for (let turn = 0; turn < TURNS; turn++)
    for (const [k, [, line]] of rows.entries()) results[k].push(bench(line, data));
  const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
  const cells = rows.map(([work, line, say], k) => {
    const own = results[k];
    const chosen = own.find((r) => r.samples_per_s === middle(own.map((x) => x.samples_per_s)));
    const first = results[k - (k % groups)];
    const times = own.map((r, turn) => r.samples_per_s / first[turn].samples_per_s);
    const ratios = own.map((r) => r.ratio / r.samples);
    const range = `${number(Math.min(...times))} to ${number(Math.max(...times))}`;
    const against = k % groups === 0 ? "1" : `${number(middle(times))} (${range})`;
    return [work, say(chosen), against, number(middle(ratios)), command(line)];
  });
  return toTable(["Work", "Result", "Times the first", "Ratio an image", "Command"], cells);
}

function measureSparsity() {
  const result = bench(`sparsity --engine event --plot ${join(ROOT, "docs", "sparsity.svg")}`);
  const rows = result.points.map((point) => [
    `${point.active_percent} %`,
    number(point.us_per_step),
    number(point.against_us_per_step),
    number(point.speedup),
    number(point.synaptic_events),
  ]);
  return toTable(
    ["Active inputs", "event, µs a step", "clocked, µs a step", "Times faster", "Synaptic events"],
    rows,
  );
}

function measureMemory(data) {
  return ["1", "2"].map((threads) => {
    const line = `memory --engine event --batch 64 --threads ${threads} --data DIR`;
    const r = bench(line, data);
    return [
      `${threads} thread${threads === "1" ? "" : "s"}`,
      number(r.samples),
      `${number(r.early_mb)} MB`,
      `${number(r.late_mb)} MB`,
      `${r.growth_percent.toFixed(1)} %`,
      command(line),
    ];
  });
}

const PARTS = {
  machine: describeMachine,
  engine: measureRows,
  threads: (data) => measureTogether(TOGETHER.threads, 2, data),
  sparsity: measureSparsity,
  gpu: (data) => measureTogether(TOGETHER.gpu, TOGETHER.gpu.length, data),
  memory: (data) =>
    toTable(
      ["Learning", "Images", "After 1 to 3 min", "Last 2 min", "Growth", "Command"],
      measureMemory(data),
    ),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { data: { type: "string" }, only: { type: "string" } } });
  if (values.data === undefined) {
    console.error(
      `--data DIR is needed, a folder with MNIST's four IDX files; --only takes some of ${Object.keys(PARTS)}.`,
    );
    process.exit(2);
  }
  const wanted = values.only?.split(",") ?? Object.keys(PARTS);
  for (const name of wanted) rewritePart(FILE, name, PARTS[name](values.data)); // each as soon as it is known
  format(FILE);
}
