// Synapses in lists by their delays, for engines that follow spikes.
import type { ProjectionPlan } from "./planned";
import { eachSynapse } from "./runs";

/** Whether spikes find their synapses in lists, one after the other: sums must then be cleared once they are read. */
export function isListed({ connections, delays }: Pick<ProjectionPlan, "connections" | "delays">): boolean {
  return connections !== null || delays !== null;
}

/** Every synapse that there is: of all pairs none from a neuron to itself where the projection has none. */
function eachPair(
  { from, to, self, connections }: ProjectionPlan,
  visit: (i: number, j: number, place: number) => void,
): void {
  if (connections) {
    eachSynapse(connections, visit);
    return;
  }
  for (let i = 0; i < from.n; i++)
    for (let j = 0; j < to.n; j++) if (self || i !== j) visit(i, j, i * to.n + j);
}

/** Synapses in lists: for each delay, from one step on, one of every presynaptic neuron. */
export interface Schedule {
  /** shape `[delaySteps, pre + 1]`: where each list starts, and the last of a delay ends */
  readonly start: Uint32Array;
  readonly post: Uint32Array;
  /** of their weights */
  readonly place: Uint32Array;
}

/** @param projection - one with `delays` */
export function scheduleOf(projection: ProjectionPlan): Schedule {
  const { from, delaySteps, delays, synapses } = projection;
  const rows = from.n + 1;
  const start = new Uint32Array(delaySteps * rows);
  const rowOf = (i: number, place: number) => (delays![place]! - 1) * rows + i;
  eachPair(projection, (i, _, place) => start[rowOf(i, place)]!++);
  let end = 0;
  for (let row = 0; row < start.length; row++) {
    const count = start[row]!;
    start[row] = end;
    end += count;
  }
  const next = start.slice();
  const [post, place] = [new Uint32Array(synapses), new Uint32Array(synapses)];
  eachPair(projection, (i, j, at) => {
    const k = next[rowOf(i, at)]!++;
    post[k] = j;
    place[k] = at;
  });
  return { start, post, place };
}
