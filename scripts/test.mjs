// `npm test`: installs what is missing, runs every check in turn, and ends with "N passed, N failed".
// A check counts one; the unit and browser tests count each. A failing step does not stop the next.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { ensureChromium } from "./lib/chromium.mjs";
import { installDependencies, nodeFault, ROOT, run } from "./lib/environment.mjs";
import { countCheck, countPlaywright, countVitest } from "./lib/results.mjs";

const reports = mkdtempSync(join(tmpdir(), "spikeyard-"));
const bin = (...path) => [process.execPath, join(ROOT, "node_modules", ...path)];
const totals = [];
const colors = `--colors=${process.stdout.isTTY ? "force" : "off"}`; // Biome colours logs, unless told

try {
  const fault = nodeFault();
  if (fault) throw new Error(fault);
  await installDependencies();
  const { prepareMnist } = await import("./prepareMnist.mjs");
  prepareMnist();
  const chromium = await ensureChromium();
  await runAll(chromium);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  totals.push({ title: "preparation", passed: 0, failed: 1, skipped: 0 });
} finally {
  rmSync(reports, { recursive: true, force: true });
}
summarize();

async function runAll(chromium) {
  console.log(`Chromium: ${chromium}`);
  const json = (name) => join(reports, `${name}.json`);

  await step("format and lint", [...bin("@biomejs", "biome", "bin", "biome"), "ci", colors, "."]);
  await step("types", [...bin("typescript", "bin", "tsc"), "--noEmit"]);
  await step("build of framework and command", [process.execPath, join(ROOT, "scripts", "buildCli.mjs")]);
  const vitest = [...bin("vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json"];
  await step("layers, units and GPU kernels", [...vitest, `--outputFile.json=${json("unit")}`], {
    count: (code) => countVitest(code, json("unit")),
  });
  const built = await step("build", [...bin("vite", "bin", "vite.js"), "build"]);
  if (!built) {
    console.error("\n== browser == not run, since the build failed");
    totals.push({ title: "browser", passed: 0, failed: 1, skipped: 0 });
    return;
  }
  await step("first load", [process.execPath, join(ROOT, "scripts", "budgets.mjs")]);
  // a GPU in software takes both cores: beside another test it takes three times the time
  for (const [title, project, workers] of [
    ["browser with WebGPU", "gpu", 1],
    ["browser without", "no-gpu", 2],
  ]) {
    const words = ["test", "--reporter=list,json", `--project=${project}`, `--workers=${workers}`];
    await step(title, [...bin("@playwright", "test", "cli.js"), ...words], {
      env: {
        CHROME_PATH: chromium,
        E2E_PORT: String(await freePort()),
        PLAYWRIGHT_JSON_OUTPUT_FILE: json(project),
      },
      count: (code) => countPlaywright(code, json(project)),
    });
  }
}

/** @returns whether nothing failed */
async function step(title, command, { env = {}, count = countCheck } = {}) {
  console.log(`\n== ${title} ==`);
  const started = Date.now();
  const code = await run(command, env);
  const counted = count(code);
  totals.push({ title, ...counted, seconds: Math.round((Date.now() - started) / 1000) });
  return counted.failed === 0;
}

function summarize() {
  console.log("");
  for (const { title, passed, failed, skipped, seconds } of totals) {
    const rest = `${skipped ? `, ${skipped} skipped` : ""}${seconds === undefined ? "" : ` in ${seconds} s`}`;
    console.log(`${failed ? "FAILED" : "ok    "}  ${title}: ${passed} passed, ${failed} failed${rest}`);
  }
  const sum = (key) => totals.reduce((total, step) => total + step[key], 0);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
}

/** So that a test run never meets, or tests, another one's server. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
