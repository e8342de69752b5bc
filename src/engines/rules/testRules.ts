// For tests: every registered rule in one network, driven by hand. Cell k of either population spikes at the times of
// protocol k, and each rule has a projection that joins cell k to cell k; so one run on an engine serves all rules.
import type { NetworkDocument, Projection } from "../../core/document";
import { needsTeacher } from "../../core/rule";
import { models } from "../../models/registry";
import type { Command, EngineName } from "../engine";
import { createEngine } from "../testEngines";

/** Steps of 1 ms in which either side spikes. */
export interface Protocol {
  readonly pre: readonly number[];
  readonly post: readonly number[];
}

/** Far above what any weight moves, so that only a cell set to it spikes. */
const FIRING = 1e6;
/** What each weight starts from. Chosen: between the bounds of every rule. */
export const START = 0.5;

export const RULES = Object.keys(models.rules);

/** Whether a rule's rewards come from a teacher alone. */
export const isTaught = (rule: string): boolean => needsTeacher(models.rules[rule]!);

/** What all are paid after a step. */
export interface Payment {
  readonly after: number;
  readonly value: number;
}

function cells(n: number): NetworkDocument["populations"][string] {
  const params = { v_rest: 0, v_reset: 0, v_thresh: 1000, tau_refrac: 0 };
  return { kind: "neurons", shape: [n], neuron: "lif", params };
}

/** Steps in which something happens, in order. */
export function stepsOf(protocols: readonly Protocol[], payments: readonly Payment[]): readonly number[] {
  const steps = protocols.flatMap(({ pre, post }) => [...pre, ...post]);
  return [...new Set([...steps, ...payments.map(({ after }) => after)])].sort((a, b) => a - b);
}

/** A projection named after its rule for each of them, one synapse for each protocol. */
export function driven(rules: readonly string[], n: number): NetworkDocument {
  const projection = (rule: string): Projection => ({
    from: "pre",
    to: "post",
    synapse: "delta",
    receptor: "exc",
    connector: { name: "one_to_one" },
    weight: START,
    learn: { name: rule },
  });
  const taught = rules.some(isTaught);
  return {
    format: "spikeyard",
    version: 1,
    name: "driven",
    dt: 1,
    seed: 1,
    populations: { pre: cells(n), post: cells(n) },
    projections: Object.fromEntries(rules.map((rule) => [rule, projection(rule)])),
    ...(taught
      ? { readout: { population: "post", classes: 2 }, training: { teacher: { name: "delta" } } }
      : {}),
  };
}

/** The weight of each protocol's synapse after its spikes and those payments, by rule. */
export async function weightsAfter(
  name: EngineName,
  rules: readonly string[],
  protocols: readonly Protocol[],
  payments: readonly Payment[],
  end?: Command & { do: "end" },
): Promise<Readonly<Record<string, readonly number[]>>> {
  const n = protocols.length;
  const engine = await createEngine(name, driven(rules, n));
  await engine.run([{ do: "begin", inputs: {}, clock: 0 }]);
  const steps = stepsOf(protocols, payments);
  let now = 0;
  for (const step of steps) {
    if (step > now) await engine.run([{ do: "run", steps: step - now, learn: true }]);
    for (const side of ["pre", "post"] as const)
      await engine.write(
        `${side}.v`,
        protocols.map((protocol) => (protocol[side].includes(step) ? FIRING : 0)),
      );
    const paid = payments.filter(({ after }) => after === step);
    await engine.run([
      { do: "run", steps: 1, learn: true },
      ...paid.map(({ value }): Command => ({ do: "reward", value })),
    ]);
    now = step + 1;
  }
  if (end) {
    await engine.write("post.v", new Float32Array(n));
    await engine.run([end]);
  }
  const weights: Record<string, readonly number[]> = {};
  for (const rule of rules) weights[rule] = [...(await engine.read(`${rule}.w`))];
  engine.dispose();
  return weights;
}
