import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./lib/environment.mjs";

test("docs/BENCHMARKS.md has every part, measured", () => {
  const page = readFileSync(join(ROOT, "docs", "BENCHMARKS.md"), "utf8");
  for (const name of ["machine", "engine", "threads", "sparsity", "gpu", "memory"]) {
    const [, part] = page.split(`<!-- begin ${name} -->`);
    expect(part?.split(`<!-- end ${name} -->`)[0], name).toMatch(/\d/);
  }
});
