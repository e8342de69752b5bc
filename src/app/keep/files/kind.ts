// What a file is, by its first bytes: its name may say anything.

export type FileKind = "picture" | "text" | "weights" | "other";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const BRACE = 0x7b; // {
const BLANKS: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d]);
/** The length of a header stands before it. */
const HEADER_AT = 8;
/** Bytes that tell. */
export const HEAD = 64;

/** @param head - the first `HEAD` bytes, or all of a smaller file */
export function kindOf(head: Uint8Array): FileKind {
  if (PNG.every((byte, k) => head[k] === byte)) return "picture";
  if (head[HEADER_AT] === BRACE && (head[0] ?? 0) !== BRACE && head[7] === 0) return "weights";
  const first = head.find((byte) => !BLANKS.has(byte));
  return first === BRACE ? "text" : "other";
}
