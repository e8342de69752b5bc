// Types of idx.mjs, for the TypeScript tests that use it.
export function encodeImages(
  count: number,
  rows: number,
  columns: number,
  pixels: Uint8Array,
): Uint8Array<ArrayBuffer>;
export function encodeLabels(labels: Uint8Array): Uint8Array<ArrayBuffer>;
