// Browser tests on the built page, in a real Chromium whose WebGPU runs on the software driver.
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/lib/chromium.mjs";

const port = Number(process.env.E2E_PORT ?? 4173);
const baseURL = `http://127.0.0.1:${port}`;
const root = process.getuid?.() === 0;
const chromium = findChromium();
if (!chromium) throw new Error("No Chromium found. `npm test` installs one, or name one in CHROME_PATH.");

/** WebGPU, WebGL 2 and true screenshots without a GPU or a display; with fewer, canvases come out blank. */
const GPU_FLAGS = [
  "--disable-background-networking",
  "--disable-quic",
  "--disable-gpu-compositing",
  "--enable-unsafe-webgpu",
  "--enable-features=Vulkan",
  "--use-vulkan=swiftshader",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

/** No WebGPU; views still need WebGL 2, and get it in software, as browsers without a graphics card give it. */
const NO_GPU_FLAGS = [
  "--disable-gpu-compositing", // as browsers without a graphics card do; SwiftShader would take twice the time for it
  "--disable-background-networking",
  "--disable-quic",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

export default defineConfig({
  testDir: "e2e",
  testIgnore: process.env.PICTURES ? [] : "**/pictures.spec.ts",
  workers: 2, // the second one fills the waits of the first
  retries: 0,
  timeout: 180_000, // a software GPU is slow
  // fonts are the machine's own: what is compared is where things lie and what they show
  expect: { timeout: 15_000, toHaveScreenshot: { maxDiffPixelRatio: 0.03 } },
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  forbidOnly: true,
  use: {
    baseURL,
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 800 }, // pixels are what software drawing costs,
    trace: "off",
    serviceWorkers: "block", // but where they are what is tested
  },
  projects: [
    {
      name: "gpu",
      grepInvert: /@no-gpu/,
      use: {
        browserName: "chromium",
        launchOptions: { executablePath: chromium, chromiumSandbox: !root, args: GPU_FLAGS },
      },
    },
    {
      name: "no-gpu",
      grepInvert: /@gpu-only/,
      use: {
        browserName: "chromium",
        launchOptions: {
          executablePath: chromium,
          chromiumSandbox: !root,
          args: NO_GPU_FLAGS,
        },
      },
    },
  ],
  webServer: {
    command: `npm run preview -- --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: !process.env.E2E_PORT, // by hand: a preview that already runs
  },
});
