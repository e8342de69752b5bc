// Text as letters that an address may hold, and back: deflated, then base64url. What comes back may be from anyone, so
// it is inflated piece by piece and stopped at a limit.
import { deflateSync, Inflate } from "fflate/browser";
import { DataError } from "../../util/errors";
import { tooLarge } from "./scan";

/** Bytes that are inflated at once: deflate makes at most 1,032 times as many of them. */
const PIECE = 512;
/** Bytes that a link may hold. Chosen: twice what a thousand populations and as many projections take, inflated in 30 ms. */
const MOST_INFLATED = 2 ** 19;
const BASE64URL = /^[A-Za-z0-9_-]*$/;

export function pack(text: string): string {
  const bytes = deflateSync(new TextEncoder().encode(text), { level: 9 });
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param file - what it is called in errors @throws {DataError} if it is damaged, or grows beyond any network */
export function unpack(file: string, packed: string): string {
  if (!BASE64URL.test(packed)) throw damaged(file);
  try {
    const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(inflate(file, bytes));
  } catch (error) {
    throw error instanceof DataError ? error : damaged(file);
  }
}

function inflate(file: string, bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((part) => {
    length += part.length;
    if (length > MOST_INFLATED) throw tooLarge(file, `more than ${MOST_INFLATED} bytes`);
    parts.push(part);
  });
  for (let at = 0; at === 0 || at < bytes.length; at += PIECE)
    stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  const whole = new Uint8Array(length);
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

const damaged = (file: string) => new DataError(file, "is damaged or cut off. Copy it again, all of it.");
