// `npm run results -- --data DIR`: trains every preset that states what it reaches, from each of its seeds, and writes
// what it reached into docs/RESULTS.md. DIR holds the four official IDX files of MNIST.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ROOT } from "./lib/environment.mjs";
import { describeMachine, format, number, percent, rewritePart, toArguments, toTable } from "./lib/page.mjs";

const FILE = join(ROOT, "docs", "RESULTS.md");
/** The command's, when all was run and something missed what it states: a result like others. */
const MISSED = 3;

const HEAD = [
  "Preset",
  "What learns, and how",
  "Accuracy by seed",
  "Worst",
  "Stated",
  "Learning",
  "Stated",
  "Testing",
  "Settings",
  "Command",
];
const UNKNOWN = "not measured yet";

/** @param results lines of `reproduce --json` */
export function toResultsTable(results) {
  return toTable(HEAD, results.map(toRow));
}

function toRow(r) {
  const measured = r.not_run === null;
  const tick = (reached) => (reached ? "✓" : "✗");
  const bySeed = (accuracy, k) => `${r.seeds[k]}: ${percent(accuracy)}`;
  return [
    `\`${r.preset}\``,
    r.about,
    measured ? r.accuracies.map(bySeed).join(", ") : UNKNOWN,
    measured ? `${percent(r.worst)} ${tick(r.accuracy_reached)}` : UNKNOWN,
    `≥ ${number(100 * r.stated_accuracy)} %`,
    measured ? `${number(r.train_s)} s ${tick(r.time_reached)}` : UNKNOWN,
    `≤ ${number(r.stated_s)} s`,
    measured ? `${number(r.test_s)} s` : UNKNOWN,
    describeSettings(r),
    `\`reproduce ${r.preset}${r.data === "mnist" ? " --data DIR" : ""}\``,
  ];
}

function describeSettings({ neurons, passes, engine, threads, data, not_run }) {
  const sizes = Object.entries(neurons).map(([name, n]) => `${name} ${n.toLocaleString("en-US")}`);
  const parts = passes.map((part) => {
    if (part.windows) return `${part.windows.toLocaleString("en-US")} windows`;
    return part.passes === 1 ? "1 pass" : `${part.passes} passes`;
  });
  const ran = not_run === null ? [`${engine}, ${threads} thread${threads === 1 ? "" : "s"}`] : [];
  const digits = data === "embedded" ? ["embedded digits"] : [];
  return [sizes.join(", "), parts.join(", then "), ...digits, ...ran].join("; ");
}

/** All of them, in one process, each printed as it is done. @throws if the command failed */
async function reproduceAll(data) {
  const child = spawn(process.execPath, toArguments("reproduce all --data DIR --json", data), {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const results = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const result = JSON.parse(line);
    results.push(result);
    console.log(
      `${result.preset}: ${result.not_run ?? `${percent(result.worst)}, ${number(result.train_s)} s`}`,
    );
  }
  const [code] = await ended;
  if (code !== 0 && code !== MISSED)
    throw new Error(`reproduce ended with ${code}; ${FILE} stays as it was.`);
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { data: { type: "string" } } });
  if (values.data === undefined) {
    console.error("--data DIR is needed, a folder with MNIST's four official IDX files.");
    process.exit(2);
  }
  const results = await reproduceAll(values.data).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  rewritePart(FILE, "machine", `${describeMachine()} Spikeyard ${version}.`);
  rewritePart(FILE, "results", toResultsTable(results));
  format(FILE);
}
