// Unit, property and GPU-kernel tests. GPU tests run on Dawn for Node with the software Vulkan driver that comes
// with Chromium; threads get no adapter, and the loader's path must be there when a process starts: hence forks.
import { defineConfig } from "vitest/config";
import { vulkanEnvironment } from "./scripts/lib/chromium.mjs";

Object.assign(process.env, vulkanEnvironment());

/** It puts another module in the place of one: it needs modules of its own. */
const MOCKING = "src/engines/leaping.test.ts";
/** Rooms whose modules keep nothing that one test could leave to the next: their files share what they import. */
const STATELESS = ["util", "lang", "core", "compiler", "engines", "data", "training"].map(
  (room) => `src/${room}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2, // chosen: by itself vitest leaves one of two cores idle
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "stateless", include: STATELESS, exclude: [MOCKING], isolate: false } },
      {
        extends: true,
        test: {
          name: "apart",
          include: ["src/**/*.test.ts", "scripts/**/*.test.mjs"],
          exclude: STATELESS.map((files) => files.replace("*.test.ts", "!(leaping).test.ts")),
        },
      },
    ],
  },
});
