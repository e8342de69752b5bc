// Pages that a script keeps up to date: text between markers, tables, numbers, and the machine that they come from.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { basename, join } from "node:path";
import process from "node:process";
import { ROOT } from "./environment.mjs";

export const number = (value) => Number(value.toPrecision(3)).toLocaleString("en-US");
export const percent = (share) => `${(100 * share).toFixed(2)} %`;

/** A line of the headless command as it is called: DIR stands for the folder with the data. */
export function toArguments(line, data) {
  const words = line.split(" ").map((word) => (word === "DIR" ? data : word));
  return [join(ROOT, "bin", "spikeyard.mjs"), ...words];
}

/** Markdown. @param {string[]} head @param {string[][]} rows */
export function toTable(head, rows) {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** When, and on what. */
export function describeMachine() {
  return (
    `${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores of ${cpus()[0].model}, ` +
    `${number(totalmem() / 2 ** 30)} GiB, ${type()}, Node ${process.versions.node}, V8 ${process.versions.v8}.`
  );
}

/** Puts text between a part's two markers. @throws if they are not there */
export function replacePart(text, name, content, page = "the page") {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no part '${name}'.`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}

/** The same in a file. */
export function rewritePart(file, name, content) {
  writeFileSync(file, replacePart(readFileSync(file, "utf8"), name, content, basename(file)));
}

/** As the linter wants it. */
export function format(file) {
  const biome = join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");
  spawnSync(process.execPath, [biome, "format", "--write", file], { stdio: "inherit" });
}
