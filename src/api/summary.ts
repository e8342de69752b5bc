// What a network is made of, as a table: one row a population, with the synapses that lead to it.
import { planNetwork } from "../compiler/plan";
import type { ProjectionPlan } from "../compiler/planned";
import type { AgentPlan, NetworkDocument } from "../core/document";

export interface SummaryRow {
  readonly layer: string;
  /** the neuron or encoder model */
  readonly neuron: string;
  readonly shape: readonly number[];
  readonly neurons: number;
  /** that lead to it */
  readonly synapses: number;
  /** weights of them that change */
  readonly learned: number;
  /** rules by which they do, and "winner" where neurons compete */
  readonly rule: string;
}

export interface Summary {
  readonly rows: readonly SummaryRow[];
  readonly neurons: number;
  readonly synapses: number;
  readonly learned: number;
  /** the table, in lines */
  readonly text: string;
}

/** @throws {ModelError} if the document is wrong */
export function summarize(document: NetworkDocument): Summary {
  const plan = planNetwork(document);
  const rows = plan.populations.map(({ name, n }): SummaryRow => {
    const population = document.populations[name]!;
    const incoming = plan.projections.filter(({ to }) => to.name === name);
    const learning = incoming.filter(({ name }) => rulesOf(document, name).length > 0);
    const rules = [...new Set(learning.flatMap(({ name }) => rulesOf(document, name)))];
    const competes = population.kind === "neurons" && population.winners;
    return {
      layer: name,
      neuron: population.kind === "input" ? population.encoder : population.neuron,
      shape: population.shape,
      neurons: n,
      synapses: sum(incoming.map(countSynapses)),
      learned: sum(learning.map(countWeights)),
      rule: [...rules, ...(competes ? ["winner"] : [])].join(", "),
    };
  });
  const totals = {
    neurons: sum(rows.map(({ neurons }) => neurons)),
    synapses: sum(rows.map(({ synapses }) => synapses)),
    learned: sum(rows.map(({ learned }) => learned)),
  };
  return { rows, ...totals, text: tableOf(document, rows, totals) };
}

/** By which a projection learns: at any time, or in one stage after another. */
function rulesOf({ projections, training }: NetworkDocument, name: string): readonly string[] {
  const uses = [projections[name]!.learn, ...(training?.stages ?? []).map(({ learn }) => learn[name])];
  return uses.filter((use) => use !== undefined).map((use) => use.name);
}

/** Of which synapses of a convolution share one. */
function countWeights(projection: ProjectionPlan): number {
  return projection.connections?.shared ? projection.places : countSynapses(projection);
}

function countSynapses({ synapses, connections, self, to }: ProjectionPlan): number {
  return !connections && !self ? synapses - to.n : synapses;
}

const HEAD = ["Layer", "Neuron", "Shape", "Neurons", "Synapses", "Learned", "Rule"];
/** of numbers: set to the right */
const RIGHT = new Set([3, 4, 5]);

function tableOf(
  { name, readout, agent }: NetworkDocument,
  rows: readonly SummaryRow[],
  totals: Pick<Summary, "neurons" | "synapses" | "learned">,
): string {
  const number = (n: number) => n.toLocaleString("en-US");
  const counts = (row: typeof totals) => [row.neurons, row.synapses, row.learned].map(number);
  const body = rows.map((row) => [row.layer, row.neuron, row.shape.join(" x "), ...counts(row), row.rule]);
  const foot = [
    "Total",
    "",
    "",
    ...counts(totals),
    readout ? `vote of ${readout.population}, ${readout.classes} classes` : agent ? actsOf(agent) : "",
  ];
  const widths = HEAD.map((_, k) => Math.max(...[HEAD, ...body, foot].map((cells) => cells[k]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => (RIGHT.has(k) ? cell.padStart(widths[k]!) : cell.padEnd(widths[k]!)))
      .join("  ")
      .trimEnd();
  const rule = "-".repeat(sum(widths) + 2 * (widths.length - 1));
  return [name, line(HEAD), rule, ...body.map(line), rule, line(foot)].join("\n");
}

function actsOf({ act, environment }: AgentPlan): string {
  return `acts of ${act.population}${environment ? ` in ${environment.name}` : ""}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
