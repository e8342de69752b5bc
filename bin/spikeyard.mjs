#!/usr/bin/env node
// The headless command. Builds itself when its sources are newer than the build.
import process from "node:process";
import { needsInstall, nodeFault, ROOT } from "../scripts/lib/environment.mjs";
import { needsBuild } from "../scripts/lib/sources.mjs";

const fault =
  nodeFault() ??
  (needsInstall(ROOT) ? "Dependencies are not installed. Run npm start or npm test once." : null);
if (fault) {
  console.error(fault);
  process.exit(1);
}
if (needsBuild(ROOT)) {
  const { buildCli } = await import("../scripts/buildCli.mjs");
  await buildCli().catch((error) => {
    console.error(`The command could not be built. ${error.message}`);
    process.exit(1);
  });
}
const { main } = await import("../build/cli.js");
process.exitCode = await main(process.argv.slice(2), ROOT);
