// The layer test: a room of src/ imports only from rooms above it, files have no cycles, React and its like
// stay in the app, and no code is made from text. Also tries the checker itself on small wrong sources.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** What each room may import besides itself, as in the table of the architecture, top to bottom. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  util: [],
  lang: ["util"],
  core: ["util", "lang"],
  models: ["util", "lang", "core"],
  compiler: ["util", "lang", "core", "models"],
  engines: ["util", "lang", "core", "models", "compiler"],
  data: ["util"],
  training: ["util", "lang", "core", "models", "compiler", "engines", "data"],
  api: ["util", "lang", "core", "models", "compiler", "engines", "data", "training"],
  examples: ["core", "models"],
  index: ["util", "lang", "core", "models", "compiler", "engines", "data", "training", "api"],
  app: ["index", "examples"],
  cli: ["index", "examples"],
};

const APP_ONLY = [
  "react",
  "react-dom",
  "zustand",
  "zundo",
  "three",
  "d3",
  "uplot",
  "@xyflow",
  "@dagrejs",
  "radix-ui",
  "cmdk",
  "tinykeys",
  "comlink",
  "idb",
  "lucide-react",
];

test("the sources keep the layers", () => {
  const sources = readSources(dirname(fileURLToPath(import.meta.url)));
  expect(sources.size).toBeGreaterThan(5);
  expect(findFaults(sources)).toEqual([]);
});

test("nothing is imported for what it does alone: modules do nothing, says package.json, so bundles leave it out", () => {
  const sources = readSources(dirname(fileURLToPath(import.meta.url)));
  const bare = /^import "[^"]+(?<!\.css)";/gm;
  const found = [...sources].flatMap(([file, text]) =>
    isTest(file) ? [] : (text.match(bare) ?? []).map((line) => `${file}: ${line}`),
  );
  expect(found).toEqual([]);
  expect('import "./style.css";\nimport "./effects";'.match(bare)).toEqual(['import "./effects";']);
});

describe("the checker finds", () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      "nothing wrong in arrows that point up",
      {
        "util/a.ts": "export const a = 1;",
        "core/b.ts": 'import { a } from "../util/a"; export const b = a;',
        "index.ts": 'export { b } from "./core/b"; export type { A } from "./util/a";',
        "app/view.tsx":
          'import { useState } from "react"; import { b } from "../index"; import "./style.css"; import "../examples/e";',
        "examples/e.ts": 'import { b } from "../core/b";',
        "engines/e.test.ts":
          'import { e } from "../examples/e"; import { x } from "../../scripts/lib/x.mjs";',
      },
      [],
    ],
    [
      "an arrow that points down",
      { "core/a.ts": 'import { b } from "../models/b";', "models/b.ts": "" },
      ["core/a.ts imports models/b.ts: core may import only util, lang"],
    ],
    [
      "one in a type",
      { "lang/a.ts": 'import type { B } from "../core/b";' },
      ["lang/a.ts imports core/b: lang may import only util"],
    ],
    [
      "one in a type expression",
      { "util/a.ts": 'export type B = import("../core/b").B;' },
      ["util/a.ts imports core/b: util may import nothing"],
    ],
    [
      "one in a re-export over lines",
      { "util/a.ts": 'export {\n  b,\n} from "../core/b";' },
      ["util/a.ts imports core/b: util may import nothing"],
    ],
    [
      "one in a dynamic import",
      { "engines/a.ts": 'const b = await import("../training/fit");' },
      ["engines/a.ts imports training/fit: engines may import only util, lang, core, models, compiler"],
    ],
    [
      "one in the address of a worker",
      { "engines/a.ts": 'new Worker(new URL("../app/w.ts", import.meta.url));' },
      ["engines/a.ts imports app/w.ts: engines may import only util, lang, core, models, compiler"],
    ],
    [
      "data that knows an engine",
      { "data/a.ts": 'import "../engines/b";' },
      ["data/a.ts imports engines/b: data may import only util"],
    ],
    [
      "an example that knows a compiler",
      { "examples/a.ts": 'import "../compiler/b";' },
      ["examples/a.ts imports compiler/b: examples may import only core, models"],
    ],
    [
      "a deep path from the app",
      { "app/a.ts": 'import { fit } from "../training/fit";' },
      ["app/a.ts imports training/fit: app may import only index, examples"],
    ],
    [
      "an import from outside src",
      { "data/a.ts": 'import "../../scripts/lib/idx.mjs";' },
      ["data/a.ts imports ../scripts/lib/idx.mjs: it is outside src"],
    ],
    [
      "the same by paths from the root",
      { "data/a.ts": 'import "/src/engines/b"; import "/shaders/c.wgsl?raw";', "engines/b.ts": "" },
      [
        "data/a.ts imports engines/b.ts: data may import only util",
        "data/a.ts imports ../shaders/c.wgsl: it is outside src",
      ],
    ],
    [
      "a room without a rule",
      { "helpers/a.ts": "" },
      ["helpers/a.ts: no such room; name it in layers.test.ts"],
    ],
    [
      "a test that is imported",
      { "util/a.ts": 'import "./b.test";', "util/b.test.ts": "" },
      ["util/a.ts imports util/b.test.ts: a test"],
    ],
    [
      "a helper of tests that others import",
      { "util/a.ts": 'import "./testB";', "util/testB.ts": 'import "../core/c";', "core/c.ts": "" },
      ["util/a.ts imports util/testB.ts: a helper of tests"],
    ],
    [
      "React outside the app",
      { "training/a.ts": 'import { useState } from "react";', "core/b.ts": 'import "@xyflow/react";' },
      ["training/a.ts imports react: only app may", "core/b.ts imports @xyflow/react: only app may"],
    ],
    [
      "parts of three and d3 outside the app",
      { "core/a.ts": 'import "three/addons/x.js";', "core/b.ts": 'import "d3-array";' },
      ["core/a.ts imports three/addons/x.js: only app may", "core/b.ts imports d3-array: only app may"],
    ],
    [
      "a cycle, once",
      {
        "core/a.ts": 'import "./b";',
        "core/b.ts": 'import "./c/d";',
        "core/c/d.ts": 'import "../a";',
        "core/e.ts": 'import "./a";',
      },
      ["cycle: core/a.ts -> core/b.ts -> core/c/d.ts -> core/a.ts"],
    ],
    [
      "code made from text",
      { "core/a.ts": 'eval("1"); new Function("x"); Function("x"); globalThis.eval("1");' },
      Array(4).fill("core/a.ts: makes code from text, which the content security policy forbids"),
    ],
    ["no code in comments and strings", { "core/a.ts": '// eval("1")\nconst s = "new Function(x)";' }, []],
    [
      "default exports",
      {
        "core/a.ts": "export default 1;",
        "core/b.ts": "export default function f() {}",
        "core/c.ts": "const x = 1; export { x as default };",
      },
      ["core/a.ts: default export", "core/b.ts: default export", "core/c.ts: default export"],
    ],
    ["export * at the root", { "index.ts": 'export * from "./core/a";' }, ["index.ts: export *"]],
  ])("%s", (_, sources, faults) => {
    expect(findFaults(new Map(Object.entries(sources)))).toEqual(faults);
  });
});

/** `sources`: text by path from src/. Returns one sentence a fault. */
function findFaults(sources: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const arrows = new Map<string, string[]>();
  for (const [file, text] of sources) {
    const read = readFile(file, text);
    faults.push(...read.faults);
    const targets = read.imports.map((specifier) => resolve(file, specifier, sources));
    arrows.set(
      file,
      targets.filter((target) => sources.has(target)),
    );
    faults.push(...targets.flatMap((target, i) => arrowFault(file, target, /^[./]/.test(read.imports[i]!))));
    if (!MAY_IMPORT[roomOf(file)]) faults.push(`${file}: no such room; name it in layers.test.ts`);
  }
  return [...faults, ...findCycles(arrows)];
}

function arrowFault(file: string, target: string, isFile: boolean): string[] {
  const [from, to] = [roomOf(file), roomOf(target)];
  const fault = (why: string) => [`${file} imports ${target}: ${why}`];
  if (!isFile) {
    const bare = APP_ONLY.some(
      (name) => target === name || target.startsWith(`${name}/`) || target.startsWith("d3-"),
    );
    return bare && from !== "app" ? fault("only app may") : [];
  }
  if (isTest(target)) return fault("a test");
  if (isTest(file) || isTestHelper(file)) return []; // they may use any room, as the battery of the engines does
  if (isTestHelper(target)) return fault("a helper of tests");
  if (target.startsWith("../")) return fault("it is outside src");
  const allowed = MAY_IMPORT[from];
  if (!allowed || from === to || allowed.includes(to)) return [];
  return fault(`${from} may import ${allowed.length ? `only ${allowed.join(", ")}` : "nothing"}`);
}

/** The files that a file names, and what in it is wrong by itself. */
function readFile(file: string, text: string): { imports: string[]; faults: string[] } {
  const imports: string[] = [];
  const faults: string[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node)) imports.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const [first, second] = node.arguments ?? [];
      const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      const name = called.getText();
      if (called.kind === ts.SyntaxKind.ImportKeyword) add(first);
      if (name === "URL" && second?.getText() === "import.meta.url") add(first);
      if (name === "eval" || name === "Function") {
        faults.push(`${file}: makes code from text, which the content security policy forbids`);
      }
    }
    if (isDefaultExport(node)) faults.push(`${file}: default export`);
    if (file === "index.ts" && ts.isExportDeclaration(node) && !node.exportClause)
      faults.push(`${file}: export *`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return { imports, faults };
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === "default";
  return (
    ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.DefaultKeyword)
  );
}

/** A package's name, or a path from src/, with its ending where there is such a source. */
function resolve(file: string, specifier: string, sources: ReadonlyMap<string, string>): string {
  if (specifier.startsWith("/")) return resolve("root", `./${posix.relative("/src", specifier)}`, sources);
  if (!specifier.startsWith(".")) return specifier;
  const path = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ""));
  return ["", ".ts", ".tsx", "/index.ts"].map((ending) => path + ending).find((p) => sources.has(p)) ?? path;
}

/** Each as a path that ends where it began; one for every way back that a depth-first walk meets. */
function findCycles(arrows: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    const back = trail.indexOf(file);
    if (back >= 0) cycles.push(`cycle: ${[...trail.slice(back), file].join(" -> ")}`);
    if (back >= 0 || done.has(file)) return;
    for (const target of arrows.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of arrows.keys()) walk(file, []);
  return cycles;
}

/** The first folder, or the file itself when it lies in src/. */
function roomOf(path: string): string {
  return path.split("/")[0]!.replace(/\.tsx?$/, "");
}

function isTest(file: string): boolean {
  return /\.test(\.tsx?)?$/.test(file);
}

/** `testEngines.ts` and its like: what several tests share. The app's `testHook.ts` is part of the page. */
function isTestHelper(file: string): boolean {
  return /\/test[A-Z]\w*\.ts$/.test(file) && roomOf(file) !== "app";
}

function readSources(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) =>
    path.replaceAll("\\", "/"),
  );
  const scripts = files.filter((path) => /\.tsx?$/.test(path) && path !== "layers.test.ts").sort();
  return new Map(scripts.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
