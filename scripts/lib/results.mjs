// Counts passed and failed tests from the JSON reports of vitest and Playwright.
import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * A step that is one check.
 *
 * @param {number} code the exit code
 * @returns {Count}
 */
export function countCheck(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** @returns {Count} of `vitest --reporter=json` */
export function countVitest(code, file) {
  return count(code, file, (report) => ({
    passed: report.numPassedTests,
    // A test file that cannot even be loaded has no tests to fail.
    failed: report.numFailedTests + report.testResults.filter(isBroken).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

/** @returns {Count} of `playwright test --reporter=json` */
export function countPlaywright(code, file) {
  return count(code, file, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));
}

const isBroken = ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0;

/** A runner that fails without naming a test, or that runs none, counts as one failure. */
function count(code, file, read) {
  const counted = existsSync(file)
    ? read(JSON.parse(readFileSync(file, "utf8")))
    : { passed: 0, failed: 0, skipped: 0 };
  const nothing = counted.passed + counted.failed === 0;
  const failed = Math.max(counted.failed, code !== 0 || nothing ? 1 : 0);
  return { ...counted, failed };
}
