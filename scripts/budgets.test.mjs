// The gate of the first load, tried on small pages.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { firstScripts, measure } from "./budgets.mjs";

const HTML = `<link rel="modulepreload" crossorigin href="./assets/store-b.js">
  <script type="module" crossorigin src="./assets/index-a.js"></script>
  <link rel="stylesheet" crossorigin href="./assets/index-a.css">`;

test("the first scripts are the entry and its imports, not styles", () => {
  expect(firstScripts(HTML).sort()).toEqual(["assets/index-a.js", "assets/store-b.js"]);
});

test("each script is counted once, in the part that loads it", () => {
  const dist = mkdtempSync(join(tmpdir(), "spikeyard-dist-"));
  mkdirSync(join(dist, "assets"));
  writeFileSync(join(dist, "index.html"), HTML);
  const names = ["index-a.js", "store-b.js", "worker-c.js", "View-d.js", "index-a.css"];
  for (const name of names) writeFileSync(join(dist, "assets", name), name.repeat(100));
  const parts = Object.fromEntries(
    measure(dist).map(({ part, files }) => [part, files.map(([path]) => path)]),
  );
  rmSync(dist, { recursive: true });
  expect(parts).toEqual({
    "first load": ["assets/index-a.js", "assets/store-b.js"].sort((a, b) => (a < b ? 1 : -1)),
    styles: ["assets/index-a.css"],
    "engine's workers": ["assets/worker-c.js"],
    "loaded when needed": ["assets/View-d.js"],
  });
});
