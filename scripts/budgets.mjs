// What the first visit loads, as the built page stands in dist/: a table, and a failure above the budget.
// Run by `npm test`, or by hand after a build: `node scripts/budgets.mjs`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { ROOT } from "./lib/environment.mjs";
import { toTable } from "./lib/page.mjs";

/** kB of gzipped JavaScript that the page needs before its first picture. */
export const BUDGET = 250;

/** Scripts that the page itself names: its entry, and what that imports. @returns {string[]} paths under dist/ */
export function firstScripts(html) {
  const tags = html.matchAll(
    /<(?:script[^>]*\ssrc|link[^>]*\srel="modulepreload"[^>]*\shref)="\.\/([^"]+\.js)"/g,
  );
  return [...tags].map(([, path]) => path);
}

/** @returns {{ part: string, files: [name: string, kB: number][] }[]} the first part is what the budget holds */
export function measure(dist) {
  const kB = (path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length / 1000;
  const first = firstScripts(readFileSync(join(dist, "index.html"), "utf8"));
  const all = readdirSync(join(dist, "assets")).map((name) => `assets/${name}`);
  const scripts = all.filter((path) => path.endsWith(".js") && !first.includes(path));
  const engine = scripts.filter((path) => /\/(worker|thread)-/.test(path));
  const parts = [
    ["first load", first],
    ["styles", all.filter((path) => path.endsWith(".css"))],
    ["engine's workers", engine],
    ["loaded when needed", scripts.filter((path) => !engine.includes(path))],
  ];
  return parts.map(([part, paths]) => ({ part, files: paths.map((path) => [path, kB(path)]) }));
}

const sum = (files) => files.reduce((total, [, kB]) => total + kB, 0);

function report() {
  const parts = measure(join(ROOT, "dist"));
  const rows = parts.flatMap(({ part, files }) => [
    ...files.sort((a, b) => b[1] - a[1]).map(([path, kB]) => [part, path, kB.toFixed(1)]),
    [part, "**all**", sum(files).toFixed(1)],
  ]);
  console.log(toTable(["part", "file", "kB gzip"], rows));
  const [first] = parts;
  if (first.files.length === 0) throw new Error("dist/index.html names no script: is the page built?");
  const total = sum(first.files);
  const words = `First load: ${total.toFixed(1)} kB of JavaScript, gzipped; the budget is ${BUDGET} kB.`;
  if (total > BUDGET) {
    console.error(`${words} Load what the first picture does not need later: import("...").`);
    process.exitCode = 1;
  } else console.log(words);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) report();
