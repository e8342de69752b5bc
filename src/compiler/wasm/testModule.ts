// For tests: functions of the assembler as a module that runs in Node.
import { assemble, type FunctionSource } from "./assembler";

export interface TestModule {
  readonly call: (name: string, ...args: number[]) => number;
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  readonly u8: Uint8Array;
}

/** @param pages - of 64 KiB */
export function instantiate(functions: readonly FunctionSource[], pages = 1): TestModule {
  const memory = new WebAssembly.Memory({ initial: pages });
  const module = new WebAssembly.Module(assemble(functions, pages, false));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return {
    call: (name, ...args) => (exports[name] as (...numbers: number[]) => number)(...args),
    f32: new Float32Array(memory.buffer),
    i32: new Int32Array(memory.buffer),
    u8: new Uint8Array(memory.buffer),
  };
}
