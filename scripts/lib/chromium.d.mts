// Types of chromium.mjs, for the Playwright configuration.
export function findChromium(): string | null;
