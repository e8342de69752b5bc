// One thread's view of the event engine: the instantiated module, its memory as typed arrays, its lane in it.
import { evaluateConstants } from "../../compiler/constants";
import { planNetwork } from "../../compiler/plan";
import type { Plan } from "../../compiler/planned";
import { nameOf } from "../../compiler/wasm/kernelScope";
import { type Layout, LEAPS } from "../../compiler/wasm/layout";
import type { EventProgram } from "../../compiler/wasm/module";

export type Kernel = (...numbers: number[]) => number;

export interface Machine {
  plan: Plan;
  readonly program: EventProgram;
  readonly layout: Layout;
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  readonly u8: Uint8Array;
  /** address of this thread's lane */
  readonly lane: number;
  /** address of the image that this thread's samples start from */
  readonly master: number;
  /** a fixed kernel by its name, or one of a population or projection; null where there is none */
  kernel(name: string, owner?: { readonly name: string }): Kernel | null;
  /** address of the constants of equations that leap over `steps` steps, 1 to LEAPS */
  constantsFor(steps: number): number;
  /** takes new live numbers in; with `shared`, for all threads */
  retune(plan: Plan, shared: boolean): void;
}

export function createMachine(
  program: EventProgram,
  plan: Plan,
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  laneNumber: number,
): Machine {
  const { layout, constants } = program;
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const f32 = new Float32Array(memory.buffer);
  const lane = layout.lanes + laneNumber * layout.laneSize;
  const leapReady = new Uint8Array(LEAPS + 1);
  for (let k = 0; k < layout.chunk; k++) f32[(lane + layout.times) / 4 + k] = k * plan.document.dt;
  return {
    plan,
    program,
    layout,
    f32,
    i32: new Int32Array(memory.buffer),
    u8: new Uint8Array(memory.buffer),
    lane,
    master: lane + layout.master,
    kernel(name, owner) {
      const found = exports[owner ? nameOf(name, owner) : name];
      return typeof found === "function" ? (found as Kernel) : null;
    },
    constantsFor(steps) {
      if (steps === 1) return layout.constants;
      const at = lane + layout.leaps + (steps - 1) * layout.constantsSize;
      if (leapReady[steps] === 0) {
        const leaping = planNetwork(this.plan.document, steps);
        f32.set(evaluateConstants(constants, leaping).subarray(0, constants.length), at / 4);
        leapReady[steps] = 1;
      }
      return at;
    },
    retune(next, shared) {
      this.plan = next;
      leapReady.fill(0);
      if (shared)
        f32.set(evaluateConstants(constants, next).subarray(0, constants.length), layout.constants / 4);
    },
  };
}
