// Unpacking: byte for byte, under a cap, and every kind of damaged file refused with its name.
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DataError } from "../../util/errors";
import { gunzip } from "./gunzip";

const DATA = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) >> 7);
const PACKED = pack(DATA);

test("unpacks a Blob byte for byte", async () => {
  expect(Buffer.compare(await gunzip("a.gz", new Blob([PACKED]), { cap: DATA.length }), DATA)).toBe(0);
});

test("unpacks a stream however it is cut into chunks", async () => {
  const data = fc.uint8Array({ maxLength: 2000 });
  const cuts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(data, cuts, fc.boolean(), async (bytes, sizes, zip) => {
      const sent = zip ? pack(bytes) : Uint8Array.of(0, ...bytes); // a 0 in front: never taken for gzip
      const unpacked = await gunzip("a", streamOf(sent, [...sizes, 1]), { cap: 2001 });
      expect(unpacked).toEqual(zip ? bytes : sent);
    }),
    { seed: 1 },
  );
});

test("a file that is not gzip passes through", async () => {
  for (const bytes of [Uint8Array.of(), Uint8Array.of(0x1f), Uint8Array.of(0x1f, 0x8a, 3), DATA]) {
    const out = await gunzip("plain", new Blob([bytes]), { cap: DATA.length });
    expect(Buffer.compare(out, bytes)).toBe(0);
  }
});

test("reports every byte received, as it lies in the file", async () => {
  const seen: [number, boolean][] = [];
  const onReceived = (received: number, gzip: boolean) => seen.push([received, gzip]);
  await gunzip("a.gz", streamOf(PACKED, [1000]), { cap: DATA.length, onReceived });
  expect(
    seen.every(([received, gzip], i) => gzip && received === Math.min((i + 1) * 1000, PACKED.length)),
  ).toBe(true);
  expect(seen.at(-1)![0]).toBe(PACKED.length);
});

test.each([
  ["gzip", PACKED],
  ["plain", DATA],
])("%s data may reach the cap and not pass it", async (_, bytes) => {
  const blob = new Blob([bytes]);
  expect(await gunzip("a", blob, { cap: DATA.length })).toHaveLength(DATA.length);
  await expect(gunzip("a", blob, { cap: DATA.length - 1 })).rejects.toThrow(
    /^a: is larger than 99999 bytes unpacked, the most that is read\. Use a smaller file\.$/,
  );
});

test("a bomb of 200 MB stops within one piece of the cap", async () => {
  const bomb = pack(new Uint8Array(200 * 2 ** 20));
  let received = 0;
  const stream = streamOf(bomb, [1024]);
  const onReceived = (bytes: number) => {
    received = bytes;
  };
  await expect(gunzip("bomb", stream, { cap: 1_000_000, onReceived })).rejects.toThrow(DataError);
  expect(bomb.length).toBeGreaterThan(200_000);
  expect(received).toBeLessThan(65_536); // 1 MB is 1 kB packed; the rest is what streams hold ahead
});

test("gzip cut anywhere is refused", async () => {
  const packed = pack(DATA.subarray(0, 60));
  for (let length = 2; length < packed.length; length++) {
    const cut = gunzip("cut.gz", new Blob([packed.subarray(0, length)]), { cap: 1000 });
    await expect(cut, `${length} bytes`).rejects.toThrow(
      /^cut\.gz: is cut short or damaged gzip \(.+\)\. Get the file/,
    );
  }
});

test.each([
  ["a zero", [0]],
  ["zeros", [0, 0, 0, 0, 0, 0, 0, 0]],
  ["text", [...Buffer.from("trailing")]],
  ["half a second member", [0x1f, 0x8b, 8, 0]],
  ["a second member", [...pack(DATA)]],
])("gzip followed by %s is refused", async (_, more) => {
  const file = gunzip("long.gz", new Blob([PACKED, Uint8Array.from(more)]), { cap: 10 * DATA.length });
  await expect(file).rejects.toThrow(DataError);
  await expect(file).rejects.toThrow(
    /^long\.gz: (has bytes behind the end of its gzip data|is cut short or damaged)/,
  );
});

test("any flipped bit gives the same bytes or a DataError", async () => {
  const small = DATA.subarray(0, 300);
  const packed = pack(small);
  const bits = fc.integer({ min: 0, max: packed.length * 8 - 1 });
  await fc.assert(
    fc.asyncProperty(bits, async (bit) => {
      const bytes = Uint8Array.from(packed);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      if (bit < 16) return; // the magic number: then it is a plain file
      try {
        expect(await gunzip("flipped", new Blob([bytes]), { cap: 1000 })).toEqual(small);
      } catch (error) {
        expect(error).toBeInstanceOf(DataError);
      }
    }),
    { seed: 2, numRuns: 300 },
  );
});

test("a source that breaks off is told from a damaged file", async () => {
  for (const bytes of [PACKED, DATA]) {
    let sent = false;
    const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        if (sent) controller.error(new Error("connection reset"));
        else controller.enqueue(bytes.slice(0, 500));
        sent = true;
      },
    });
    await expect(gunzip("a.gz", source, { cap: 1e6 })).rejects.toThrow(
      /^a\.gz: could not be read to its end \(connection reset\)\. Try again\.$/,
    );
  }
});

function pack(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gzipSync(bytes));
}

/** Chunks of the given sizes in turn. */
function streamOf(
  bytes: Uint8Array<ArrayBuffer>,
  sizes: readonly number[],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  let turn = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const size = sizes[turn++ % sizes.length]!;
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}
