// What the generators of kernels share: whose parameters a tree may name, and its variables as locals.
import type { Constants } from "../constants";
import type { Env, NeuronPlan, Plan, ProjectionPlan } from "../planned";
import { at, type Code, type FunctionScope, type Local } from "./assembler";
import type { WasmScope } from "./expression";
import type { Layout, NeuronLayout } from "./layout";

export interface Context {
  readonly plan: Plan;
  readonly layout: Layout;
  readonly constants: Constants;
}

type Owned = Omit<WasmScope, "names" | "f" | "constantsAt">;

export function ofPopulation(population: NeuronPlan, { plan, constants }: Context): Owned {
  const index = plan.populations.indexOf(population);
  return {
    constants,
    owner: population.name,
    env: population.env,
    envOf: (p) => p.populations[index]!.env,
  };
}

export function ofProjection(
  projection: ProjectionPlan,
  part: string,
  { plan, constants }: Context,
  select: (q: ProjectionPlan) => Env,
): Owned {
  const index = plan.projections.indexOf(projection);
  return {
    constants,
    owner: `${projection.name} ${part}`,
    env: select(projection),
    envOf: (p) => select(p.projections[index]!),
  };
}

/** Names of a population's kernels in the module. */
export const nameOf = (kernel: string, owner: { readonly name: string }): string => `${owner.name}/${kernel}`;

/** Locals that hold the variables in a set of trees, loaded from their rows at `address`. */
export function load(
  { population, at: rows }: NeuronLayout,
  f: FunctionScope,
  address: Code,
  among: ReadonlySet<string>,
): { readonly x: Readonly<Record<string, Local>>; readonly code: Code } {
  const used = population.variables.filter((variable) => among.has(variable));
  const x = Object.fromEntries(used.map((variable) => [variable, f.local("v128")]));
  return { x, code: used.map((variable) => x[variable]!.set(at("v128.load", rows[variable]!, address))) };
}

export const valuesOf = (x: Readonly<Record<string, Local>>): Record<string, Code> =>
  Object.fromEntries(Object.entries(x).map(([name, local]) => [name, local.get]));
