// Build and serve the playground: React, Tailwind, ES-module workers; a strict content security policy.
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

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

export default defineConfig({
  base: "./",
  plugins: [react(), tailwindcss(), policyInPage],
  worker: { format: "es" },
  build: { target: "es2022" },
  server: { headers: ISOLATED },
  preview: { headers: { ...ISOLATED, "Content-Security-Policy": POLICY } },
});
