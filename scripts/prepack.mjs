// What `npm pack` puts into the package: framework, command, types and the embedded digits.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildCli } from "./buildCli.mjs";
import { buildTypes } from "./buildTypes.mjs";
import { ROOT } from "./lib/environment.mjs";
import { prepareEmbedded } from "./prepareMnist.mjs";

mkdirSync(join(ROOT, "build"), { recursive: true });
prepareEmbedded();
await Promise.all([buildCli(), buildTypes()]);
