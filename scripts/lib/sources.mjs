// Whether the headless command must be built anew. Imports nothing but Node itself: it runs before anything is there.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Written last, so that it stands for a whole build. */
export const BUILT = join("build", "cli.js");

/** Folders and files that the build depends on. */
const SOURCES = ["src", "shaders", "package-lock.json", join("scripts", "buildCli.mjs")];

/** The page is no part of the command, and neither are tests. */
const isOther = (path) => path === join("src", "app") || /\.test\.tsx?$/.test(path);

/** @returns true if there is no build, or a source, or a folder that one was added to or removed from, is newer */
export function needsBuild(root) {
  const built = statSync(join(root, BUILT), { throwIfNoEntry: false });
  return !built || SOURCES.some((path) => newestIn(root, path) > built.mtimeMs);
}

function newestIn(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found || isOther(path)) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(
    found.mtimeMs,
    ...readdirSync(join(root, path)).map((name) => newestIn(root, join(path, name))),
  );
}
