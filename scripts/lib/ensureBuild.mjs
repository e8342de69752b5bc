// Builds framework and command where a source is newer than the build. Needs nothing installed to say what is missing.
import { needsInstall, nodeFault, ROOT } from "./environment.mjs";
import { needsBuild } from "./sources.mjs";

/** @returns one line that says why there is no build; null if there is one now */
export async function ensureBuild() {
  const fault = nodeFault();
  if (fault) return fault;
  if (needsInstall(ROOT)) return "Dependencies are not installed. Run npm start or npm test once.";
  if (!needsBuild(ROOT)) return null;
  const { buildCli } = await import("../buildCli.mjs");
  return buildCli().then(
    () => null,
    (error) => `The command could not be built. ${error.message}`,
  );
}
