// The files of goldens: each says what made it, and all of them together stay small.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = "src/engines/golden"; // tests run in the repository's root
const files = readdirSync(FOLDER);
const textOf = (file: string) => readFileSync(`${FOLDER}/${file}`, "utf8");

test.each(files)("%s names its script and the versions that made it", (file) => {
  const { about, script, versions } = JSON.parse(textOf(file)) as Record<string, unknown>;
  expect(script).toBe(`scripts/golden/${file.replace(".json", ".py")}`);
  expect(existsSync(script as string)).toBe(true);
  expect((about as string).length).toBeGreaterThan(20);
  expect(versions).toMatchObject({ brian2: "2.5.1", numpy: expect.stringMatching(/^\d+\.\d+/) });
});

test("goldens are below 60 kB each and 400 kB together", () => {
  const sizes = files.map((file) => textOf(file).length);
  expect(files.length).toBeGreaterThan(9);
  expect(Math.max(...sizes)).toBeLessThan(60e3);
  expect(sizes.reduce((a, b) => a + b)).toBeLessThan(400e3);
});
