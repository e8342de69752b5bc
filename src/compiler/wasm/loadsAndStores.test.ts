// The assembler's loads, stores and single lanes: every one goes where its address and offset say.
import { expect, test } from "vitest";
import {
  at,
  type Code,
  type FunctionSource,
  f32x4,
  i32,
  i32x4,
  lane,
  laneAt,
  op,
  shuffle,
} from "./assembler";
import { instantiate } from "./testModule";

const offsets = [0, 4, 124, 128, 16380, 16384, 65520];

test.each(["i32", "f32"] as const)("%s loads and stores add their offset to the address", (type) => {
  const copies = offsets.map(
    (offset, k): FunctionSource => ({
      name: `copy${k}`,
      params: ["i32", "i32"],
      body: ({ params: [from, to] }) =>
        at(`${type}.store`, offset, to!.get, at(`${type}.load`, offset, from!.get)),
    }),
  );
  const module = instantiate(copies, 2);
  for (const [k, offset] of offsets.entries()) {
    module[type].fill(-1);
    module[type][(8 + offset) / 4] = 1000 + k;
    module.call(`copy${k}`, 8, 60);
    const changed = [...module[type].keys()].filter((place) => module[type][place] !== -1);
    expect(changed).toEqual([(8 + offset) / 4, (60 + offset) / 4]);
    expect(module[type][(60 + offset) / 4]).toBe(1000 + k);
  }
});

test("bytes, halves, splats, vectors and single lanes go where their names say", () => {
  const move = (name: string, value: (address: Code) => Code): FunctionSource => ({
    name,
    params: ["i32", "i32"],
    body: ({ params: [from, to] }) => at("v128.store", 16, to!.get, value(from!.get)),
  });
  const module = instantiate([
    move("vector", (from) => at("v128.load", 32, from)),
    move("halves", (from) => at("v128.load16x4_u", 34, from)),
    move("splat", (from) => at("v128.load32_splat", 36, from)),
    move("into lane", (from) => laneAt("v128.load32_lane", 2, 36, from, i32x4(1, 2, 3, 4))),
    move("replaced", (from) => lane("f32x4.replace_lane", 3, f32x4(0.5), at("f32.load", 32, from))),
    move("shuffled", (from) =>
      shuffle(
        [28, 29, 30, 31, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7],
        i32x4(1, 2, 3, 4),
        at("v128.load", 32, from),
      ),
    ),
    {
      name: "bytes",
      params: ["i32", "i32"],
      body: ({ params: [from, to] }) => [
        at("i32.store8", 16, to!.get, op("i32.add", at("i32.load8_u", 33, from!.get), i32(256))),
        laneAt("v128.store32_lane", 1, 20, to!.get, at("v128.load", 32, from!.get)),
        at("f32.store", 24, to!.get, lane("f32x4.extract_lane", 1, f32x4(-2.5))),
      ],
    },
  ]);
  const given = [0x40302010, 65536 * 7 + 6, -3, 65535];
  const result = (name: string) => {
    module.i32.fill(0);
    module.i32.set(given, 12); // 16 + 32 bytes
    module.call(name, 16, 64);
    return module.i32.slice(20, 24);
  };
  const ofF32 = (...values: number[]) => [...new Int32Array(Float32Array.from(values).buffer)];
  expect([...result("vector")]).toEqual(given);
  expect([...result("halves")]).toEqual([0x4030, 6, 7, 65533]);
  expect([...result("splat")]).toEqual(Array(4).fill(given[1]));
  expect([...result("into lane")]).toEqual([1, 2, given[1], 4]);
  expect([...result("replaced")]).toEqual([...ofF32(0.5, 0.5, 0.5), given[0]]);
  expect([...result("shuffled")]).toEqual([given[3], 1, given[0], 2]);
  expect([...result("bytes")]).toEqual([0x20, given[1], ...ofF32(-2.5), 0]);
});
