// Unpacks a gzip file while it arrives, and never beyond a cap; a file that is not gzip passes through
// under the same cap. Uses the DecompressionStream of browsers and Node.
import { DataError } from "../../util/errors";

export interface GunzipOptions {
  /** most bytes that may come out */
  readonly cap: number;
  /** Called as bytes come in, with how many so far and whether they are gzip. */
  onReceived?(received: number, gzip: boolean): void;
}

/**
 * @param file - its name, for errors
 * @returns the unpacked bytes
 * @throws {DataError} if the source breaks off, the gzip data is cut short, damaged or followed by other
 *   bytes, or more than `cap` bytes come out
 */
export async function gunzip(
  file: string,
  source: Blob | ReadableStream<Uint8Array<ArrayBuffer>>,
  options: GunzipOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = (source instanceof Blob ? source.stream() : source).getReader();
  try {
    const head = await readHead(file, reader);
    const gzip = head[0] === 0x1f && head[1] === 0x8b;
    const input = receive(file, head, reader, (received) => options.onReceived?.(received, gzip));
    return gzip ? await unpack(file, input, options.cap) : await collect(file, input, options.cap);
  } catch (error) {
    // Stops the download. Not awaited: a broken source may never answer, and its own error is known already.
    reader.cancel().catch(() => {});
    throw error;
  }
}

/**
 * Deflate unpacks at most 1032:1, and an engine may unpack a whole piece before anyone sees a byte of it,
 * so a piece of this many bytes goes at most 17 MB over the cap.
 */
const PIECE = 16 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

async function unpack(file: string, input: AsyncIterable<Bytes>, cap: number): Promise<Bytes> {
  const gzip = new DecompressionStream("gzip");
  const writer = gzip.writable.getWriter();
  const tail: number[] = [];
  let broken: unknown; // the source's own error: tells more than what the unpacking side makes of it
  const feed = async () => {
    try {
      for await (const chunk of input) {
        for (let at = 0; at < chunk.length; at += PIECE) await writer.write(chunk.subarray(at, at + PIECE));
        tail.push(...chunk.subarray(-4));
        tail.splice(0, tail.length - 4);
      }
      await writer.close();
    } catch (error) {
      broken = error;
      writer.abort(error).catch(() => {}); // so that the reading side ends
      throw error;
    }
  };
  const feeding = feed();
  feeding.catch(() => {}); // awaited below, after the reading side
  let unpacked: Bytes;
  try {
    unpacked = await collect(file, chunksOf(gzip.readable.getReader()), cap);
    await feeding;
  } catch (error) {
    if (broken instanceof DataError) throw broken;
    if (error instanceof DataError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.replace(/^Failed to execute .*?: |\.$/g, "");
    throw new DataError(file, `is cut short or damaged gzip (${reason}). ${AGAIN}`);
  }
  checkLength(file, unpacked.length, tail);
  return unpacked;
}

/**
 * Browsers refuse bytes behind the gzip data; Node unpacks a second member and ignores zeros. A single
 * member ends with its unpacked length (RFC 1952, ISIZE), so comparing that finds both.
 */
function checkLength(file: string, unpacked: number, tail: readonly number[]): void {
  const stated = tail.reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (stated === unpacked % 2 ** 32) return;
  throw new DataError(
    file,
    `has bytes behind the end of its gzip data: ${unpacked} bytes came out, its last four bytes say ${stated}. ${AGAIN}`,
  );
}

async function collect(file: string, chunks: AsyncIterable<Bytes>, cap: number): Promise<Bytes> {
  const parts: Bytes[] = [];
  let length = 0;
  for await (const part of chunks) {
    length += part.length;
    if (length > cap) {
      throw new DataError(
        file,
        `is larger than ${cap} bytes unpacked, the most that is read. Use a smaller file.`,
      );
    }
    parts.push(part);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The first two bytes or more, unless the source has fewer. */
async function readHead(file: string, reader: ReadableStreamDefaultReader<Bytes>): Promise<Bytes> {
  let head: Bytes = new Uint8Array(0);
  while (head.length < 2) {
    const { done, value } = await read(file, reader);
    if (done) break;
    const longer = new Uint8Array(head.length + value.length);
    longer.set(head);
    longer.set(value, head.length);
    head = longer;
  }
  return head;
}

async function* receive(
  file: string,
  head: Bytes,
  reader: ReadableStreamDefaultReader<Bytes>,
  report: (received: number) => void,
): AsyncGenerator<Bytes> {
  let received = head.length;
  report(received);
  yield head;
  for (;;) {
    const { done, value } = await read(file, reader);
    if (done) return;
    received += value.length;
    report(received);
    yield value;
  }
}

async function* chunksOf(reader: ReadableStreamDefaultReader<Bytes>): AsyncGenerator<Bytes> {
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    finished = true;
  } finally {
    if (!finished) reader.cancel().catch(() => {}); // over the cap: unpack no further
  }
}

async function read(file: string, reader: ReadableStreamDefaultReader<Bytes>) {
  try {
    return await reader.read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(file, `could not be read to its end (${reason}). Try again.`);
  }
}

const AGAIN = "Get the file again from where it came.";
