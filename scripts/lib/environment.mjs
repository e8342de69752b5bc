// What `npm start` and `npm test` need before anything else: a recent Node, and the dependencies installed.
// Imports nothing but Node itself, since it runs before there is anything else.
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** One line about a Node that is too old, or null. Vite sets the versions. */
export function nodeFault(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  const known = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return known
    ? null
    : `Spikeyard needs Node 20.19, 22.12 or newer; this is ${version}. Get it at https://nodejs.org.`;
}

/** Installs what package-lock.json says, unless that was done since it last changed. */
export async function installDependencies() {
  if (!needsInstall(ROOT)) return;
  console.log("Installing dependencies (npm ci) ...");
  // `npm start` tells which npm runs it; called directly with node, it is the npm on the PATH.
  const npm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  const code = await run([...npm, "ci", "--include=dev", "--no-audit", "--no-fund"]);
  if (code !== 0) throw new Error(`npm ci failed (${code}): see above. Is the network there?`);
}

/** npm writes `.package-lock.json` last, so a half-done install has none. */
export function needsInstall(root) {
  const installed = statSync(join(root, "node_modules", ".package-lock.json"), { throwIfNoEntry: false });
  return !installed || installed.mtimeMs < statSync(join(root, "package-lock.json")).mtimeMs;
}

/**
 * Runs a command in the repository, its output going straight through.
 *
 * @param {string[]} command
 * @param {Record<string, string>} [env] added to this process's
 * @returns {Promise<number>} its exit code; 1 when it could not start or was ended by a signal
 */
export function run([program, ...args], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, ...env },
      shell: process.platform === "win32" && program === "npm", // there it is npm.cmd
    });
    child.on("error", (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
