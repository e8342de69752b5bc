import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replacePart } from "./benchmark.mjs";
import { ROOT } from "./lib/environment.mjs";

test("a part of the page is replaced between its markers, and only there", () => {
  const text = "a\n<!-- begin x -->\nold\n<!-- end x -->\nb\n<!-- begin y -->\n<!-- end y -->\n";
  const replaced = replacePart(text, "x", "new");
  expect(replaced).toBe("a\n<!-- begin x -->\nnew\n<!-- end x -->\nb\n<!-- begin y -->\n<!-- end y -->\n");
  expect(replacePart(replaced, "x", "old")).toBe(text);
  expect(() => replacePart(text, "z", "new")).toThrow("no part 'z'");
});

test("docs/BENCHMARKS.md has every part, measured", () => {
  const page = readFileSync(join(ROOT, "docs", "BENCHMARKS.md"), "utf8");
  for (const name of ["machine", "engine", "threads", "sparsity", "gpu", "memory"]) {
    const [, part] = page.split(`<!-- begin ${name} -->`);
    expect(part?.split(`<!-- end ${name} -->`)[0], name).toMatch(/\d/);
  }
});
