// `npm run results -- --data DIR`: trains every preset that states what it reaches, from each of its seeds, and writes
// what it reached into docs/RESULTS.md. DIR holds the four official IDX files of MNIST; with --agents in its place, only
// agents are run, which need no data.
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

const AGENTS_HEAD = [
  "Preset",
  "What learns, and how",
  "Measured",
  "By seed",
  "Median",
  "Worst",
  "Stated",
  "Learning",
  "Stated",
  "Settings",
  "Command",
];

/** @param results lines of `reproduce --json` about digits */
export function toResultsTable(results) {
  return toTable(HEAD, results.map(toRow));
}

/** @param results lines of `reproduce --json` about agents */
export function toAgentsTable(results) {
  return toTable(AGENTS_HEAD, results.map(toAgentRow));
}

/** What no life came to is infinite, which JSON does not know. */
const reached = (got) => (got === null ? "never" : number(got));
const tick = (reached) => (reached ? "✓" : "✗");

function toAgentRow(r) {
  const most = r.better === "more" ? "≥" : "≤";
  return [
    `\`${r.preset}\``,
    r.about,
    r.measured,
    r.numbers.map((got, k) => `${r.seeds[k]}: ${reached(got)}`).join(", "),
    `${reached(r.median)} ${tick(r.median_reached)}`,
    `${reached(r.worst)} ${tick(r.worst_reached)}`,
    `${most} ${r.stated_median}, ${most} ${r.stated_worst}`,
    `${number(r.train_s)} s ${tick(r.time_reached)}`,
    `≤ ${r.stated_s} s`,
    r.environment
      ? `${r.environment}; ${r.episodes.toLocaleString("en-US")} episodes; ${r.engine}`
      : r.engine,
    `\`reproduce ${r.preset}\``,
  ];
}

function toRow(r) {
  const measured = r.not_run === null;
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
  const line = data === null ? "reproduce agents --json" : "reproduce all --data DIR --json";
  const child = spawn(process.execPath, toArguments(line, data), {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const results = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const result = JSON.parse(line);
    results.push(result);
    const reached = isAgent(result) ? number(result.median) : percent(result.worst ?? 0);
    console.log(`${result.preset}: ${result.not_run ?? `${reached}, ${number(result.train_s)} s`}`);
  }
  const [code] = await ended;
  if (code !== 0 && code !== MISSED)
    throw new Error(`reproduce ended with ${code}; ${FILE} stays as it was.`);
  return results;
}

const isAgent = ({ measured }) => measured !== undefined;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { data: { type: "string" }, agents: { type: "boolean" } } });
  if (values.data === undefined && !values.agents) {
    console.error("--data DIR is needed, a folder with MNIST's four official IDX files; or --agents.");
    process.exit(2);
  }
  const results = await reproduceAll(values.agents ? null : values.data).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const machine = `${describeMachine()} Spikeyard ${version}.`;
  if (!values.agents) {
    rewritePart(FILE, "machine", machine);
    rewritePart(FILE, "results", toResultsTable(results.filter((result) => !isAgent(result))));
  }
  rewritePart(FILE, "agents machine", machine);
  rewritePart(FILE, "agents", toAgentsTable(results.filter(isAgent)));
  format(FILE);
}
