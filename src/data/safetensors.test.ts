// The container of weights: what is written is read back bit by bit, and a file that lies is refused by name.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataError } from "../util/errors";
import { readSafetensors, type Tensor, type Tensors, writeSafetensors } from "./safetensors";

/** A file with this header and so many bytes of numbers. */
function fileOf(header: string, numbers = 0, length = BigInt(new TextEncoder().encode(header).length)) {
  const head = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + head.length + numbers);
  new DataView(file.buffer).setBigUint64(0, length, true);
  file.set(head, 8);
  return file;
}

const read = (bytes: Uint8Array<ArrayBuffer>) => readSafetensors("net.spikeyard", bytes);
const withTensor = (entry: unknown, numbers = 8) => fileOf(JSON.stringify({ w: entry }), numbers);
const entry = { dtype: "F32", shape: [2], data_offsets: [0, 8] };

const tensor: fc.Arbitrary<Tensor> = fc
  .tuple(
    fc.array(fc.nat(3), { maxLength: 3 }),
    fc.constantFrom(Float64Array, Float32Array, Int32Array, Uint32Array, Uint16Array, Uint8Array),
  )
  .chain(([shape, Type]) => {
    const bytes = shape.reduce((a, b) => a * b, 1) * Type.BYTES_PER_ELEMENT;
    return fc
      .uint8Array({ minLength: bytes, maxLength: bytes })
      .map((raw) => ({ shape, data: new Type(raw.slice().buffer as ArrayBuffer) }));
  });

test("what is written is read back to the bit, whatever the names, shapes and types", () => {
  const contents = fc.record({
    metadata: fc.array(fc.tuple(fc.string(), fc.string())).map((texts) => new Map(texts)),
    tensors: fc
      .array(
        fc.tuple(
          fc.string().filter((name) => name !== "__metadata__"),
          tensor,
        ),
      )
      .map((all) => new Map(all)),
  });
  fc.assert(
    fc.property(contents, (written: Tensors) => {
      const bytes = writeSafetensors(written);
      const back = read(bytes);
      expect(new Map(back.metadata)).toEqual(written.metadata);
      expect(back.tensors.size).toBe(written.tensors.size);
      for (const [name, { shape, data }] of written.tensors) {
        const got = back.tensors.get(name)!;
        expect(got.shape).toEqual(shape);
        expect(got.data.constructor).toBe(data.constructor);
        expect(new Uint8Array(got.data.buffer)).toEqual(new Uint8Array(data.buffer));
      }
      expect(writeSafetensors(back)).toEqual(bytes);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("numbers begin at a multiple of 8 bytes, and a tensor at a multiple of its type's", () => {
  const tensors = new Map<string, Tensor>([
    ["a", { shape: [3], data: Uint8Array.of(1, 2, 3) }],
    ["b", { shape: [1], data: Float64Array.of(0.1) }],
    ["c", { shape: [], data: Float32Array.of(0.5) }],
  ]);
  const bytes = writeSafetensors({ metadata: new Map(), tensors });
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  expect(length % 8).toBe(0);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  expect(header.b.data_offsets).toEqual([0, 8]);
  expect(header.c.data_offsets).toEqual([8, 12]);
  expect(header.a.data_offsets).toEqual([12, 15]);
});

test("a tensor that is not as long as its shape is not written", () => {
  const tensors = new Map([["w", { shape: [2, 2], data: new Float32Array(3) }]]);
  expect(() => writeSafetensors({ metadata: new Map(), tensors })).toThrow(
    "tensor w: [2,2] takes 4 numbers, got 3.",
  );
});

describe("a file is refused that", () => {
  test.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ["is empty", new Uint8Array(0), "has 0 bytes, too few for a header."],
    ["has a length only", new Uint8Array(9), "has 9 bytes, too few for a header."],
    [
      "asks for a header of 2^63 bytes",
      fileOf("{}", 0, 2n ** 63n),
      "ask for a header of 9223372036854775808 bytes; at most 8388608 are read.",
    ],
    ["is cut within its header", fileOf("{}", 0, 200n), "a header of 200 bytes is announced, 2 are left."],
    ["has no JSON in its header", fileOf("{nothing}"), "its header is no JSON object."],
    ["has a list for a header", fileOf("[1, 2]"), "its header is no JSON object."],
    ["begins with a space", fileOf(' {"w":1}'), "its header is no JSON object."],
    ["has text that is no UTF-8", fileOf("{}", 0).with(9, 0xff), "its header is no JSON object."],
    [
      "has a number in its metadata",
      fileOf('{"__metadata__":{"a":1}}'),
      "__metadata__.a: a text is expected, got number.",
    ],
    ["has no object as metadata", fileOf('{"__metadata__":"a"}'), "__metadata__ is no object of texts."],
    [
      "has a tensor without properties",
      withTensor(7),
      'tensor "w": dtype, shape and data_offsets are expected.',
    ],
    [
      "has another type",
      withTensor({ ...entry, dtype: "BF16" }),
      'tensor "w": dtype F64, F32, I32, U32, U16, U8 is read, got "BF16".',
    ],
    [
      "has a type found on every object",
      withTensor({ ...entry, dtype: "constructor" }),
      'got "constructor".',
    ],
    [
      "has a negative extent",
      withTensor({ ...entry, shape: [-2] }),
      "shape: at most 8 whole numbers are expected.",
    ],
    [
      "has half an extent",
      withTensor({ ...entry, shape: [0.5] }),
      "shape: at most 8 whole numbers are expected.",
    ],
    [
      "has nine dimensions",
      withTensor({ ...entry, shape: Array(9).fill(1) }),
      "shape: at most 8 whole numbers",
    ],
    [
      "has one offset",
      withTensor({ ...entry, data_offsets: [0] }),
      "data_offsets: two whole numbers are expected.",
    ],
    [
      "has offsets beyond its end",
      withTensor({ ...entry, data_offsets: [0, 2 ** 40] }),
      "bytes 0 to 1099511627776 are announced, of 8 that there are.",
    ],
    [
      "has offsets the wrong way round",
      withTensor({ ...entry, data_offsets: [8, 0] }),
      "bytes 8 to 0 are announced",
    ],
    [
      "has a shape larger than its bytes",
      withTensor({ ...entry, shape: [2 ** 26, 2 ** 26] }),
      "[67108864,67108864] in F32 takes 18014398509481984 bytes, but 8 are announced.",
    ],
    [
      "has tensors that overlap",
      fileOf(JSON.stringify({ v: entry, w: { ...entry, data_offsets: [4, 12] } }), 12),
      'tensor "w" begins at byte 4, where 8 is expected: tensors may neither overlap nor leave gaps.',
    ],
    [
      "has a gap",
      fileOf(JSON.stringify({ v: entry, w: { ...entry, data_offsets: [12, 20] } }), 20),
      'tensor "w" begins at byte 12, where 8 is expected',
    ],
    ["has more bytes than tensors", withTensor(entry, 9), "has 9 bytes of numbers, but its tensors take 8."],
    [
      "names its properties on a prototype",
      fileOf('{"w":{"__proto__":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}}', 8),
      'tensor "w": dtype',
    ],
  ])("%s", (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(DataError);
    expect(() => read(bytes)).toThrow(message);
    expect(() => read(bytes)).toThrow("net.spikeyard: ");
  });

  test("holds 10,001 tensors", () => {
    const names = Array.from({ length: 10_001 }, (_, k) => [
      k,
      { dtype: "U8", shape: [0], data_offsets: [0, 0] },
    ]);
    expect(() => read(fileOf(JSON.stringify(Object.fromEntries(names))))).toThrow(
      "holds 10001 tensors; at most 10000 are read.",
    );
  });
});

test("a tensor named __proto__ is one like any other, and changes no object", () => {
  const { tensors } = read(fileOf(`{"__proto__":${JSON.stringify(entry)}}`, 8));
  expect(tensors.get("__proto__")!.data).toHaveLength(2);
  expect(({} as Record<string, unknown>).dtype).toBe(undefined);
});

test("any damage to a byte of a file is read or refused by name, never more", () => {
  const good = writeSafetensors({
    metadata: new Map([["a", "b"]]),
    tensors: new Map([["w", { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) }]]),
  });
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, value, length) => {
      try {
        read(good.with(at, value).slice(0, length));
      } catch (error) {
        expect(error).toBeInstanceOf(DataError);
      }
    }),
    { seed: 1, numRuns: 2000 },
  );
});
