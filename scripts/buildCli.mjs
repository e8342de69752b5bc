// Builds the headless command into build/: `npm run cli`, also a part of `npm start`, `npm test` and of the command
// itself when a source is newer.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ROOT } from "./lib/environment.mjs";
import { BUILT } from "./lib/sources.mjs";

/** Each becomes a file in build/: the command, and what it starts threads with. */
const ENTRIES = {
  cli: "src/cli/main.ts",
  thread: "src/cli/thread.ts",
};

/** Writes build/, each file whole or not at all and the command last, so that a running one never meets half of it. */
export async function buildCli(folder = join(ROOT, dirname(BUILT))) {
  const { build } = await import("vite");
  const { output } = await build({
    configFile: false, // that one is the page's
    root: ROOT,
    publicDir: false,
    logLevel: "warn",
    build: {
      ssr: true, // for Node: packages, such as the optional `webgpu`, stay imports
      target: "node20",
      write: false,
      rolldownOptions: {
        input: ENTRIES,
        // Shared parts lie beside the entries, where `new URL("./thread.js", import.meta.url)` is right for all.
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "[name].js",
          assetFileNames: "[name][extname]",
        },
      },
    },
  });
  mkdirSync(folder, { recursive: true });
  const last = basename(BUILT);
  for (const file of output.toSorted((a, b) => Number(a.fileName === last) - Number(b.fileName === last))) {
    const path = join(folder, file.fileName);
    writeFileSync(`${path}.${process.pid}.tmp`, file.type === "chunk" ? file.code : file.source);
    renameSync(`${path}.${process.pid}.tmp`, path);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildCli();
  console.log("The command is built: node bin/spikeyard.mjs --help");
}
