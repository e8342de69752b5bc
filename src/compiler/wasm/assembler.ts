// A small WebAssembly assembler: code is nested lists of bytes, a module is functions over one imported memory.
// Instructions and their numbers: WebAssembly Core Specification 2.0 (SIMD), section 5.4.

/** Instructions in order; lists nest so that pieces compose. */
export type Code = readonly (number | Code)[];
export type ValueType = "i32" | "f32" | "v128";

const TYPES: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** Plain instructions: operands first, then this. */
const PLAIN = {
  "i32.eqz": [0x45],
  "i32.eq": [0x46],
  "i32.ne": [0x47],
  "i32.lt_s": [0x48],
  "i32.lt_u": [0x49],
  "i32.ge_u": [0x4f],
  "i32.ctz": [0x68],
  "i32.add": [0x6a],
  "i32.sub": [0x6b],
  "i32.mul": [0x6c],
  "i32.and": [0x71],
  "i32.or": [0x72],
  "i32.shl": [0x74],
  "i32.shr_u": [0x76],
  "f32.eq": [0x5b],
  "f32.gt": [0x5e],
  "f32.max": [0x97],
  "f32.add": [0x92],
  "f32.sub": [0x93],
  "f32.mul": [0x94],
  "f32.div": [0x95],
  select: [0x1b],
  return: [0x0f],
  "i32x4.splat": [0xfd, 0x11],
  "f32x4.splat": [0xfd, 0x13],
  "i32x4.eq": [0xfd, 0x37],
  "i32x4.ne": [0xfd, 0x38],
  "i32x4.lt_s": [0xfd, 0x39],
  "i32x4.gt_s": [0xfd, 0x3b],
  "f32x4.eq": [0xfd, 0x41],
  "f32x4.ne": [0xfd, 0x42],
  "f32x4.lt": [0xfd, 0x43],
  "f32x4.gt": [0xfd, 0x44],
  "f32x4.le": [0xfd, 0x45],
  "f32x4.ge": [0xfd, 0x46],
  "v128.not": [0xfd, 0x4d],
  "v128.and": [0xfd, 0x4e],
  "v128.andnot": [0xfd, 0x4f],
  "v128.or": [0xfd, 0x50],
  "v128.xor": [0xfd, 0x51],
  "v128.bitselect": [0xfd, 0x52],
  "v128.any_true": [0xfd, 0x53],
  "f32x4.floor": [0xfd, 0x68],
  "f32x4.nearest": [0xfd, 0x6a],
  "i32x4.bitmask": [0xfd, 0xa4, 0x01],
  "i32x4.shl": [0xfd, 0xab, 0x01],
  "i32x4.shr_s": [0xfd, 0xac, 0x01],
  "i32x4.shr_u": [0xfd, 0xad, 0x01],
  "i32x4.add": [0xfd, 0xae, 0x01],
  "i32x4.sub": [0xfd, 0xb1, 0x01],
  "i64x2.extmul_low_i32x4_u": [0xfd, 0xde, 0x01],
  "i64x2.extmul_high_i32x4_u": [0xfd, 0xdf, 0x01],
  "f32x4.abs": [0xfd, 0xe0, 0x01],
  "f32x4.neg": [0xfd, 0xe1, 0x01],
  "f32x4.sqrt": [0xfd, 0xe3, 0x01],
  "f32x4.add": [0xfd, 0xe4, 0x01],
  "f32x4.sub": [0xfd, 0xe5, 0x01],
  "f32x4.mul": [0xfd, 0xe6, 0x01],
  "f32x4.div": [0xfd, 0xe7, 0x01],
  "f32x4.min": [0xfd, 0xe8, 0x01],
  "f32x4.max": [0xfd, 0xe9, 0x01],
  "i32x4.trunc_sat_f32x4_s": [0xfd, 0xf8, 0x01],
  "f32x4.convert_i32x4_s": [0xfd, 0xfa, 0x01],
} as const satisfies Record<string, readonly number[]>;

/** Loads and stores, with their natural alignment (as a power of two). */
const MEMORY = {
  "i32.load": [[0x28], 2],
  "f32.load": [[0x2a], 2],
  "i32.load8_u": [[0x2d], 0],
  "i32.store": [[0x36], 2],
  "f32.store": [[0x38], 2],
  "i32.store8": [[0x3a], 0],
  "v128.load": [[0xfd, 0x00], 4],
  "v128.load16x4_u": [[0xfd, 0x04], 3],
  "v128.load32_splat": [[0xfd, 0x09], 2],
  "v128.store": [[0xfd, 0x0b], 4],
} as const satisfies Record<string, readonly [readonly number[], number]>;

const LANES = {
  "i32x4.extract_lane": 0x1b,
  "f32x4.extract_lane": 0x1f,
  "f32x4.replace_lane": 0x20,
} as const;

const MEMORY_LANES = { "v128.load32_lane": 0x56, "v128.store32_lane": 0x5a } as const;

export const op = (name: keyof typeof PLAIN, ...operands: Code[]): Code => [...operands, PLAIN[name]];

/** @param offset - bytes added to the address */
export const at = (name: keyof typeof MEMORY, offset: number, ...operands: Code[]): Code => [
  ...operands,
  MEMORY[name][0],
  MEMORY[name][1],
  unsigned(offset),
];
export const lane = (name: keyof typeof LANES, index: number, ...operands: Code[]): Code => [
  ...operands,
  [0xfd, LANES[name], index],
];
/** @param offset - bytes added to the address */
export const laneAt = (
  name: keyof typeof MEMORY_LANES,
  index: number,
  offset: number,
  address: Code,
  value: Code,
): Code => [address, value, [0xfd, MEMORY_LANES[name], 2, unsigned(offset), index]];
/** @param bytes - 16 indices into the bytes of the two operands */
export const shuffle = (bytes: readonly number[], a: Code, b: Code): Code => [a, b, 0xfd, 0x0d, bytes];

export const i32 = (value: number): Code => [0x41, signed(value | 0)];
export const f32 = (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)];
const v128 = (lanes: Float32Array | Int32Array): Code => [0xfd, 0x0c, ...new Uint8Array(lanes.buffer)];
export const f32x4 = (value: number): Code => v128(new Float32Array(4).fill(value));
export const i32x4 = (...lanes: readonly number[]): Code =>
  v128(lanes.length === 1 ? new Int32Array(4).fill(lanes[0]!) : Int32Array.from(lanes));

export const when = (condition: Code, then: Code, otherwise: Code = []): Code => [
  condition,
  [0x04, 0x40],
  then,
  otherwise.length > 0 ? [0x05, otherwise] : [],
  0x0b,
];

/** Runs `body` as long as `condition` holds before it. */
export const whilst = (condition: Code, body: Code): Code => [
  [0x02, 0x40, 0x03, 0x40],
  op("i32.eqz", condition),
  [0x0d, 1],
  body,
  [0x0c, 0, 0x0b, 0x0b],
];

/** A local variable of a function. */
export interface Local {
  readonly get: Code;
  readonly set: (value: Code) => Code;
  /** sets it and leaves the value on the stack */
  readonly tee: (value: Code) => Code;
}

export interface FunctionScope {
  readonly params: readonly Local[];
  readonly local: (type: ValueType) => Local;
  readonly call: (name: string, ...operands: Code[]) => Code;
}

export interface FunctionSource {
  readonly name: string;
  readonly params: readonly ValueType[];
  readonly result?: ValueType;
  /** called once, when the module is put together; functions may call those before and after them */
  readonly body: (f: FunctionScope) => Code;
}

/** Counts `i` from `from` up to below `to` by `step`. */
export function loop(i: Local, from: Code, to: Code, step: number, body: Code): Code {
  return [i.set(from), whilst(op("i32.lt_u", i.get, to), [body, i.set(op("i32.add", i.get, i32(step)))])];
}

/**
 * A module that imports `env.memory` and exports every function; profilers show them by their names.
 * @param pages - of 64 KiB, that the memory has
 * @param shared - whether the memory is shared between threads; then it has exactly `pages`
 */
export function assemble(
  functions: readonly FunctionSource[],
  pages: number,
  shared: boolean,
): Uint8Array<ArrayBuffer> {
  const indices = new Map(functions.map(({ name }, index) => [name, index]));
  const bodies = functions.map((source) => bodyOf(source, indices));
  const types = functions.map(({ params, result }) => [
    0x60,
    vector(params.map((type) => TYPES[type])),
    vector(result ? [TYPES[result]] : []),
  ]);
  const memory = [
    text("env"),
    text("memory"),
    0x02,
    shared ? 0x03 : 0x00,
    unsigned(pages),
    shared ? unsigned(pages) : [],
  ];
  const module: Code = [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, vector(types)),
    section(2, vector([memory])),
    section(3, vector(functions.map((_, index) => unsigned(index)))),
    section(7, vector(functions.map(({ name }, index) => [text(name), 0x00, unsigned(index)]))),
    section(10, vector(bodies)),
    section(0, [
      text("name"),
      0x01,
      sized(vector(functions.map(({ name }, index) => [unsigned(index), text(name)]))),
    ]),
  ];
  return Uint8Array.from(flatten(module, []));
}

function bodyOf({ params, body }: FunctionSource, indices: ReadonlyMap<string, number>): Code {
  const locals: ValueType[] = [];
  const variable = (index: number): Local => ({
    get: [0x20, unsigned(index)],
    set: (value) => [value, 0x21, unsigned(index)],
    tee: (value) => [value, 0x22, unsigned(index)],
  });
  const code = body({
    params: params.map((_, index) => variable(index)),
    local: (type) => variable(params.length + locals.push(type) - 1),
    call: (name, ...operands) => {
      const index = indices.get(name);
      if (index === undefined) throw new Error(`no function '${name}' in the module`);
      return [...operands, 0x10, unsigned(index)];
    },
  });
  return sized([vector(locals.map((type) => [0x01, TYPES[type]])), code, 0x0b]);
}

const section = (id: number, content: Code): Code => [id, sized(content)];
const sized = (content: Code): Code => {
  const bytes = flatten(content, []);
  return [unsigned(bytes.length), bytes];
};
const vector = (items: readonly (number | Code)[]): Code => [unsigned(items.length), ...items];
const text = (name: string): Code => vector([...new TextEncoder().encode(name)]);

function flatten(code: Code, into: number[]): number[] {
  for (const item of code) {
    if (typeof item === "number") into.push(item);
    else flatten(item, into);
  }
  return into;
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; ) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}
