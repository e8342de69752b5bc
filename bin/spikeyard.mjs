#!/usr/bin/env node
// The headless command. In the repository it builds itself when its sources are newer than the build; the package
// brings it built.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
if (existsSync(join(root, "src"))) {
  const { ensureBuild } = await import("../scripts/lib/ensureBuild.mjs");
  const fault = await ensureBuild();
  if (fault) {
    console.error(fault);
    process.exit(1);
  }
}
const { main } = await import("../build/cli.js");
process.exitCode = await main(process.argv.slice(2), root);
