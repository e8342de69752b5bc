// Unit, property and GPU-kernel tests. GPU tests run on Dawn for Node with the software Vulkan driver that comes
// with Chromium; threads get no adapter, and the loader's path must be there when a process starts: hence forks.
import { defineConfig } from "vitest/config";
import { vulkanEnvironment } from "./scripts/lib/chromium.mjs";

Object.assign(process.env, vulkanEnvironment());

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "scripts/**/*.test.mjs"],
    pool: "forks",
    maxWorkers: 2, // chosen: by itself vitest leaves one of two cores idle
    testTimeout: 60_000,
  },
});
