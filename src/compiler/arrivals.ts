// The generated code of sums: the weights of the spikes that arrive at a neuron over one projection.
import { ringName, ringRows } from "./carried";
import { isGraded, type PopulationPlan, type ProjectionPlan } from "./planned";
import { type Context, ofProjection } from "./regionScope";
import { RELEASED } from "./release";
import { parameter } from "./wgsl";

/** What arrives at neuron n over one projection. */
interface SumCode {
  /** for one neuron alone */
  readonly ofOne: string;
  /** in a lane: at the end of a step for the next; once before all neurons; once for several from `first` on */
  readonly list: string | null;
  readonly silence: string | null;
  readonly before: string | null;
  readonly block: ((size: 1 | 4 | 16) => string) | null;
  /** for neuron n among them, by the values of `before` or `block` */
  readonly ofNext: (value: string) => string;
}

/** WGSL: where the numbers that a population's spikes carried so many steps ago begin. */
export function carriedAt(population: PopulationPlan, ago: number, { plan, memory }: Context): string {
  const step = `((step_number() - ${ago}u) & ${ringRows(population, plan) - 1}u)`;
  return `(${memory.stateAt[ringName(population)]!}u + ${step} * ${population.n}u)`;
}

export function sumsOf(projection: ProjectionPlan, context: Context): SumCode {
  const { name, from, to, self, delaySteps, delays, connections, synapses, weights, weightsAt } = projection;
  const { synapse } = projection;
  const first = `slot_at(${delaySteps}u) + ${from.spikesAt}u`;
  const list = `${first}, ${context.memory.listAt[name]}u, ${to.n}u`;
  const weight = () =>
    parameter(
      "weight",
      ofProjection(projection, "weight", context, (q) => q.env),
    );
  const none = { list: null, silence: null, before: null, block: null };
  const alone = (ofOne: string): SumCode => ({ ...none, ofOne, ofNext: () => ofOne });
  const skip = !self ? "n" : "0xffffffffu";
  if (delays) {
    const at = context.memory.listAt[name]!;
    const [source, rows] = weights === "stored" ? [`${weightsAt}u, 0f`, 2] : [`NEVER, ${weight()}`, 1];
    if (!connections)
      return alone(
        `gather_dense_delayed(${from.spikesAt}u, ${from.words}u, ${at}u, ${delaySteps}u, ${to.n}u, ${source}, ${skip}, n)`,
      );
    const behind = at + to.n + 1 + rows * synapses;
    if (isGraded(from)) {
      const ring = `${context.memory.stateAt[ringName(from)]!}u, ${ringRows(from, context.plan)}u, ${from.n}u`;
      return alone(
        `gather_carried(${from.spikesAt}u, ${at}u, ${behind}u, ${to.n}u, ${synapses}u, ${source}, ${ring}, n)`,
      );
    }
    return alone(
      `gather_sparse_delayed(${from.spikesAt}u, ${at}u, ${behind}u, ${to.n}u, ${synapses}u, ${source}, n)`,
    );
  }
  if (synapse.release || isGraded(from)) {
    const source = weights === "stored" ? `${weightsAt}u, 0f` : `NEVER, ${weight()}`;
    const released = synapse.release
      ? `${context.memory.stateAt[`${name}.${RELEASED}`]!}u`
      : carriedAt(from, delaySteps, context);
    return alone(`gather_released(${list}, ${synapses}u, ${source}, ${released}, n)`);
  }
  if (connections && weights === "stored")
    return alone(`gather_sparse(${list}, ${synapses}u, ${weightsAt}u, n)`);
  if (connections) return alone(`count_sparse(${list}, ${weight()}, n)`);
  if (weights === "stored") {
    const place = context.memory.arrivingAt[name];
    const matrix = `${weightsAt}u, ${to.n}u`;
    return {
      ...none,
      ofOne: `gather_dense(${first}, ${from.words}u, ${matrix}, n)`,
      list: `list_spikes(slot_at(${delaySteps - 1}u) + ${from.spikesAt}u, ${from.words}u, ${place}u, local);`,
      silence: `state[row(${place}u)] = 0f;`,
      block: (size) => `gather_list_${size}(${place}u, ${matrix}, first)`,
      ofNext: (value) => value,
    };
  }
  const count = `count_spikes_of(${first}, ${from.words}u)`;
  const ofNext = (value: string) => `sum_uniform(${first}, ${value}, ${weight()}, ${skip})`;
  return { ...none, ofOne: ofNext(count), before: count, ofNext };
}
