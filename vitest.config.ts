// Unit, property and GPU-kernel tests. GPU tests run on Dawn for Node with a software Vulkan driver, which
// `scripts/test.mjs` finds and names in VK_DRIVER_FILES; threads get no adapter, hence forks.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["src/**/*.test.ts", "scripts/**/*.test.mjs"], pool: "forks", testTimeout: 60_000 },
});
