// A short fingerprint of bytes, to tell whether two runs ended with the same weights. Not for security.

/** 64 bits of hex: FNV-1a over the bytes, from two offset bases (Fowler, Noll & Vo; RFC 9923). */
export function fingerprint(data: ArrayBufferView): string {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x01000193);
  }
  const hex = (u: number) => (u >>> 0).toString(16).padStart(8, "0");
  return hex(a) + hex(b);
}
