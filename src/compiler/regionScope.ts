// What the generators of regions share: whose parameters a tree reads, where its state lies, how constants are written.
import type { Constants } from "./constants";
import type { GpuMemory } from "./memory";
import type { Env, Plan, PopulationPlan, ProjectionPlan } from "./planned";
import type { WgslScope } from "./wgsl";

/** What the generators of regions share. */
export interface Context {
  readonly plan: Plan;
  readonly memory: GpuMemory;
  readonly constants: Constants;
  /** of a workgroup of the fused schedule */
  readonly invocations: number;
}

/** The traces that follow a population's spikes. */
export function tracesOf(population: PopulationPlan, plan: Plan) {
  return plan.projections.flatMap((projection: ProjectionPlan) =>
    (projection.rule?.traces ?? [])
      .filter(({ of }) => (of === "pre" ? projection.from : projection.to) === population)
      .map((trace) => ({ projection, trace })),
  );
}

type Owned = Omit<WgslScope, "names">;

export const u32 = (name: string, value: number): string => `const ${name} = ${value}u;`;
export const bool = (name: string, value: boolean): string => `const ${name} = ${value};`;
export const lines = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join("\n");

export function ofPopulation(population: PopulationPlan, { plan, constants }: Context): Owned {
  const index = plan.populations.indexOf(population);
  return { constants, owner: population.name, env: population.env, envOf: (p) => p.populations[index]!.env };
}

export function ofProjection(
  projection: ProjectionPlan,
  part: string,
  { plan, constants }: Context,
  select: (q: ProjectionPlan) => Env,
): Owned {
  const index = plan.projections.indexOf(projection);
  const envOf = (p: Plan) => select(p.projections[index]!);
  return { constants, owner: `${projection.name} ${part}`, env: select(projection), envOf };
}

export const ruleEnv = (q: ProjectionPlan): Env => q.rule!.env;

/** An element of one row of state. */
export function stateOf(name: string, { memory }: Context, index = "n"): string {
  return `state[row(${memory.stateAt[name]}u + ${index})]`;
}
