// Plan -> the WebAssembly module of the event engine, the layout of its memory, and its constants.
import { type Constant, Constants } from "../constants";
import type { Plan } from "../planned";
import { ALL_FINITE, CARRY_ALL, CARRY_RUNS, GATHERS, SCATTER, WIDEN } from "./arrivals";
import { assemble } from "./assembler";
import { movingKernels } from "./eligibility";
import { FUNCTIONS_IN_WASM } from "./functions";
import { ENCODE_LEVELS, inputKernels, LEVELS } from "./inputs";
import type { Context } from "./kernelScope";
import { type InputLayout, type Layout, layOut, type NeuronLayout } from "./layout";
import { learningKernels } from "./learning";
import { neuronKernels } from "./neurons";
import { releaseKernels } from "./release";
import { teachKernels } from "./teaching";

export interface EventProgram {
  readonly code: Uint8Array<ArrayBuffer>;
  readonly layout: Layout;
  readonly constants: readonly Constant[];
  /** of 64 KiB */
  readonly pages: number;
}

const PAGE = 2 ** 16;

/**
 * Generates the module of a plan. Everything that a user wrote is a tree by now.
 * @param lanes - samples that can be under way at once
 * @param shared - whether threads share the memory
 */
export function generateModule(plan: Plan, lanes: number, shared: boolean): EventProgram {
  const layout = layOut(plan, lanes);
  const constants = new Constants();
  const context: Context = { plan, layout, constants };
  const functions = [
    ...FUNCTIONS_IN_WASM,
    ...GATHERS,
    CARRY_ALL,
    SCATTER,
    CARRY_RUNS,
    WIDEN,
    ALL_FINITE,
    ENCODE_LEVELS,
    LEVELS,
    ...layout.populations.flatMap((place) =>
      place.population.kind === "input"
        ? inputKernels(place as InputLayout, context)
        : neuronKernels(place as NeuronLayout, context),
    ),
    ...layout.projections.flatMap((place) => [
      ...learningKernels(place, context),
      ...movingKernels(place, context),
      ...releaseKernels(place, context),
    ]),
    ...teachKernels(context),
  ];
  const pages = Math.ceil(layout.size / PAGE);
  return { code: assemble(functions, pages, shared), layout, constants: constants.all, pages };
}
