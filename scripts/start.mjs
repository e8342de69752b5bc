// `npm start`: installs what is missing, prepares the digits, builds the command, serves the playground and prints
// its address.
import { join } from "node:path";
import process from "node:process";
import { installDependencies, nodeFault, ROOT, run } from "./lib/environment.mjs";
import { needsBuild } from "./lib/sources.mjs";

const fault = nodeFault();
if (fault) {
  console.error(fault);
  process.exit(1);
}

try {
  await installDependencies();
  const { prepareMnist } = await import("./prepareMnist.mjs");
  const { name, warning } = prepareMnist();
  if (warning) console.warn(warning);
  // In a process of its own: a build would turn the server below to production mode.
  if (needsBuild(ROOT)) await run([process.execPath, join(ROOT, "scripts", "buildCli.mjs")]);

  const { createServer } = await import("vite");
  const server = await createServer({ root: ROOT, clearScreen: false });
  await server.listen(); // a port in use: the next one
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => server.close().finally(() => process.exit(0)));
  }
  console.log(`\n  Digits:     ${name}`);
  console.log(`  Spikeyard:  ${server.resolvedUrls?.local[0]}`);
  console.log("\n  Stop with Ctrl-C.\n");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
