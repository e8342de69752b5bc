// Counting: nothing that failed, crashed or never ran may count as passed.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countCheck, countPlaywright, countVitest } from "./results.mjs";

let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "results-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(report) {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(report));
  return file;
}
const vitest = (passed, failed, testResults = []) =>
  written({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults,
  });
const playwright = (expected, unexpected, errors = []) =>
  written({ stats: { expected, unexpected, flaky: 0, skipped: 3 }, errors });

test("a check counts one", () => {
  expect(countCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(countCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("vitest's tests count each", () => {
  expect(countVitest(0, vitest(7, 0))).toEqual({ passed: 7, failed: 0, skipped: 2 });
  expect(countVitest(1, vitest(5, 2))).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test("a test file that cannot be loaded counts as a failure", () => {
  const broken = { status: "failed", assertionResults: [] };
  const failed = { status: "failed", assertionResults: [{ status: "failed" }] };
  expect(countVitest(1, vitest(5, 1, [broken, failed, broken])).failed).toBe(3);
});

test("a runner that fails without naming a test counts as a failure", () => {
  expect(countVitest(1, vitest(5, 0))).toEqual({ passed: 5, failed: 1, skipped: 2 });
  expect(countPlaywright(1, playwright(5, 0))).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test("no tests, or no report, count as a failure even with exit code 0", () => {
  const missing = join(folder, "missing.json");
  expect(countVitest(0, vitest(0, 0)).failed).toBe(1);
  expect(countPlaywright(0, playwright(0, 0)).failed).toBe(1);
  expect(countVitest(0, missing)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countPlaywright(139, missing)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("Playwright's tests count each, and so does an error outside of them", () => {
  expect(countPlaywright(1, playwright(4, 2))).toEqual({ passed: 4, failed: 2, skipped: 3 });
  expect(countPlaywright(1, playwright(0, 0, [{ message: "server did not start" }])).failed).toBe(1);
});
