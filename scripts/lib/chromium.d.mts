// Types of chromium.mjs, for the Playwright configuration.
export function findChromium(): string | null;
export function vulkanEnvironment(): Readonly<Record<string, string>>;
