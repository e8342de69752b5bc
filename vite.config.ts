// Build and serve the playground: React, Tailwind, ES-module workers; a strict content security policy.

import { readFileSync } from "node:fs";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

/** WebAssembly may be compiled; no script, style sheet or request leaves the origin. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'", // React Flow and three.js set style attributes
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Makes the page cross-origin isolated, so that workers may share memory. */
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** In the built page itself too, for hosts that set no headers. Not in development: hot reload injects scripts. */
const policyInPage: Plugin = {
  name: "policy-in-page",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
      injectTo: "head-prepend",
    },
  ],
};

/**
 * Offline after the first visit: the page is kept as a whole, digits once they were loaded; a new version waits for
 * the user (src/app/trust/offline.ts). All addresses are relative, so any base path will do.
 */
const offline = VitePWA({
  registerType: "prompt",
  injectRegister: false, // the page registers it itself, without an inline script
  manifest: {
    name: "Spikeyard",
    short_name: "Spikeyard",
    description: "Spiking neural networks in the browser: build, train and watch them live.",
    start_url: ".",
    scope: ".",
    display: "standalone",
    background_color: "#0d1015",
    theme_color: "#141920",
    categories: ["education", "science"],
    icons: [
      { src: "icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "favicon.svg", sizes: "any", type: "image/svg+xml" },
    ],
  },
  workbox: {
    globPatterns: ["**/*.{html,js,css,svg,png,woff2,webmanifest}"],
    globIgnores: ["mnist/**"],
    maximumFileSizeToCacheInBytes: 4_000_000,
    navigateFallback: "index.html",
    clientsClaim: true,
    runtimeCaching: [
      {
        urlPattern: /\/mnist\/[^/]+$/,
        handler: "StaleWhileRevalidate",
        options: { cacheName: "spikeyard-digits", cacheableResponse: { statuses: [200] } },
      },
    ],
  },
});

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

export default defineConfig({
  base: "./",
  plugins: [react(), tailwindcss(), policyInPage, offline],
  define: { "import.meta.env.APP_VERSION": JSON.stringify(version) },
  worker: { format: "es" },
  build: { target: "es2022" },
  server: { headers: ISOLATED },
  preview: { headers: { ...ISOLATED, "Content-Security-Policy": POLICY } },
});
