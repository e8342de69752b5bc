// Builds the framework and the headless command on it into build/: `npm run cli`, also a part of `npm start`,
// `npm test` and `npm pack`, and of command and examples when a source is newer.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ROOT } from "./lib/environment.mjs";
import { BUILT } from "./lib/sources.mjs";

/** Each becomes a file in build/: the command, the framework, and what it starts threads with. */
const ENTRIES = {
  cli: "src/cli/main.ts",
  index: "src/index.ts",
  thread: "src/engines/event/thread.ts",
};
const THREAD_IN_SOURCE = "./thread.ts";
const THREAD_IN_BUILD = "./thread.js";

/** Every model is a file of its own, too, as in src/: `spikeyard/models/neurons/lif`. */
function modelEntries() {
  const files = readdirSync(join(ROOT, "src", "models"), { recursive: true }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const models = files.filter((file) => /^\w+\/\w+\.ts$/.test(file));
  return Object.fromEntries(models.map((file) => [`models/${file.slice(0, -3)}`, `src/models/${file}`]));
}

/** The address of the thread's file for those that bundle the build for a page. */
const threadInBuild = {
  name: "thread-in-build",
  transform(code, id) {
    if (id.endsWith("/engines/event/spawn.ts")) return code.replace(THREAD_IN_SOURCE, THREAD_IN_BUILD);
  },
};

/** Writes build/, each file whole or not at all and the command last, so that a running one never meets half of it. */
export async function buildCli(folder = join(ROOT, dirname(BUILT))) {
  const { build } = await import("vite");
  const { output } = await build({
    configFile: false, // that one is the page's
    root: ROOT,
    publicDir: false,
    logLevel: "warn",
    plugins: [threadInBuild],
    ssr: { noExternal: ["fflate"] }, // the package brings no other
    build: {
      ssr: true, // packages, such as the optional `webgpu`, stay imports
      target: "node20",
      write: false,
      rolldownOptions: {
        input: { ...ENTRIES, ...modelEntries() },
        preserveEntrySignatures: "strict", // a model's file exports the model alone
        // Shared parts lie beside the entries, where `new URL("./thread.js", import.meta.url)` is right for all.
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "[name].js",
          assetFileNames: "[name][extname]",
        },
      },
    },
  });
  const last = basename(BUILT);
  for (const file of output.toSorted((a, b) => Number(a.fileName === last) - Number(b.fileName === last))) {
    const path = join(folder, file.fileName);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}.tmp`, file.type === "chunk" ? file.code : file.source);
    renameSync(`${path}.${process.pid}.tmp`, path);
  }
  removeOld(folder, new Set(output.map(({ fileName }) => fileName)));
}

/** Scripts of a build before this one. */
function removeOld(folder, current) {
  for (const part of ["", "models"]) {
    for (const name of readdirSync(join(folder, part), { recursive: part !== "" })) {
      const file = join(part, name).replaceAll("\\", "/");
      if (file.endsWith(".js") && !current.has(file)) rmSync(join(folder, file), { force: true });
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildCli();
  console.log("Framework and command are built: node bin/spikeyard.mjs --help");
}
