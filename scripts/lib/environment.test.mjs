// What `npm start` and `npm test` decide before they run anything.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findOnPath, findSwiftShader } from "./chromium.mjs";
import { needsInstall, nodeFault } from "./environment.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "environment-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each(["20.19.0", "20.20.2", "22.12.0", "24.0.0", "25.1.0"])("Node %s will do", (version) => {
  expect(nodeFault(version)).toBeNull();
});

test.each(["18.20.4", "20.18.9", "21.7.3", "22.11.0"])(
  "Node %s gets one line that says what to do",
  (version) => {
    expect(nodeFault(version)).toBe(
      `Spikeyard needs Node 20.19, 22.12 or newer; this is ${version}. Get it at https://nodejs.org.`,
    );
  },
);

test("installs when nothing is installed, half of it is, or the lockfile is newer", () => {
  const lock = join(folder, "package-lock.json");
  const installed = join(folder, "node_modules", ".package-lock.json");
  writeFileSync(lock, "{}");
  expect(needsInstall(folder)).toBe(true);
  mkdirSync(join(folder, "node_modules", "half"), { recursive: true });
  expect(needsInstall(folder)).toBe(true);
  writeFileSync(installed, "{}");
  utimesSync(lock, 1000, 1000);
  expect(needsInstall(folder)).toBe(false);
  utimesSync(installed, 999, 999);
  expect(needsInstall(folder)).toBe(true);
});

test("finds the first program on the path, and only one that may be run", () => {
  const folders = ["a", "b", "c"].map((name) => join(folder, name));
  for (const path of folders) mkdirSync(path);
  const [, plain, program] = folders.map((path) => join(path, "browser"));
  writeFileSync(plain, "", { mode: 0o644 });
  writeFileSync(program, "", { mode: 0o755 });
  expect(findOnPath("browser", folders.join(delimiter))).toBe(program);
  expect(findOnPath("other", folders.join(delimiter))).toBeNull();
});

test("finds the software driver beside the browser, through a link", () => {
  const driver = join(folder, "vk_swiftshader_icd.json");
  const chrome = join(folder, "chrome");
  for (const path of [driver, chrome]) writeFileSync(path, "");
  mkdirSync(join(folder, "bin"));
  symlinkSync(chrome, join(folder, "bin", "chrome"));
  expect(findSwiftShader(join(folder, "bin", "chrome"))).toBe(driver);
});
