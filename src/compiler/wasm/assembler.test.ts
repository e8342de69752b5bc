// The assembler: numbers as bytes against the tables of the DWARF standard, and small functions that compute in Node
// what their code says.
import { describe, expect, test } from "vitest";
import { assemble, at, type Code, type FunctionSource, f32, i32, loop, op, when, whilst } from "./assembler";
import { instantiate } from "./testModule";

const bytesOf = (code: Code): number[] =>
  code.flatMap((part) => (typeof part === "number" ? part : bytesOf(part)));

const constant = (name: string, value: number): FunctionSource => ({
  name,
  params: [],
  result: "i32",
  body: () => i32(value),
});

describe("LEB128", () => {
  // DWARF 4, https://dwarfstd.org, figures 22 and 23, and what lies beside a further byte.
  test.each([
    [0, [0x00]],
    [2, [0x02]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [129, [0x81, 0x01]],
    [12857, [0xb9, 0x64]],
    [16383, [0xff, 0x7f]],
    [16384, [0x80, 0x80, 0x01]],
    [2 ** 31, [0x80, 0x80, 0x80, 0x80, 0x08]],
    [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])("writes the offset %d as %j", (offset, bytes) => {
    expect(bytesOf(at("i32.load", offset))).toEqual([0x28, 2, ...bytes]);
  });

  test.each([
    [0, [0x00]],
    [2, [0x02]],
    [-2, [0x7e]],
    [63, [0x3f]],
    [64, [0xc0, 0x00]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [127, [0xff, 0x00]],
    [-127, [0x81, 0x7f]],
    [128, [0x80, 0x01]],
    [-128, [0x80, 0x7f]],
    [129, [0x81, 0x01]],
    [-129, [0xff, 0x7e]],
    [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [-(2 ** 31), [0x80, 0x80, 0x80, 0x80, 0x78]],
  ])("writes the constant %d as %j", (value, bytes) => {
    expect(bytesOf(i32(value))).toEqual([0x41, ...bytes]);
  });

  test("constants of every length come back from a function, a u32 as the i32 of the same bits", () => {
    const lengths = [6, 7, 13, 14, 20, 21, 27, 28, 31].flatMap((bit) => [2 ** bit - 1, 2 ** bit]);
    const values = lengths.flatMap((value) => [value, -value]);
    const { call } = instantiate(values.map((value, k) => constant(`f${k}`, value)));
    expect(values.map((_, k) => call(`f${k}`))).toEqual(values.map((value) => value | 0));
  });
});

describe("flow", () => {
  const source: FunctionSource = {
    name: "sum",
    params: ["i32", "i32"],
    result: "i32",
    body: ({ params: [from, to], local }) => {
      const [i, sum] = [local("i32"), local("i32")];
      return [loop(i, from!.get, to!.get, 3, sum.set(op("i32.add", sum.get, i.get))), sum.get];
    },
  };
  const { call } = instantiate([source]);

  test.each([
    [0, 10, 0 + 3 + 6 + 9], // past the end
    [0, 9, 0 + 3 + 6], // up to below it
    [5, 6, 5],
    [5, 5, 0],
    [6, 5, 0],
    [2147483646, -2147483646, 2147483646 + -2147483647], // addresses above 2^31 are no negative numbers
  ])("a loop by 3 from %d to below %d adds up to %d", (from, to, sum) => {
    expect(call("sum", from, to)).toBe(sum | 0);
  });

  test("loops within loops count each of theirs anew: pairs i < j below n", () => {
    const pairs: FunctionSource = {
      name: "pairs",
      params: ["i32"],
      result: "i32",
      body: ({ params: [n], local }) => {
        const [i, j, count] = [local("i32"), local("i32"), local("i32")];
        const one = count.set(op("i32.add", count.get, i32(1)));
        const inner = loop(j, op("i32.add", i.get, i32(1)), n!.get, 1, one);
        return [loop(i, i32(0), n!.get, 1, inner), count.get];
      },
    };
    const module = instantiate([pairs]);
    expect([0, 1, 2, 10].map((n) => module.call("pairs", n))).toEqual([0, 0, 1, 45]);
  });

  test("whilst asks before each turn: greatest common divisors by subtraction", () => {
    const gcd: FunctionSource = {
      name: "gcd",
      params: ["i32", "i32"],
      result: "i32",
      body: ({ params, local }) => {
        const [a, b] = [params[0]!, params[1]!];
        const turns = local("i32");
        const smaller = (x: typeof a, y: typeof a) => x.set(op("i32.sub", x.get, y.get));
        return [
          whilst(op("i32.ne", a.get, b.get), [
            when(op("i32.lt_u", a.get, b.get), smaller(b, a), smaller(a, b)),
            turns.set(op("i32.add", turns.get, i32(1))),
          ]),
          op("i32.add", op("i32.mul", turns.get, i32(1000)), a.get),
        ];
      },
    };
    const module = instantiate([gcd]);
    expect(module.call("gcd", 12, 18)).toBe(2006); // 12 6, 6 6
    expect(module.call("gcd", 7, 7)).toBe(7); // no turn
  });

  test("nested ifs take each branch of theirs, with and without an else", () => {
    const branch: FunctionSource = {
      name: "branch",
      params: ["i32", "i32", "i32"],
      result: "i32",
      body: ({ params: [a, b, c], local }) => {
        const sum = local("i32");
        const add = (value: number) => sum.set(op("i32.add", sum.get, i32(value)));
        const ifC = when(c!.get, add(1));
        return [when(a!.get, [when(b!.get, [ifC, add(10)], add(100)), ifC], [add(1000), ifC]), sum.get];
      },
    };
    const module = instantiate([branch]);
    const results = Array.from({ length: 8 }, (_, k) =>
      module.call("branch", (k >> 2) & 1, (k >> 1) & 1, k & 1),
    );
    expect(results).toEqual([1000, 1001, 1000, 1001, 100, 101, 10, 12]);
  });
});

describe("a module", () => {
  test("with 130 functions of 130 locals and 900 bytes each is valid, and calls run both ways", () => {
    const count = 130; // more than one byte of an index can tell
    const functions = Array.from(
      { length: count },
      (_, k): FunctionSource => ({
        name: `a/${k} €`,
        params: ["i32"],
        result: "i32",
        body: ({ params: [x], local, call }) => {
          const locals = Array.from({ length: count }, () => local("i32"));
          const steps = locals.map((own, i) =>
            own.set(op("i32.add", i === 0 ? x!.get : locals[i - 1]!.get, i32(1))),
          );
          // the first calls the last, which calls the one before it, and so on down to the second
          const next = k === 0 ? count - 1 : k - 1;
          return [steps, k === 1 ? locals.at(-1)!.get : call(`a/${next} €`, locals.at(-1)!.get)];
        },
      }),
    );
    expect(WebAssembly.validate(assemble(functions, 1, false))).toBe(true);
    expect(instantiate(functions).call("a/0 €", 7)).toBe(7 + count * count);
  });

  test("with f32 constants keeps their bits", () => {
    const values = [0, -0, 0.1, -1e38, 1e-45, Number.POSITIVE_INFINITY, Number.NaN];
    const { call } = instantiate(
      values.map((value, k) => ({ name: `f${k}`, params: [], result: "f32", body: () => f32(value) })),
    );
    expect(values.map((_, k) => call(`f${k}`))).toEqual(values.map(Math.fround));
  });

  test("that calls what is not there is refused by name", () => {
    const caller: FunctionSource = { name: "f", params: [], body: ({ call }) => call("expp") };
    expect(() => assemble([caller], 1, false)).toThrow("no function 'expp' in the module");
  });

  test("imports a memory of its own kind: shared and of just these pages, or not shared", () => {
    const open = (code: Uint8Array<ArrayBuffer>, memory: WebAssembly.Memory) =>
      new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
    const [shared, own] = [assemble([constant("f", 5)], 3, true), assemble([constant("f", 5)], 3, false)];
    expect([WebAssembly.validate(shared), WebAssembly.validate(own)]).toEqual([true, true]);
    const ofPages = (maximum: number) => new WebAssembly.Memory({ initial: 3, maximum, shared: true });
    expect((open(shared, ofPages(3)).exports.f as () => number)()).toBe(5);
    expect(() => open(shared, ofPages(4))).toThrow(WebAssembly.LinkError);
    expect(() => open(shared, new WebAssembly.Memory({ initial: 3, maximum: 3 }))).toThrow(
      WebAssembly.LinkError,
    );
    expect(() => open(own, ofPages(3))).toThrow(WebAssembly.LinkError);
    expect(() => open(own, new WebAssembly.Memory({ initial: 2 }))).toThrow(WebAssembly.LinkError);
  });

  test("over shared memory stores what a view of it sees", () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const store: FunctionSource = { name: "f", params: [], body: () => at("i32.store", 40, i32(4), i32(99)) };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble([store], 1, true)), {
      env: { memory },
    });
    (exports.f as () => void)();
    expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(new Int32Array(memory.buffer)[11]).toBe(99);
  });
});
