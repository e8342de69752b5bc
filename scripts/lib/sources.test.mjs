// When the command is built anew.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BUILT, needsBuild } from "./sources.mjs";

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sources-"));
  for (const path of ["src/cli/main.ts", "src/app/App.tsx", "src/cli/main.test.ts", "shaders/learn.wgsl"])
    touch(path, 1000);
  touch(BUILT, 2000);
  for (const folder of ["src", "src/cli", "src/app", "shaders"]) utimesSync(join(root, folder), 1000, 1000);
});
afterEach(() => rmSync(root, { recursive: true }));

function touch(path, seconds) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), "");
  utimesSync(join(root, path), seconds, seconds);
}

test("not while the build is newer than every source", () => {
  expect(needsBuild(root)).toBe(false);
});

test("when there is none", () => {
  rmSync(join(root, BUILT));
  expect(needsBuild(root)).toBe(true);
});

test.each(["src/cli/main.ts", "shaders/learn.wgsl", "package-lock.json", "scripts/buildCli.mjs"])(
  "when %s is newer",
  (path) => {
    touch(path, 3000);
    expect(needsBuild(root)).toBe(true);
  },
);

test("when a source was added, even an old one, or removed", () => {
  touch("src/cli/old.ts", 1000); // the folder is newer now
  expect(needsBuild(root)).toBe(true);
});

test("not for the page, nor for a test", () => {
  touch("src/app/App.tsx", 3000);
  touch("src/cli/main.test.ts", 3000);
  expect(needsBuild(root)).toBe(false);
});
