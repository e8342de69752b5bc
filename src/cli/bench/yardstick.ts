// A fixed piece of work that tells how fast this machine is right now: 4-wide multiply-adds over 1.25 MB of f32 in
// WebAssembly. That is the size of the weights from 784 inputs to 400 neurons, and what an engine does with them.

/** 784 * 400 numbers. */
const BYTES = 784 * 400 * 4;
const PAGES = Math.ceil(BYTES / 65536);
/** Chosen: some 20 ms, long beside the clock's grain. */
const PASSES = 200;

type Stream = (end: number, passes: number, factor: number) => number;
let stream: Stream | undefined;

/** @returns seconds that one pass takes; the best of three, since noise only ever adds */
export async function measurePass(): Promise<number> {
  stream ??= await load();
  const tries = [0, 1, 2].map(() => {
    const started = performance.now();
    stream!(BYTES, PASSES, 0.5);
    return (performance.now() - started) / 1000 / PASSES;
  });
  return Math.min(...tries);
}

/** GB/s that a pass of so many seconds reads. */
export function bandwidthOf(pass: number): number {
  return BYTES / pass / 1e9;
}

async function load(): Promise<Stream> {
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(MODULE));
  const { memory, stream: exported } = instance.exports;
  new Float32Array((memory as WebAssembly.Memory).buffer).fill(0.25);
  return exported as Stream;
}

/** A section of the binary format: its id, its size, what it holds. Sizes here fit one byte of LEB128. */
const section = (id: number, ...body: number[]) => [id, body.length, ...body];
const name = (text: string) => [text.length, ...Buffer.from(text)];
const [I32, F32, V128, VOID] = [0x7f, 0x7d, 0x7b, 0x40] as const;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const simd = (op: number) => (op < 0x80 ? [0xfd, op] : [0xfd, op, 0x01]); // LEB128 of op, which is below 256
const [LOAD, SPLAT, LANE_0, ADD, MUL] = [0x00, 0x13, 0x1f, 0xe4, 0xe6] as const;

const [END, LEFT, FACTOR, AT, X, SUM] = [0, 1, 2, 3, 4, 5] as const;

/** sum[k] += x * the 4 numbers at AT + 16 k */
const accumulate = (k: number) =>
  [get(SUM + k), get(AT), simd(LOAD), [4, 16 * k], get(X), simd(MUL), simd(ADD), set(SUM + k)].flat();

/** `x = splat(factor); do { at = 0; do { four sums; at += 64 } while (at < end) } while (--left)` */
const CODE = [
  [3, 1, I32, 1, V128, 4, V128], // locals: AT; X; SUM to SUM + 3
  [get(FACTOR), simd(SPLAT), set(X)].flat(),
  [0x03, VOID, 0x41, 0, ...set(AT)], // loop; at = 0
  [0x03, VOID, ...[0, 1, 2, 3].flatMap(accumulate)], // loop
  [...get(AT), 0x41, 0xc0, 0x00, 0x6a, 0x22, AT], // at += 64, and leave it on the stack
  [...get(END), 0x49, 0x0d, 0, 0x0b], // br_if (at < end), end
  [...get(LEFT), 0x41, 1, 0x6b, 0x22, LEFT, 0x0d, 0, 0x0b], // br_if (left -= 1), end
  [get(SUM), get(SUM + 1), simd(ADD), get(SUM + 2), simd(ADD), get(SUM + 3), simd(ADD)].flat(),
  [...simd(LANE_0), 0, 0x0b],
].flat();

const MODULE = [
  [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
  section(1, 1, 0x60, 3, I32, I32, F32, 1, F32), // the type of `stream`
  section(3, 1, 0), // one function of that type
  section(5, 1, 0, PAGES), // a memory
  section(7, 2, ...name("memory"), 2, 0, ...name("stream"), 0, 0), // both exported
  codeSection(CODE),
].flat();

/** The only one longer than 127 bytes: two bytes of LEB128 for each size. */
function codeSection(code: readonly number[]): number[] {
  const size = (n: number) => [(n & 0x7f) | 0x80, n >> 7];
  const body = [1, ...size(code.length), ...code];
  return [10, ...size(body.length), ...body];
}
