// Unit, property and GPU-kernel tests. GPU tests run on Dawn for Node with the software Vulkan driver that comes
// with Chromium; threads get no adapter, and the loader's path must be there when a process starts: hence forks.
import { defineConfig } from "vitest/config";
import { vulkanEnvironment } from "./scripts/lib/chromium.mjs";

Object.assign(process.env, vulkanEnvironment());

/** Files that leave something behind: models in the registry, or another module in the place of one. */
const LEAVING = "leaping|oddModels|eligibility|published|own";
/** All others of rooms whose modules keep nothing: they share what they import. */
const STATELESS = [
  "util",
  "lang",
  "core",
  "compiler",
  "engines",
  "data",
  "training",
  "api",
  "cli",
  "examples",
  "models",
].map((room) => `src/${room}/**/!(${LEAVING}).test.ts`);

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2, // chosen: by itself vitest leaves one of two cores idle
    hookTimeout: 180_000,
    testTimeout: 180_000, // some ten times what the longest takes: it is to find what hangs, not what waits for a core
    projects: [
      { extends: true, test: { name: "stateless", include: STATELESS, isolate: false } },
      {
        extends: true,
        test: {
          name: "apart",
          include: ["src/**/*.test.ts", "scripts/**/*.test.mjs"],
          exclude: STATELESS,
        },
      },
    ],
  },
});
